import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/kernel/finding.ts';
import { placeText } from '../../src/kernel/cell-ref.ts';
import type { Subject } from '../../src/onsite/model.ts';
import type { FormFileReport } from '../../src/onsite/record-checks.ts';
import { scoreChecks } from '../../src/onsite/score-checks.ts';
import { scoreText } from '../../src/onsite/score.ts';
import { readChecks } from '../../src/onsite/store.ts';
import { allAgencies } from '../../src/registry/agency-store.ts';
import { journalEntries } from '../../src/store/journal.ts';
import { fill, onsiteDesk, QUARTER, subjectOf, type Line, type OnsiteDesk, type Tampering } from './desk.ts';

let desk: OnsiteDesk;
let subject: Subject;
let blank: Uint8Array;
const open = async () => {
  desk = onsiteDesk();
  subject = subjectOf(desk, '区级部门');
  blank = await desk.form(subject);
};
const close = () => desk.store.close();

const ALL_GOOD: Readonly<Record<string, Line>> = { '*': ['符合'] };
const WITH_PROBLEMS: Readonly<Record<string, Line>> = {
  ...ALL_GOOD,
  C02: ['不符合', '2026年6月2日，只有一人到场', '照片2张'],
  C03: ['部分符合', '补码超过3个工作日', '案卷3号'],
  G15: ['不符合', '要求法定代表人到场', '问卷1份', '是'],
  E01: ['不适用', '该单位没有触发式检查'],
};
const good = () => fill(blank, ALL_GOOD);

async function only(files: Readonly<Record<string, Uint8Array>>): Promise<FormFileReport> {
  const [report] = await desk.record(files);
  if (!report) throw new Error('no report');
  return report;
}

const findingsOf = (report: FormFileReport): readonly Finding[] =>
  'findings' in report ? report.findings : [];
const line = (finding: Finding) =>
  `${finding.code} ${finding.severity} ${placeText(finding.where)} ${finding.value} ${finding.message}`;
const stored = () => readChecks(desk.store, QUARTER);
const acts = () => desk.store.all(journalEntries).map(({ act }) => act);

