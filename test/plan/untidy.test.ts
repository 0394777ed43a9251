import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filePlan } from '../../src/plan/file-plan.ts';
import { listPlans } from '../../src/plan/list-plans.ts';
import { newestLines } from '../../src/report/journal.ts';
import { readLines } from '../../src/plan/store.ts';
import { XLSX } from '../workbook/make-xlsx.ts';
import { imported, openDesk, planRows, ROW, type Desk, type PlanRow } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

const TITLE = '区卫生健康委员会2026年度检查计划';
const rows = (title: string, ...more: PlanRow[]) =>
  planRows(
    [title],
    more.map((row) => ({ ...ROW, ...row })),
  );
const states = () => listPlans(desk.store, {}).map(({ id, period, state }) => `${id} ${period} ${state}`);

/** Imports a workbook and gives its findings as `code column-header value`. */
async function findings(sheets: Parameters<Desk['put']>[1]): Promise<string[]> {
  const [report] = await desk.take(desk.put('计划.xlsx', sheets));
  return imported(report).flatMap((plan) => plan.findings.map(({ code, value }) => `${code} ${value}`));
}

describe('an untidy plan', () => {
  it('without a row of data is no plan', async () => {
    const [report] = await desk.take(desk.put('空.xlsx', { Sheet1: rows(TITLE) }));
    expect(report).toMatchObject({ outcome: 'failed', code: 'E_PLAN_NONE' });
    expect(states()).toEqual([]);
  });

  it('with two columns of one meaning is told which is not judged', async () => {
    const [title = [], headers = [], row = []] = rows(TITLE, {});
    const twice = [title, [...headers, '抽查事项'], [...row, '自拟的第二事项']];
    expect(await findings({ Sheet1: twice })).toEqual(['W102 抽查事项']);
  });

  it('may end with the name of the unit, a date and a sentence', async () => {
    const width = rows(TITLE, {})[1]?.length ?? 0;
    const right = (text: string) => [...Array.from({ length: width - 1 }, () => ''), text];
    const closing = [
      ['本计划经局长办公会议审议通过。'],
      right('示例区卫生健康委员会'),
      right('2026年3月1日'),
    ];
    expect(await findings({ Sheet1: [...rows(TITLE, {}), ...closing] })).toEqual([]);
    expect(readLines(desk.store, 1)).toHaveLength(1);
  });

  it('may have remarks to its right, longer than itself', async () => {
    const [title = [], headers = [], row = []] = rows(TITLE, {});
    const beside = (cells: readonly string[], remark: string) => [...cells, '', remark];
    const blank = headers.map(() => '');
    const sheet = [
      title,
      beside(headers, '填表说明'),
      beside(row, '1.检查事项按清单'),
      beside(blank, '2.检查时间写到月'),
    ];
    expect(await findings({ Sheet1: sheet })).toEqual(['W102 填表说明', 'W106 2.检查时间写到月']);
    expect(readLines(desk.store, 1)).toHaveLength(1);
  });

  it('may stand beside another one, each with its own 合计', async () => {
    const half = ['检查事项', '检查对象', '检查时间'];
    const sheet = [
      [TITLE],
      [...half, '', ...half],
      ['普通事项检查', '企业', '4月', '', '另一事项检查', '商店', '5月'],
      ['合计', '', '1', '', '消防监督检查', '旅馆', '6月'],
      ['', '', '', '', '合计', '', '2'],
    ];
    const [report] = await desk.take(desk.put('计划.xlsx', { Sheet1: sheet }));
    expect(report?.outcome === 'imported' && report.notes).toEqual([
      '工作表「Sheet1」第4行是合计行，没有当作数据',
      '工作表「Sheet1」第5行（E列起的表）是合计行，没有当作数据',
    ]);
    expect(readLines(desk.store, 1).map(({ row, side }) => [row, side])).toEqual([
      [3, undefined],
      [3, 5],
      [4, 5],
    ]);
  });

  it('may hold ratio and frequency in one cell, whatever its column', async () => {
    const both = { 检查比例: '5%、1次/年', 检查频次: '' };
    expect(await findings({ Sheet1: rows(TITLE, both) })).toEqual([]);
    expect(await findings({ Sheet1: rows(TITLE, { 检查比例: '', 检查频次: '5%，1次/年' }) })).toEqual([]);
  });

  it('may name its unit on the first sheet only', async () => {
    const [, headers = [], row = []] = rows(TITLE, {});
    const second = [headers, row.map((text) => (text === ROW['检查对象范围'] ? '辖区内其他单位' : text))];
    expect(await findings({ 一: rows(TITLE, {}), 二: second })).toEqual([]);
    expect(readLines(desk.store, 1)).toHaveLength(2);
  });

  it('may give the unit of a number in the header', async () => {
    const [title = [], headers = [], row = []] = rows(TITLE, { 检查比例: '5' });
    const units = headers.map((header) => (header === '检查比例' ? '检查比例（%）' : header));
    expect(await findings({ Sheet1: [title, units, row] })).toEqual([]);
  });
});

