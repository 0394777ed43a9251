import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { loadCalendar } from '../../src/calendar/calendar.ts';
import { fixedClock } from '../../src/kernel/clock.ts';
import { date } from '../../src/kernel/local-date.ts';
import { Pack } from '../../src/policy/pack.ts';
import { verifyJournal } from '../../src/store/journal.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { listNumbers } from '../../src/supervision/list-numbers.ts';
import { openCase } from '../../src/supervision/open-case.ts';
import { showCase } from '../../src/supervision/show-case.ts';
import { program, ROOT } from './program.ts';

const { run, start, path } = program();
const CASES = 5;

function withStore<T>(work: (store: Store) => T): T {
  const clock = fixedClock(date('2026-03-05'));
  const { store } = openStore(path('a.db'), { operator: '测试员', clock });
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** So many clues, for each of which a document may be issued directly. */
function openCases(store: Store): void {
  const deps = { store, calendar: loadCalendar(ROOT, store), pack: new Pack('', '', '', new Map()) };
  for (let i = 1; i <= CASES; i += 1) {
    openCase(deps, {
      source: { kind: 'alert', id: String(i), text: '数据监督' },
      agency: { code: 'A', name: '示例区市场监管局' },
      category: 'conduct',
      problem: '重复检查',
      discoveredOn: date('2026-03-05'),
    });
  }
}

const number = (i: number) => `2026-000${i}`;
const ending = (i: number) =>
  `--grounds 依据 --measures 停止 --signer 王 --contact 李 --confirm ${number(i)} -o ${path('.')}`;

/** What is issued, and the stage the case is in with it. */
const PAPERS = [
  {
    name: 'a document',
    line: (i: number) => `case notice ${number(i)} --kind 意见书 --direct 突出 ${ending(i)}`,
    stage: 'issued',
  },
  {
    name: 'a letter',
    line: (i: number) => `case letter ${number(i)} --kind 提醒函 --issue ${ending(i)}`,
    stage: 'clue',
  },
];

const register = () => withStore((store) => listNumbers(store, 2026))[0];
const stageOf = (i: number) =>
  withStore((store) => showCase({ store, calendar: loadCalendar(ROOT, store) }, number(i)).status.stage);

describe('issuing that is killed', () => {
  it.each(PAPERS)(
    'uses no number of $name twice and loses none, whenever it is',
    async ({ line, stage }) => {
      const words = (i: number) => line(i).split(' ');
      expect(run('init', '--pack', 'jinshan', '--bureau', '示例区司法局', '--code', '示司').code).toBe(0);
      withStore(openCases);
      const begun = performance.now();
      expect(run(...words(1)).code).toBe(0);
      const whole = performance.now() - begun;
      // From before the letter is made to after it is written.
      for (let i = 2; i <= CASES; i += 1) {
        const child = start(...words(i));
        const ended = once(child, 'exit');
        await Promise.race([wait(whole * (0.4 + (0.6 * (i - 1)) / CASES)), ended]);
        child.kill('SIGKILL');
        await ended;
      }
      const after = register();
      expect(after?.gaps).toEqual([]);
      const issued = new Set(after?.numbers.map(({ caseNumber }) => caseNumber));
      // What has a number is issued, and what has none can be issued again.
      const cases = Array.from({ length: CASES }, (_, i) => i + 1);
      expect(cases.map(stageOf)).toEqual(cases.map((i) => (issued.has(number(i)) ? stage : 'clue')));
      const again = cases.filter((i) => !issued.has(number(i))).map((i) => run(...words(i)).code);
      expect(again.every((code) => code === 0)).toBe(true);
      const all = register();
      expect(all?.gaps).toEqual([]);
      expect(all?.numbers.map(({ seq }) => seq)).toEqual(cases);
      expect(new Set(all?.numbers.map(({ caseNumber }) => caseNumber)).size).toBe(CASES);
      expect(withStore((store) => verifyJournal(store).broken)).toBeUndefined();
      expect(run('db', 'check').code).toBe(0);
    },
    60_000,
  );
});