describe('a filled form', () => {
  beforeEach(open);
  afterEach(close);

  it('comes back whole: every answer, the day, the inspectors', async () => {
    const report = await only({ '表.xlsx': fill(blank, WITH_PROBLEMS) });
    expect(report).toMatchObject({ outcome: 'recorded', missing: 0, findings: [] });
    const [check] = stored();
    expect(check).toMatchObject({
      agency: { code: subject.code },
      version: 1,
      checkedOn: '2026-07-28',
      file: '表.xlsx',
    });
    expect(check?.inspectors).toBe(subject.inspectors.map(({ name }) => name).join('、'));
    expect(check?.answers.map(({ item }) => item)).toEqual([...desk.items(subject)].sort());
    expect(check?.answers.filter(({ result }) => result !== '符合')).toEqual([
      {
        item: 'C02',
        result: '不符合',
        problem: '2026年6月2日，只有一人到场',
        evidence: '照片2张',
        corrected: false,
      },
      {
        item: 'C03',
        result: '部分符合',
        problem: '补码超过3个工作日',
        evidence: '案卷3号',
        corrected: false,
      },
      { item: 'E01', result: '不适用', problem: '该单位没有触发式检查', evidence: '', corrected: false },
      { item: 'G15', result: '不符合', problem: '要求法定代表人到场', evidence: '问卷1份', corrected: true },
    ]);
  });

  it('a second time changes nothing, the same file or saved anew', async () => {
    await only({ '表.xlsx': good() });
    const before = [stored(), acts()];
    expect(await only({ '表.xlsx': good() })).toMatchObject({ outcome: 'known' });
    const resaved = fill(good(), {}, { cells: { L60: ' ' } });
    expect(await only({ '另存.xlsx': resaved })).toMatchObject({ outcome: 'known', check: { version: 1 } });
    expect([stored(), acts()]).toEqual(before);
  });

  it('put right is the next version; the first is kept, and does not come back', async () => {
    const first = fill(blank, WITH_PROBLEMS);
    await only({ '表.xlsx': first });
    expect(await only({ '更正.xlsx': good() })).toMatchObject({
      outcome: 'corrected',
      check: { version: 2 },
    });
    expect(await only({ '表.xlsx': first })).toMatchObject({
      outcome: 'known',
      check: { version: 1 },
      newest: 2,
    });
    expect(
      stored().map(({ version, answers }) => [version, answers.filter((a) => a.result === '不符合').length]),
    ).toEqual([
      [1, 2],
      [2, 0],
    ]);
    expect(acts().slice(-2)).toEqual(['onsite.record', 'onsite.correct']);
    const [score] = scoreChecks(desk.store, desk.pack, { quarter: QUARTER, agency: subject.code });
    expect(score?.score && scoreText(score.score)).toBe('100.0');
  });

  it('twice in one run with different answers is taken once only', async () => {
    const reports = await desk.record({ '甲.xlsx': good(), '乙.xlsx': fill(blank, WITH_PROBLEMS) });
    expect(reports).toMatchObject([{ outcome: 'recorded' }, { outcome: 'failed', code: 'E_FORM_TWICE' }]);
    expect(stored()).toHaveLength(1);
  });

  it('with answers missing is taken, without a total', async () => {
    const report = await only({ '表.xlsx': fill(blank, { ...ALL_GOOD, C02: [''], D01: [''] }) });
    expect(report).toMatchObject({ outcome: 'recorded', missing: 2 });
    expect(findingsOf(report).map(({ code, value }) => [code, value])).toEqual([
      ['K101', ''],
      ['K101', ''],
    ]);
    const [score] = scoreChecks(desk.store, desk.pack, { quarter: QUARTER, agency: subject.code });
    expect(score?.score?.tenths).toBeUndefined();
  });

  it('with a problem that has no evidence is taken, with a word of advice', async () => {
    const report = await only({ '表.xlsx': fill(blank, { ...ALL_GOOD, C02: ['不符合', '一人到场'] }) });
    expect(report).toMatchObject({ outcome: 'recorded', findings: [{ code: 'K106', severity: '建议' }] });
  });

  it('is only tried with --dry-run', async () => {
    const [report] = await desk.record({ '表.xlsx': good() }, { dryRun: true });
    expect(report).toMatchObject({ outcome: 'recorded' });
    expect(stored()).toEqual([]);
  });

  it('may come with its columns renamed and moved about, as headers are known by their words', async () => {
    const renamed = fill(blank, ALL_GOOD, {
      cells: { A3: '编号', H3: '检查结论', I3: '存在问题', K3: '是否当场纠正' },
    });
    expect(await only({ '表.xlsx': renamed })).toMatchObject({ outcome: 'recorded', missing: 0 });
  });
});

