import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { query } from '../../src/store/query.ts';
import { readLines } from '../../src/plan/store.ts';
import { XLSX } from '../workbook/make-xlsx.ts';
import { imported, openDesk, type Desk } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

const MONTHS = Array.from({ length: 12 }, (_, at) => `${at + 1}月`);
const QUARTERS = ['一季度', '二季度', '三季度', '四季度'];
const FIXED = ['检查事项', '检查依据', '检查对象', '检查方式'];
const LINE = ['普通事项检查', '《中华人民共和国行政处罚法》第一条', '上海甲食品有限公司', '现场检查'];

interface Table {
  readonly titles?: readonly string[];
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly merges?: readonly string[];
}

/** Imports a table; gives the windows of its first line and what was found of its times, with the cell. */
async function take({ titles = ['区市场监督管理局2026年度检查计划'], header, rows, merges = [] }: Table) {
  const sheet = XLSX.utils.aoa_to_sheet([
    ...titles.map((title) => [title]),
    ...header.map((row) => [...row]),
    ...rows.map((row) => [...row]),
  ]);
  sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
  const bytes = XLSX.write(XLSX.utils.book_new(sheet, 'Sheet1'), { type: 'buffer' }) as Buffer;
  const [report] = await desk.take(desk.putBytes('计划.xlsx', new Uint8Array(bytes)));
  const [plan] = imported(report);
  const lines = plan ? readLines(desk.store, plan.id) : [];
  const visits = desk.store
    .all(VISITS, plan?.id ?? 0)
    .map(({ from, to, times }) => `${from.slice(5)}/${to.slice(5)}${times === 1 ? '' : `×${times}`}`);
  const found = (plan?.findings ?? [])
    .filter(({ code }) => /^W|P109|P213/u.test(code))
    .map(({ code, where, value, message }) => ({
      at: `${code} ${where.column === undefined ? '' : XLSX.utils.encode_col(where.column - 1)}${where.row ?? ''}`,
      value,
      message,
    }));
  return { lines, visits, found, at: found.map(({ at }) => at), findings: plan?.findings ?? [] };
}

const VISITS = query(
  'test.visits',
  `SELECT date(start_day * 86400, 'unixepoch') AS "from", date(end_day * 86400, 'unixepoch') AS "to", times
   FROM plan_visit WHERE plan_id = ? ORDER BY start_day, line_id`,
  { from: 'text', to: 'text', times: 'int' },
);

/** A row with marks under months. */
const marked = (marks: Readonly<Record<number, string | number>>, line: readonly string[] = LINE) => [
  ...line,
  ...MONTHS.map((_, at) => marks[at + 1] ?? ''),
];

const byMonths = (marks: Readonly<Record<number, string | number>>, line?: readonly string[]) =>
  take({ header: [[...FIXED, ...MONTHS]], rows: [marked(marks, line)] });

