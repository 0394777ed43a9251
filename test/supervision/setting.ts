import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { loadCalendar } from '../../src/calendar/calendar.ts';
import type { OfficialLetter } from '../../src/document/letter.ts';
import type { Clause } from '../../src/kernel/finding.ts';
import { date, type LocalDate } from '../../src/kernel/local-date.ts';
import { Pack, type DatedValue, type PackParameter } from '../../src/policy/pack.ts';
import type { ParameterName } from '../../src/policy/parameters.ts';
import { createStore, openStore } from '../../src/store/open.ts';
import { writeSetting } from '../../src/store/settings.ts';
import type { Store } from '../../src/store/store.ts';
import type { LetterDeps } from '../../src/supervision/issue-letter.ts';
import { letterTemplates } from '../../src/supervision/letter-templates.ts';
import type { NewClue } from '../../src/supervision/model.ts';
import { openCase } from '../../src/supervision/open-case.ts';
import { showCase } from '../../src/supervision/show-case.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const SCHEME: Clause = { document: '《测试区执法监督工作方案》', at: '二(二)1' };

const SUGGESTION = {
  kind: 'suggestion',
  name: '行政执法监督建议书',
  mark: '执监建',
  use: '经提醒未整改',
  template: 'jianyishu',
};
const URGE = {
  kind: 'urge',
  name: '行政执法监督督办函',
  mark: '执监督',
  use: '应履行未履行',
  template: 'dubanhan',
};
const OPINION = {
  kind: 'opinion',
  name: '行政执法监督意见书',
  mark: '执监意',
  use: '违法或者明显不当',
  template: 'yijianshu',
};

const LETTERS = [
  { kind: 'warning', mark: '执监提', basis: [['S', '二']] },
  { kind: 'interview', mark: '执监约', basis: [['S', '二']] },
  { kind: 'transfer', mark: '执监移', basis: [['S', '二']] },
  { kind: 'notice', mark: '执监告', basis: [['S', '二']] },
  { kind: 'objection-reply', mark: '执监复', basis: [['S', '二']] },
  { kind: 'decision', basis: [['S', '二']] },
  { kind: 'review', basis: [['S', '二']] },
  { kind: 'receipt', basis: [] },
  { kind: 'guidance', basis: [['S', '二']] },
];

/** The three-step scheme of August 2025; the three papers of the national regulation from February 2026. */
export function testPack(first = '2025-08-06'): Pack {
  const from = (day: string, value: unknown): DatedValue => ({
    value,
    from: date(day),
    clause: SCHEME,
    when: {},
  });
  const days = (amount: number) => [from(first, { amount, unit: 'working-day' })];
  const escalation = {
    decider: '测试区人民政府',
    decision: '行政执法监督决定书',
    request: '关于报请制发行政执法监督决定书的请示',
    mark: '执监请',
    template: 'qingshi',
    direct: { template: 'qingshi-zhongda', clause: ['S', '二'] },
  };
  const values: [ParameterName, DatedValue[]][] = [
    ['supervision.document_period', days(5)],
    ['supervision.rectify_period', days(15)],
    ['supervision.review_period', days(5)],
    ['supervision.documents', [from(first, [SUGGESTION]), from('2026-02-01', [URGE, OPINION, SUGGESTION])]],
    ['supervision.escalation', [from(first, escalation)]],
    ['supervision.letters', [from(first, LETTERS)]],
    ['supervision.service', [from(first, { publication_days: 30 })]],
    [
      'supervision.accountability',
      [
        from(first, [
          { name: '通报', of: 'agency', clause: ['S', '二'] },
          { name: '批评教育', of: 'person', clause: ['S', '二'], decision: true },
        ]),
      ],
    ],
  ];
  const parameters = new Map(
    values.map(([name, v]): [ParameterName, PackParameter] => [name, { title: name, values: v }]),
  );
  return new Pack('test', '测试区', '1', parameters, { S: SCHEME.document });
}

/** A desk with a calendar that can be turned: the same file, the clock moved by `at`. */
export interface Desk extends LetterDeps {
  /** Turns the clock. */
  readonly at: (day: string) => Desk;
  /** Every letter rendered, in order. */
  readonly letters: OfficialLetter[];
  readonly path: string;
}

interface Turning {
  day: LocalDate;
}

function deskOn(store: Store, clock: Turning, path: string): Desk {
  const letters: OfficialLetter[] = [];
  const desk: Desk = {
    store,
    calendar: loadCalendar(ROOT, store),
    pack: testPack(),
    path,
    letters,
    letterTemplate: letterTemplates(ROOT),
    renderLetter: (letter) => {
      letters.push(letter);
      return Promise.resolve(Buffer.from(JSON.stringify(letter)));
    },
    at: (day) => {
      clock.day = date(day);
      return desk;
    },
  };
  return desk;
}

function actor(clock: Turning, operator: string) {
  return { operator, clock: { today: () => clock.day, now: () => `${clock.day}T09:00:00+08:00` } };
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A new file set up for a bureau. */
export function newDesk(day = '2026-09-01'): Desk {
  const clock = { day: date(day) };
  const folder = mkdtempSync(join(tmpdir(), 'zfjd-case-'));
  folders.push(folder);
  const path = join(folder, 't.db');
  const store = createStore(path, actor(clock, '测试员'));
  // No power cut is waited for here.
  store.pragma('synchronous = OFF');
  store.write((tx) => {
    writeSetting(tx, 'bureau', '测试区司法局');
    writeSetting(tx, 'bureau_code', '测司');
    tx.record({ act: 'init', subject: 'setting', id: 'bureau', summary: '设定' });
  });
  return deskOn(store, clock, path);
}

/** A second person at the same file. */
export function secondDesk(path: string, day: string): Desk {
  const clock = { day: date(day) };
  return deskOn(openStore(path, actor(clock, '同事')).store, clock, path);
}

/** The text of a letter's body, a paragraph a line. */
export function bodyText(letter: OfficialLetter | undefined): string {
  return (letter?.body ?? []).map((part) => (part.kind === 'table' ? '' : part.text)).join('\n');
}

export const CLUE: NewClue = {
  source: { kind: 'alert', id: 'A-1', text: '2026年8月数据监督' },
  agency: { code: 'JS-SJ', name: '测试区市场监管局' },
  category: 'conduct',
  problem: '对同一企业一个月内重复开展现场检查3次',
  discoveredOn: date('2026-09-01'),
};

let clues = 0;

/** Opens a case for a clue of its own; gives its number. */
export function newCase(desk: Desk, clue: Partial<NewClue> = {}): string {
  clues += 1;
  const discoveredOn = desk.store.actor.clock.today();
  return openCase(desk, { ...CLUE, source: { ...CLUE.source, id: `T-${clues}` }, discoveredOn, ...clue }).file
    .number;
}

export const LETTER = {
  grounds: ['《测试区涉企行政检查办法》第六条：同一事项一年内检查不得超过1次'],
  measures: ['停止重复检查', '合并同类检查事项'],
  signer: '王局长',
  contact: '李科员，021-57920000',
};

export const PROOF = { text: '书面记录一份' };

/** Where a case stands now. */
export const stageOf = (desk: Desk, number: string) => showCase(desk, number).status.stage;

/** Step → due date of every clock that is not void. */
export const clocksOf = (desk: Desk, number: string) =>
  Object.fromEntries(
    showCase(desk, number)
      .deadlines.filter((d) => d.voidOn === undefined)
      .map((d) => [d.step, d.dueOn]),
  );
