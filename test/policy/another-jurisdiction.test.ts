import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadlinesOf } from '../../src/calendar/deadlines.ts';
import { date } from '../../src/kernel/local-date.ts';
import { filePlan } from '../../src/plan/file-plan.ts';
import { listRules } from '../../src/plan/list-rules.ts';
import { loadPack } from '../../src/policy/load.ts';
import { imported, openDesk, planRows, ROW } from '../plan/desk.ts';
import { codes, JINSHAN, openDistrict, type Case, type District } from '../plan/rules/district.ts';

const OTHER = loadPack(join(import.meta.dirname, '..', 'fixtures', 'packs'), 'luqiao-like');
const TODAY = date('2026-03-05');

let district: District;
beforeAll(() => {
  district = openDistrict();
});
afterAll(() => district.drop());

describe('the pack of another jurisdiction', () => {
  it('shares no value with ours', () => {
    const same = [...OTHER.parameters.keys()].filter((name) => {
      const [ours, theirs] = [JINSHAN, OTHER].map((pack) => pack.find(name, TODAY)?.value);
      return JSON.stringify(ours) === JSON.stringify(theirs);
    });
    expect(same).toEqual([]);
  });

  it('has the rules that its documents have, and no others', () => {
    const found = listRules(OTHER, TODAY).map(({ rule }) => rule.code);
    expect(found).toEqual(expect.arrayContaining(['P104', 'P105', 'P110', 'P204', 'P206', 'P302']));
    expect(
      found.filter((code) => ['P201', 'P202', 'P203', 'P205', 'P207', 'P301', 'P305'].includes(code)),
    ).toEqual([]);
  });
});

const A = '上海甲食品有限公司';
const SILENT = '上海丙科技有限公司';
const meeting = (day: string): Case => ({
  sector: '卫健',
  cells: { 检查对象范围: A, 检查时间: '2026年4月1日至4月10日' },
  also: [
    {
      sector: '城管',
      cells: { 检查事项: '另一事项检查', 检查对象范围: A, 检查时间: `2026年4月${day}日至4月30日` },
    },
  ],
});

/** What each of the two packs finds in the same plan. */
const CASES: readonly (readonly [string, Case, readonly string[], readonly string[]])[] = [
  ['频次上限', { sector: '市监', cells: { 检查频次: '6次/年' } }, ['P201'], []],
  ['方式不是必备要素', { sector: '市监', cells: {}, without: ['检查方式'] }, ['P104'], []],
  ['时间是必备要素', { sector: '市监', cells: { 检查时间: '' } }, [], ['P104']],
  ['街镇须写必要性', { cells: { 必要性: '' } }, [], ['P104']],
  [
    '上级部署不是例外理由',
    { sector: '市监', cells: { 检查对象范围: SILENT, 备注: '上级部署' } },
    [],
    ['P204'],
  ],
  ['突发事件是例外理由', { sector: '市监', cells: { 检查对象范围: SILENT, 备注: '突发事件' } }, ['P204'], []],
  ['相隔十五天不必联合', meeting('25'), ['P302'], []],
  ['相隔九天应当联合', meeting('19'), ['P302'], ['P302']],
  ['相隔十天不必联合', meeting('20'), ['P302'], []],
  ['第三方一律不得', { sector: '市监', cells: { 备注: '第三方协助，已签协议' } }, [], ['P110']],
  ['C级三成', { sector: '卫健', cells: { 检查对象等级: 'C级', 检查比例: '10%' } }, [], ['P206']],
  ['D级不要求', { sector: '生态', cells: { 检查对象等级: 'D级', 检查比例: '10%' } }, ['P206'], []],
];

describe('a plan', () => {
  it.each(CASES)('is judged by the documents in force there: %s', (_why, example, ours, theirs) => {
    expect([codes(district.judge(example)), codes(district.judge(example, OTHER))]).toEqual([ours, theirs]);
  });

  it('is as grave as the documents say', () => {
    const severity = (pack: typeof OTHER) =>
      district.judge(meeting('19'), pack).map((found) => found.severity);
    expect([severity(JINSHAN), severity(OTHER)]).toEqual([
      ['建议', '建议'],
      ['必改', '必改'],
    ]);
  });

  it('is filed with other bodies, under another code, to be published on another day', async () => {
    const desk = openDesk();
    const there = { ...desk, pack: OTHER };
    const receive = async (title: string) =>
      imported((await desk.take(desk.put(`${title}.xlsx`, { Sheet1: planRows([title], [ROW]) })))[0])[0]?.id;
    const [annual, special] = [
      await receive('区卫生健康委员会2026年度检查计划'),
      await receive('区应急管理局2026年危化品专项检查计划'),
    ];
    expect(filePlan(there, { reference: String(annual) }).summary.code).toBe('某执检〔2026〕0001号');
    expect(() => filePlan(there, { reference: String(special) })).toThrow(
      /应先经市应急管理局备案.*办法（测试）第九条/u,
    );
    const { code } = filePlan(there, { reference: String(special), superiorRef: '已报' }).summary;
    const due = (owner: string | undefined) =>
      deadlinesOf(desk.store, 'plan', owner ?? '').map(({ dueOn }) => dueOn);
    expect([due('某执检〔2026〕0001号'), due(code)]).toEqual([['2026-01-31'], ['2026-04-02']]);
    desk.drop();
  });
});