describe('plans whose months stand as columns', () => {
  it.each(['√', '✓', '●', '○', '▲', '是', 'V', '检查', ' √ '])('“%s” is a planned visit', async (mark) => {
    const { visits, at } = await byMonths({ 4: mark, 9: mark });
    expect(visits).toEqual(['04-01/04-30', '09-01/09-30']);
    expect(at).toEqual([]);
  });

  it.each(['', '-', '—', '/', '×', '无', '否', 0])('“%s” plans nothing', async (mark) => {
    const { visits, at } = await byMonths({ 4: '√', 5: mark });
    expect(visits).toEqual(['04-01/04-30']);
    expect(at).toEqual([]);
  });

  it.each([
    ['15日', '04-15/04-15'],
    ['4月15日', '04-15/04-15'],
    ['10-20日', '04-10/04-20'],
    ['上旬', '04-01/04-10'],
    ['中下旬', '04-11/04-30'],
    ['月底', '04-01/04-30'],
    ['20日前', '04-01/04-20'],
    ['2026-04-15', '04-15/04-15'],
  ])('a date: %s', async (mark, window) => {
    const { visits, at } = await byMonths({ 4: mark });
    expect(at).toEqual([]);
    expect(visits).toEqual([window]);
  });

  it('says which cell holds a day of another month, and what cannot be read', async () => {
    expect((await byMonths({ 4: '5月3日' })).found).toMatchObject([
      {
        at: 'W103 H3',
        value: '5月3日',
        message: expect.stringContaining('不在这一列的2026年4月之内') as string,
      },
    ]);
    expect((await byMonths({ 6: '√√' })).at).toEqual(['W103 J3']);
    expect((await byMonths({ 6: '重点' })).at).toEqual(['W103 J3']);
  });

  it('a month that is over when the plan comes is told at its cell', async () => {
    const { found } = await byMonths({ 1: '√' });
    expect(found).toMatchObject([{ at: 'P109 E3', value: '√' }]);
  });

  it.each([
    ['一季度', QUARTERS],
    ['第一季度', QUARTERS.map((name) => `第${name}`)],
  ])('quarters: %s', async (_, quarters) => {
    const { visits, at } = await take({
      header: [[...FIXED, ...quarters]],
      rows: [[...LINE, '', '√', '', '11月']],
    });
    expect(visits).toEqual(['04-01/06-30', '11-01/11-30']);
    expect(at).toEqual([]);
  });

  it.each([
    ['检查时间', MONTHS],
    ['检查时间（月份）', MONTHS.map((_, at) => String(at + 1))],
    ['2026年检查安排', MONTHS.map((month) => `2026年${month}`)],
    ['计划安排', MONTHS.map((month) => `${month}份`)],
  ])('a merged header “%s” over them', async (parent, months) => {
    const { visits, at } = await take({
      header: [
        [...FIXED, parent],
        [...FIXED.map(() => ''), ...months],
      ],
      rows: [marked({ 3: '√', 11: '√' })],
      merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:P2'],
    });
    expect(visits).toEqual(['03-01/03-31', '11-01/11-30']);
    expect(at).toEqual([]);
  });

  it('a year in the header is the year of its column', async () => {
    const { visits, found } = await take({
      header: [[...FIXED, '2026年11月', '2026年12月', '2027年1月']],
      rows: [[...LINE, '', '√', '√']],
    });
    expect(visits).toEqual(['12-01/12-31', '01-01/01-31']);
    expect(found).toMatchObject([
      { at: 'P213 G3', message: expect.stringContaining('2027-01-01至2027-01-31') as string },
    ]);
  });

  it('a year in the headers is that of a plan whose title has none', async () => {
    const { lines, at } = await take({
      titles: ['区市场监督管理局检查计划'],
      header: [[...FIXED, ...MONTHS.map((month) => `2027年${month}`)]],
      rows: [marked({ 4: '√' })],
    });
    expect(lines).toHaveLength(1);
    expect(at.filter((place) => place.startsWith('P'))).toEqual([]);
  });

  it.each([
    ['检查时间', MONTHS],
    ['检查月份', MONTHS.map((_, at) => String(at + 1))],
  ])('a header “%s” whose merge was lost', async (parent, months) => {
    const { visits, at } = await take({
      header: [
        [...FIXED, parent],
        [...FIXED.map(() => ''), ...months],
      ],
      rows: [marked({ 3: '√', 11: '√' })],
    });
    expect(visits).toEqual(['03-01/03-31', '11-01/11-30']);
    expect(at).toEqual([]);
  });

  it('a table of two columns of data and twelve months is a plan', async () => {
    const { visits } = await take({
      header: [['检查事项', '检查对象', ...MONTHS]],
      rows: [['普通事项检查', '上海甲食品有限公司', ...MONTHS.map((_, at) => (at === 7 ? '√' : ''))]],
    });
    expect(visits).toEqual(['08-01/08-31']);
  });
});

