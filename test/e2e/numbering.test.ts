import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { loadCalendar } from '../../src/calendar/calendar.ts';
import { fixedClock } from '../../src/kernel/clock.ts';
import { date } from '../../src/kernel/local-date.ts';
import { loadPack, packFolder } from '../../src/policy/load.ts';
import { Pack } from '../../src/policy/pack.ts';
import { verifyJournal } from '../../src/store/journal.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { listNumbers } from '../../src/supervision/list-numbers.ts';
import { openCase } from '../../src/supervision/open-case.ts';
import { registerProblem, requireProblem } from '../../src/supervision/problems/register-problem.ts';
import { showCase } from '../../src/supervision/show-case.ts';
import { takeStep } from '../../src/supervision/take-step.ts';
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

/** As many 共性问题. */
function findProblems(store: Store): void {
  const all = { store, calendar: loadCalendar(ROOT, store), pack: loadPack(packFolder(ROOT), 'jinshan') };
  for (let i = 1; i <= CASES; i += 1) registerProblem(all, { title: `重复检查${i}`, text: '统筹不足' });
}

/** An objection in every case, which waits for its answer. */
function raiseObjections(store: Store): void {
  store.write((tx) => {
    for (let i = 1; i <= CASES; i += 1) {
      const caseNumber = number(i);
      takeStep(tx, store.actor, { caseNumber, act: 'issue-direct', text: '突出' });
      takeStep(tx, store.actor, { caseNumber, act: 'object', text: '已经备案' });
    }
  });
}

const number = (i: number) => `2026-000${i}`;
const WORDS = '--grounds 依据 --measures 停止 --signer 王 --contact 李';
const COURSE = '--set 督促整改经过=已口头提醒';
const notice = (kind: string) => (i: number) =>
  `case notice ${number(i)} --kind ${kind} --direct 突出 ${WORDS} --confirm ${number(i)}`;
const letter = (kind: string, more: string) => (i: number) =>
  `case letter ${number(i)} --kind ${kind} --issue ${WORDS} ${more} --confirm ${number(i)}`;

interface Paper {
  readonly name: string;
  readonly line: (i: number) => string;
  readonly prepare?: (store: Store) => void;
  /** How many are issued; one of each way through the code is tried at more moments. */
  readonly times?: number;
}

/** Every kind that is issued under a number. */
const PAPERS: readonly Paper[] = [
  { name: '建议书', line: notice('建议书') },
  { name: '督办函', line: notice('督办函') },
  { name: '意见书', line: notice('意见书'), times: CASES },
  {
    name: '请示',
    line: (i) => `case escalate ${number(i)} --direct 停产 ${WORDS} --confirm ${number(i)}`,
  },
  { name: '提醒函', line: letter('提醒函', '--to 某局'), times: CASES },
  { name: '约谈通知书', line: letter('约谈', '--set 约谈时间=9时 --set 约谈地点=201室 --set 约谈人员=王') },
  { name: '移送函', line: letter('移送函', `--to 某区监委 --set 涉及的单位和人员=某科 ${COURSE}`) },
  { name: '告知函', line: letter('告知函', `--to 市局 ${COURSE}`) },
  {
    name: '异议答复书',
    line: letter('异议答复', '--result 不成立 --set 复核情况=已复核 --set 答复意见=维持'),
    prepare: raiseObjections,
  },
  { name: '案件的指导意见', line: letter('指导意见', '--set 指导事项=频次 --set 原因分析=统筹不足') },
  {
    name: '共性问题的指导意见',
    line: (i) => `problem guidance ${i} --fact 重复检查 ${WORDS} --confirm ${i}`,
    prepare: findProblems,
    times: CASES,
  },
];

const register = () => withStore((store) => listNumbers(store, 2026))[0];

/** Which of the cases or problems has the number, told from what happened in it. */
function ownerOf(given: { readonly number: string; readonly problemId?: number }): number[] {
  return withStore((store) =>
    Array.from({ length: CASES }, (_, i) => i + 1).filter((i) => {
      if (given.problemId !== undefined) {
        return requireProblem({ store }, i).facts.some(({ document }) => document === given.number);
      }
      const { facts } = showCase({ store, calendar: loadCalendar(ROOT, store) }, number(i));
      return facts.some(({ details }) => details.document === given.number);
    }),
  );
}

describe('issuing that is killed', () => {
  it.each(PAPERS)(
    'uses no number of $name twice and loses none, whenever it is',
    async ({ line, prepare, times = 3 }) => {
      const words = (i: number) => [...line(i).split(' '), '-o', path('.')];
      expect(run('init', '--pack', 'jinshan', '--bureau', '示例区司法局', '--code', '示司').code).toBe(0);
      withStore(openCases);
      if (prepare) withStore(prepare);
      const begun = performance.now();
      expect(run(...words(1))).toMatchObject({ code: 0 });
      const whole = performance.now() - begun;
      // From before the letter is made to after it is written.
      for (let i = 2; i <= times; i += 1) {
        const child = start(...words(i));
        const ended = once(child, 'exit');
        await Promise.race([wait(whole * (0.4 + (0.6 * (i - 1)) / times)), ended]);
        child.kill('SIGKILL');
        await ended;
      }
      const after = register();
      expect(after?.gaps).toEqual([]);
      // What has a number is issued, and what has none can be issued again.
      const issued = after?.numbers.map((one) => ownerOf(one)) ?? [];
      expect(issued.every((owners) => owners.length === 1)).toBe(true);
      const cases = Array.from({ length: times }, (_, i) => i + 1);
      const again = cases.filter((i) => !issued.flat().includes(i)).map((i) => run(...words(i)).code);
      expect(again.every((code) => code === 0)).toBe(true);
      const all = register();
      expect(all?.gaps).toEqual([]);
      expect(all?.numbers.map(({ seq }) => seq)).toEqual(cases);
      expect(all?.numbers.flatMap((one) => ownerOf(one)).sort()).toEqual(cases);
      expect(withStore((store) => verifyJournal(store).broken)).toBeUndefined();
      expect(run('db', 'check').code).toBe(0);
    },
    60_000,
  );
});