describe('a bad form', () => {
  beforeAll(open);
  afterAll(close);

  type Bad = readonly [
    name: string,
    lines: Readonly<Record<string, Line>>,
    tampering: Tampering,
    expected: string,
  ];
  const BAD: readonly Bad[] = [
    [
      'unknown result',
      { C02: ['好'] },
      {},
      'K103 必改 「表.xlsx」检查表!H11 好 「检查结果」项目C02的结果无法识别',
    ],
    [
      'problem not described',
      { C02: ['不符合', '', '照片'] },
      {},
      'K105 必改 「表.xlsx」检查表!I11  「问题描述」项目C02的结果是“不符合”，没有写问题',
    ],
    [
      'problem beside full marks',
      { C02: ['符合', '一人到场'] },
      {},
      'K107 必改 「表.xlsx」检查表!I11 一人到场 「问题描述」项目C02的结果是“符合”，却写有问题',
    ],
    [
      'put right, but no problem',
      { C02: ['符合', '', '', '是'] },
      {},
      'K107 必改 「表.xlsx」检查表!K11 是 「当场纠正」项目C02的结果是“符合”，却写有当场纠正',
    ],
    [
      'neither yes nor no',
      { C02: ['不符合', '一人到场', '照片', '马上'] },
      {},
      'K109 必改 「表.xlsx」检查表!K11 马上 「当场纠正」应填“是”或“否”',
    ],
    [
      'unknown item',
      {},
      { cells: { A11: 'Z99' } },
      'K102 必改 「表.xlsx」检查表!A11 Z99 「项目编号」没有这个检查项目，或者不适用于该类单位',
    ],
    [
      'item of another kind of unit',
      {},
      { cells: { A11: 'A02' } },
      'K102 必改 「表.xlsx」检查表!A11 A02 「项目编号」没有这个检查项目，或者不适用于该类单位',
    ],
    [
      'item twice',
      {},
      { cells: { A11: 'C01' } },
      'K104 必改 「表.xlsx」检查表!A11 C01 「项目编号」这个项目前面（第10行）已经有了',
    ],
    [
      'a row without code',
      {},
      { more: [['', '检查重点', '另外的问题', '', '', '', '', '不符合', '问题', '照片']] },
      '「项目编号」没有写项目编号',
    ],
    ['no day', {}, { checkedOn: '' }, 'K108 必改 「表.xlsx」检查表!H2  没有写检查日期'],
    [
      'no such day',
      {},
      { checkedOn: '2026年2月30日' },
      'K108 必改 「表.xlsx」检查表!H2 2026年2月30日 检查日期不是日期',
    ],
    [
      'a day to come',
      {},
      { checkedOn: '2026-08-01' },
      'K108 必改 「表.xlsx」检查表!H2 2026-08-01 检查日期晚于今天2026-07-30',
    ],
    [
      'a day before the quarter',
      {},
      { checkedOn: '2026-06-30' },
      'K108 必改 「表.xlsx」检查表!H2 2026-06-30 检查日期早于2026Q3',
    ],
  ];

  it.each(BAD)('%s: refused whole, naming the cell', async (_name, lines, tampering, expected) => {
    const report = await only({ '表.xlsx': fill(blank, { ...ALL_GOOD, ...lines }, tampering) });
    expect(report.outcome).toBe('refused');
    expect(findingsOf(report).map(line).join('\n')).toContain(expected);
    expect(findingsOf(report).every(({ next }) => next !== '')).toBe(true);
    expect(stored()).toEqual([]);
  });

  it('names all its faults at once', async () => {
    const lines = { ...ALL_GOOD, C02: ['好'], C03: ['不符合'], D01: [''] } as const;
    const report = await only({ '表.xlsx': fill(blank, lines) });
    expect(findingsOf(report).map(({ code }) => code)).toEqual(['K103', 'K105', 'K106', 'K101']);
  });

  it.each([
    ['blank', () => blank, 'E_FORM_BLANK'],
    [
      'of an agency that was not drawn',
      () => fill(blank, ALL_GOOD, { cells: headCells({ code: notDrawn().code, agency: notDrawn().name }) }),
      'E_ONSITE_AGENCY',
    ],
    [
      'of two agencies',
      () => fill(blank, ALL_GOOD, { cells: headCells({ agency: notDrawn().name }) }),
      'E_FORM_AGENCY',
    ],
    ['of an unknown agency', () => fill(blank, ALL_GOOD, { cells: headCells({ code: 'X-1' }) }), 'E_AGENCY'],
    [
      'of a quarter without a draw',
      () => fill(blank, ALL_GOOD, { cells: headCells({ quarter: '2025Q3' }) }),
      'E_ONSITE_NONE',
    ],
    [
      'of no quarter',
      () => fill(blank, ALL_GOOD, { cells: headCells({ quarter: '第三季度' }) }),
      'E_QUARTER',
    ],
    ['without its table', () => fill(blank, ALL_GOOD, { cells: { A3: '甲', H3: '乙' } }), 'E_FORM_NONE'],
  ])('%s: not taken', async (_name, form, code) => {
    expect(await only({ '表.xlsx': form() })).toMatchObject({
      outcome: 'failed',
      code,
      hint: expect.any(String),
    });
    expect(stored()).toEqual([]);
  });

  function headCells(head: { quarter?: string; agency?: string; code?: string }): Record<string, string> {
    return {
      ...(head.quarter !== undefined && { A2: `抽查季度：${head.quarter}` }),
      ...(head.agency !== undefined && { C2: `被检查单位：${head.agency}` }),
      ...(head.code !== undefined && { E2: `单位代码：${head.code}` }),
    };
  }

  function notDrawn(): { code: string; name: string } {
    const drawn = new Set(desk.subjects().map(({ code }) => code));
    const found = allAgencies(desk.store).find(({ code }) => !drawn.has(code));
    if (!found) throw new Error('all were drawn');
    return found;
  }
});