describe('同上', () => {
  const two = (below: PlanRow) => {
    const items = ['普通事项检查', '另一事项检查'];
    return planRows(
      [TITLE],
      [
        { ...ROW, 检查对象范围: '上海乙商贸有限公司', 检查频次: '3次/年' },
        { ...ROW, 检查事项: items[1] ?? '', ...below },
      ],
    );
  };

  it.each(['同上', '〃', ' 同 上 '])('%s takes what stands above, and is told', async (ditto) => {
    const [report] = await desk.take(
      desk.put('计划.xlsx', { Sheet1: two({ 检查对象范围: ditto, 检查频次: ditto }) }),
    );
    const [plan] = imported(report);
    const told = plan?.findings.filter(({ code }) => code === 'W109') ?? [];
    expect(told.map(({ where, message }) => [where.row, where.column, message])).toEqual([
      [4, 5, expect.stringContaining('按第3行的内容理解：上海乙商贸有限公司')],
      [4, 7, expect.stringContaining('按第3行的内容理解：3次/年')],
    ]);
    expect(plan?.findings.filter(({ code }) => code === 'P111').map(({ where }) => where.row)).toEqual([
      3, 4,
    ]);
    expect(readLines(desk.store, 1)[1]?.cells['freq']).toEqual({ text: '3次/年', row: 4, column: 7 });
  });

  it('in the first row stands for nothing', async () => {
    expect(await findings({ Sheet1: rows(TITLE, { 检查比例: '同上' }) })).toEqual(['P104 ', 'W109 同上']);
  });
});

describe('a broken cell', () => {
  it('is told once, as broken', async () => {
    const [title = [], headers = [], row = []] = rows(TITLE, {});
    const sheet = XLSX.utils.aoa_to_sheet([title, headers, row]);
    sheet['F3'] = { t: 'e', v: 0x17, w: '#REF!' };
    const book = XLSX.utils.book_new(sheet, 'Sheet1');
    const bytes = new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const [report] = await desk.take(desk.putBytes('计划.xlsx', bytes));
    const [plan] = imported(report);
    expect(plan?.findings.map(({ code, where }) => [code, where.row, where.column])).toEqual([
      ['W101', 3, 6],
    ]);
  });
});

describe('a broken item', () => {
  it('is not taken from the column beside it', async () => {
    const [title = [], headers = [], row = []] = rows(TITLE, {});
    const sheet = XLSX.utils.aoa_to_sheet([title, headers, row]);
    sheet['A3'] = { t: 'e', v: 0x07, w: '#DIV/0!' };
    const book = XLSX.utils.book_new(sheet, 'Sheet1');
    const bytes = new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const [report] = await desk.take(desk.putBytes('计划.xlsx', bytes));
    expect(imported(report)[0]?.findings.map(({ code }) => code)).toEqual(['W101']);
  });
});

describe('a title that says 部门联合', () => {
  it('names no partner', async () => {
    const title = '区卫生健康委员会2026年度部门联合检查计划';
    expect(await findings({ Sheet1: rows(title, { 配合部门: '' }) })).toContain('P303 ');
    expect(await findings({ Sheet1: rows(title, { 配合部门: '区应急管理局' }) })).not.toContain('P303 ');
  });
});