describe('numbers under months', () => {
  const SCOPE = [...LINE.slice(0, 2), '辖区内有关企业', '现场检查'];
  const counts = (lines: readonly { cells: Readonly<Record<string, { text: string }>> }[]) =>
    lines.map(({ cells }) => cells['april']?.text);

  it('of one company are visits', async () => {
    const { visits, at } = await byMonths({ 4: 2, 9: 1 });
    expect(visits).toEqual(['04-01/04-30×2', '09-01/09-30']);
    expect(at).toEqual([]);
  });

  it('of many are objects or visits, as the cell says', async () => {
    expect((await byMonths({ 4: '3家', 9: '2家' }, SCOPE)).at).toEqual([]);
    expect((await byMonths({ 4: '2次' }, SCOPE)).at).toEqual([]);
  });

  it('that nothing explains are no guess', async () => {
    const { found } = await byMonths({ 4: 3, 9: 2 }, SCOPE);
    expect(found).toMatchObject([{ at: 'W103 H3', message: '“3”是家数还是次数不明确（本行共2格）' }]);
  });

  it.each([
    ['检查户数', '3家'],
    ['检查家次', '3家'],
    ['检查次数', '3次'],
    ['检查日期', '3日'],
  ])('are what the header above says: %s', async (parent, text) => {
    const { at, lines } = await take({
      header: [
        [...FIXED, parent],
        [...FIXED.map(() => ''), ...MONTHS],
      ],
      rows: [marked({ 4: 3, 9: 2 }, SCOPE)],
      merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:P2'],
    });
    expect(at).toEqual([]);
    expect(counts(lines)).toEqual([text]);
  });

  it('are what 单位 above the table says', async () => {
    const titles = ['区市场监督管理局2026年度检查计划', '单位：家'];
    const { at, lines } = await take({
      titles,
      header: [[...FIXED, ...MONTHS]],
      rows: [marked({ 4: 3 }, SCOPE)],
    });
    expect(at).toEqual([]);
    expect(counts(lines)).toEqual(['3家']);
  });

  it.each([
    ['检查数量', '5', []],
    ['检查数量', '6', ['W103 I3']],
    ['检查频次', '5次/年', []],
    ['检查频次', '2次/年', ['W103 I3']],
  ])('are what they sum up to: %s %s', async (header, value, faults) => {
    const { at } = await take({
      header: [[...FIXED, header, ...MONTHS]],
      rows: [[...SCOPE, value, ...marked({ 4: 3, 9: 2 }, [])]],
    });
    expect(at).toEqual(faults);
  });

  it('a column 合计 is held against them', async () => {
    const table = (total: string) =>
      take({
        header: [[...FIXED, ...MONTHS, '合计']],
        rows: [[...marked({ 4: '3家', 9: '2家' }, SCOPE), total]],
      });
    expect((await table('5')).at).toEqual([]);
    expect((await table('6家')).found).toMatchObject([
      { at: 'W107 Q3', message: '合计“6家”与各列之和5不一致' },
    ]);
  });

  it('a quarter beside its months is their sum, or contradicts them', async () => {
    const table = (quarter: string) =>
      take({
        header: [[...FIXED, '1月', '2月', '3月', '一季度']],
        rows: [[...SCOPE, '', '1家', '2家', quarter]],
      });
    expect((await table('3家')).at).toEqual([]);
    expect((await table('4家')).at).toEqual(['W103 H3']);
  });
});

describe('what contradicts the marks', () => {
  it('检查时间 in a column of its own', async () => {
    const table = (time: string) =>
      take({
        header: [[...FIXED, '检查时间', ...MONTHS]],
        rows: [[...LINE, time, ...marked({ 4: '√' }, [])]],
      });
    const inside = await table('第二季度');
    expect(inside.at).toEqual([]);
    expect(inside.visits).toEqual(['04-01/04-30']);
    expect((await table('下半年')).found).toMatchObject([
      { at: 'W103 I3', message: expect.stringContaining('不在检查时间一列所写的时段之内') as string },
    ]);
    expect((await table('看情况办')).at).toEqual(['W103 E3']);
  });

  it('● beside ○, unless a legend says what both are', async () => {
    const table = (...legend: string[]) =>
      take({
        header: [[...FIXED, ...MONTHS]],
        rows: [marked({ 4: '●', 6: '○' }), ...legend.map((text) => [text])],
      });
    expect((await table()).found).toMatchObject([{ at: 'W103 J3', value: '○' }]);
    expect((await table('注：●为重点检查，○为一般检查')).at).toEqual([]);
    expect((await table('注：●为检查，○为视情安排')).at).toEqual(['W103 J3']);
  });
});

it.each([
  ['检查月份', '4', '04-01/04-30'],
  ['月份', '4-6', '04-01/06-30'],
  ['检查时间（月）', '9、11', '09-01/09-30'],
  ['检查季度', '2', '04-01/06-30'],
])('a column “%s” gives the unit of “%s”', async (header, value, first) => {
  const { visits, at } = await take({ header: [[...FIXED, header]], rows: [[...LINE, value]] });
  expect(at).toEqual([]);
  expect(visits[0]).toBe(first);
});

it('a row of data that names months is no header', async () => {
  const { lines, at } = await take({
    header: [['检查事项', '检查依据', '检查对象', '检查方式', '开始时间', '结束时间']],
    rows: [
      [...LINE, '3月', '5月'],
      ['', '', '', '', '6月', '8月'],
    ],
    merges: ['A3:A4', 'B3:B4', 'C3:C4', 'D3:D4'],
  });
  expect(lines).toHaveLength(2);
  expect(at).toEqual([]);
});
