import { describe, expect, it } from 'vitest';
import type { PlanDraft } from '../../src/plan/intake.ts';
import { interpretLine } from '../../src/plan/interpret-line.ts';
import { RegistryLookup } from '../../src/plan/lookup.ts';
import type { PlanLine } from '../../src/plan/model.ts';
import { sheet, type Value } from '../workbook/build.ts';
import { intakeDesk } from './intake-desk.ts';

const desk = intakeDesk();

/** A column, or a header over several. */
type Column = string | readonly [header: string, ...children: string[]];

function read(columns: readonly Column[], rows: readonly (readonly Value[])[]): PlanDraft {
  const upper: Value[] = [];
  const lower: Value[] = [];
  const merges: string[] = [];
  const name = (index: number) => String.fromCharCode(65 + index);
  for (const column of columns) {
    if (typeof column === 'string') {
      merges.push(`${name(upper.length)}2:${name(upper.length)}3`);
      upper.push(column);
      lower.push(undefined);
      continue;
    }
    const [header, ...children] = column;
    merges.push(`${name(upper.length)}2:${name(upper.length + children.length - 1)}2`);
    upper.push(header, ...children.slice(1).map(() => undefined));
    lower.push(...children);
  }
  const built = sheet([['区市场监督管理局2026年度检查计划'], upper, lower, ...rows], { merges });
  const [draft] = desk.take([built]).drafts;
  if (!draft) throw new Error('no draft');
  return draft;
}

function lines(draft: PlanDraft): PlanLine[] {
  const lookup = new RegistryLookup(desk.store);
  return draft.lines.map((raw) => interpretLine(raw, draft.facts, lookup, []));
}

const cells = (draft: PlanDraft, key: string) => draft.lines.map((line) => line.cells[key]?.text ?? '');
const told = (draft: PlanDraft) => draft.findings.map(({ code, value }) => `${code} ${value}`);

describe('ticks under one header', () => {
  it('say what stands over the column they are in', () => {
    const draft = read(
      ['检查事项', '检查对象', ['检查方式', '现场检查', '非现场检查'], '检查时间'],
      [
        ['甲', '企业', '√', '', '4月'],
        ['乙', '企业', '', '√', '4月'],
        ['丙', '企业', '✔', '✔', '4月'],
        ['丁', '企业', '×', '是', '4月'],
        ['戊', '企业', '', '', '4月'],
      ],
    );
    expect(cells(draft, 'method')).toEqual([
      '现场检查',
      '非现场检查',
      '现场检查；非现场检查',
      '非现场检查',
      '',
    ]);
    expect(draft.lines.map((line) => line.cells['method']?.column)).toEqual([3, 4, 3, 4, 3]);
    const methods = lines(draft).map(({ method }) => (method?.kind === 'value' ? method.value : undefined));
    expect(methods.map((method) => method && [method.onSite, method.offSite])).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [false, true],
      undefined,
    ]);
    expect(told(draft)).toEqual([]);
  });

  it('are told of every name, and no column counts as one too many', () => {
    const draft = read(
      ['检查事项', '检查对象', ['检查类型', '日常检查', '双随机抽查'], '检查时间'],
      [
        ['甲', '企业', '√', '', '4月'],
        ['乙', '企业', '', '√', '4月'],
      ],
    );
    expect(cells(draft, 'plan_type')).toEqual(['日常检查', '双随机抽查']);
    expect(told(draft)).toEqual([]);
  });

  it('are none where anything else stands among them', () => {
    const draft = read(
      ['检查事项', '检查对象', ['检查类型', '日常检查', '专项检查'], '检查时间'],
      [
        ['甲', '企业', '√', '', '4月'],
        ['乙', '企业', '', '上级部署', '4月'],
      ],
    );
    expect(cells(draft, 'plan_type')).toEqual(['√', '']);
    expect(told(draft)).toEqual(['W102 检查类型/专项检查']);
  });
});

describe('检查方式 in two columns', () => {
  it('is what either of them says', () => {
    const draft = read(
      ['检查事项', '检查对象', '抽取类型', '检查方式', ['检查时间', '起', '止']],
      [
        ['甲', '企业', '', '书面检查', '4月', '5月'],
        ['乙', '企业', '双随机', '', '4月', '5月'],
        ['丙', '企业', '双随机', '现场检查', '4月', '5月'],
      ],
    );
    expect(cells(draft, 'method')).toEqual(['书面检查', '双随机', '双随机；现场检查']);
  });
});

describe('检查类型 that says how objects are drawn', () => {
  it.each([
    ['双随机抽查', '现场检查', true],
    ['随机抽查', '', true],
    ['非双随机', '现场检查', false],
    ['日常检查', '现场检查', false],
    ['双随机抽查', '全覆盖检查', false],
  ])('%s, %s', (type, method, random) => {
    const draft = read(
      ['检查事项', '检查对象', '检查类型', '检查方式', ['检查时间', '起', '止']],
      [['甲', '企业', type, method, '4月', '5月']],
    );
    const reading = lines(draft)[0]?.method;
    expect(reading?.kind === 'value' && reading.value.random).toBe(random);
  });
});

describe('objects told in as many columns as a roster has', () => {
  const OBJECT = [
    '检查对象',
    '名称',
    '统一社会信用代码',
    '地址',
    '联系电话',
    '行业类别',
    '风险等级',
  ] as const;
  const row = ['上海甲食品有限公司', '', '金山大道1号', '57920000', '餐饮', 'A级'];

  it('are a plan that says what is inspected and when', () => {
    const draft = read(['检查事项', OBJECT, '检查时间'], [['甲', ...row, '4月']]);
    expect(cells(draft, 'object_scope')).toEqual(['上海甲食品有限公司']);
    expect(cells(draft, 'place')).toEqual(['金山大道1号']);
    expect(draft.lines[0]?.cells).not.toHaveProperty('object_names');
    expect(told(draft)).toEqual(['W102 检查对象/联系电话', 'W102 检查对象/行业类别']);
  });

  it('are a roster where nothing says when', () => {
    expect(() => read(['序号', OBJECT, '检查事项'], [['1', ...row, '甲']])).toThrow(/看起来像检查对象名录/u);
  });
});

describe('numbers under 检查季度 and 检查月份', () => {
  it.each([
    ['检查季度', '一、三', ['2026-01-01', '2026-03-31', '2026-07-01', '2026-09-30']],
    ['检查季度', '2', ['2026-04-01', '2026-06-30']],
    ['检查月份', '三、十一', ['2026-03-01', '2026-03-31', '2026-11-01', '2026-11-30']],
    ['检查月份', '3至5', ['2026-03-01', '2026-05-31']],
  ])('%s %s', (header, text, days) => {
    const draft = read(['检查事项', '检查对象', header, ['检查比例', '比例']], [['甲', '企业', text, '5%']]);
    const time = lines(draft)[0]?.time;
    const windows = time?.kind === 'value' ? time.value.windows : [];
    expect(windows.flatMap(({ from, to }) => [from, to])).toEqual(days);
  });
});

describe('columns of several years', () => {
  it.each([
    [['2025年检查次数', '2026年计划检查频次'], '2次/年'],
    [['2026年计划检查频次', '2025年检查次数'], '1次/年'],
  ])('%j: that of the last one counts', (headers, expected) => {
    const draft = read(
      ['检查事项', '检查对象', ...headers, ['检查时间', '起', '止']],
      [['甲', '企业', '1次/年', '2次/年', '4月', '5月']],
    );
    expect(cells(draft, 'freq')).toEqual([expected]);
    expect(told(draft)).toEqual(['W102 2025年检查次数']);
  });
});