describe('向下填充', () => {
  it.each(['检查依据', 'basis', '法律依据'])('takes a column by the name %s', async (name) => {
    const file = desk.put('计划.xlsx', {
      Sheet1: rows(TITLE, {}, { 检查事项: '另一事项检查', 检查依据: '' }),
    });
    const [report] = await desk.take(file, { blankFill: [name] });
    expect(imported(report)[0]?.findings.map(({ code, where }) => [code, where.row])).toEqual([['W109', 4]]);
  });

  it('refuses a name that is no column', async () => {
    const file = desk.put('计划.xlsx', { Sheet1: rows(TITLE, {}) });
    await expect(desk.take(file, { blankFill: ['检查比列'] })).rejects.toMatchObject({
      code: 'E_HEADER_COLUMN',
      hint: expect.stringContaining('检查比例') as unknown,
    });
  });
});

describe('a plan for part of the year', () => {
  it('does not take the place of the plan for the year', async () => {
    await desk.take(desk.put('年度.xlsx', { Sheet1: rows(TITLE, {}) }));
    const half = '区卫生健康委员会2026年度下半年检查计划';
    await desk.take(desk.put('下半年.xlsx', { Sheet1: rows(half, { 检查对象范围: '辖区内其他单位' }) }));
    expect(states()).toEqual(['1 2026年度计划 open', '2 2026年度计划 open']);
  });

  it.each(['1月到6月', '1-6月', '第二季度'])('%s stands beside it too', async (part) => {
    await desk.take(desk.put('年度.xlsx', { Sheet1: rows(TITLE, {}) }));
    const title = `区卫生健康委员会2026年${part}检查计划`;
    await desk.take(desk.put('一部分.xlsx', { Sheet1: rows(title, { 检查对象范围: '辖区内其他单位' }) }));
    expect(states()).toEqual(['1 2026年度计划 open', '2 2026年度计划 open']);
  });

  it('is the same part however it is written', async () => {
    for (const [at, part] of ['第二季度', '二季度', '2季度'].entries()) {
      const title = `区卫生健康委员会2026年${part}检查计划`;
      await desk.take(desk.put(`${at}.xlsx`, { Sheet1: rows(title, { 检查对象范围: `对象${at}` }) }));
    }
    expect(states().map((state) => state.split(' ')[2])).toEqual(['superseded', 'superseded', 'open']);
  });
});

describe('a file that was read wrongly', () => {
  it('is read anew with other instructions, and the first reading no longer counts', async () => {
    const file = desk.put('计划.xlsx', { Sheet1: rows(TITLE, { 检查时间: '10月' }) });
    await desk.take(file);
    const [again] = await desk.take(file, { year: 2027 });
    expect(again).toMatchObject({ outcome: 'imported' });
    expect(states()).toEqual(['1 2026年度计划 withdrawn', '2 2027年度计划 open']);
    expect(newestLines(desk.store, { limit: 9 }).map(({ act, id }) => `${act} ${id}`)).toContain(
      'plan.withdraw 1',
    );
    const [same] = await desk.take(file, { year: 2027 });
    expect(same).toMatchObject({ outcome: 'known' });
  });

  it('gives back the version whose place it took', async () => {
    const title = '区卫生健康委员会2026年4月检查计划';
    await desk.take(desk.put('一.xlsx', { Sheet1: rows(title, {}) }));
    const file = desk.put('二.xlsx', { Sheet1: rows(title, { 检查时间: '2026年5月' }) });
    await desk.take(file);
    await desk.take(file, { month: 5 });
    expect(states()).toEqual([
      '1 2026年4月月度计划 open',
      '2 2026年4月月度计划 withdrawn',
      '3 2026年5月月度计划 open',
    ]);
  });

  it('stays as it is once it has been filed', async () => {
    const file = desk.put('计划.xlsx', { Sheet1: rows(TITLE, {}) });
    await desk.take(file);
    filePlan(desk, { reference: '1', superiorRef: '市卫健委已备案' });
    const [again] = await desk.take(file, { year: 2027 });
    expect(again).toMatchObject({ outcome: 'known' });
  });

  it('says when it takes the place of a plan that nobody sent back', async () => {
    await desk.take(desk.put('一.xlsx', { Sheet1: rows(TITLE, {}) }));
    const [second] = await desk.take(
      desk.put('二.xlsx', { Sheet1: rows(TITLE, { 检查对象范围: '辖区内其他单位' }) }),
    );
    expect(second).toMatchObject({ notes: [expect.stringContaining('替代了同一期间的第1版')] });
  });
});
