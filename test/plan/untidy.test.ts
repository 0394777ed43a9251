import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filePlan } from '../../src/plan/file-plan.ts';
import { listPlans } from '../../src/plan/list-plans.ts';
import { newestLines } from '../../src/report/journal.ts';
import { readLines } from '../../src/plan/store.ts';
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

describe('a plan for part of the year', () => {
  it('does not take the place of the plan for the year', async () => {
    await desk.take(desk.put('年度.xlsx', { Sheet1: rows(TITLE, {}) }));
    const half = '区卫生健康委员会2026年度下半年检查计划';
    await desk.take(desk.put('下半年.xlsx', { Sheet1: rows(half, { 检查对象范围: '辖区内其他单位' }) }));
    expect(states()).toEqual(['1 2026年度计划 open', '2 2026年度计划 open']);
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
