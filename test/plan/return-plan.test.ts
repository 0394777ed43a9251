import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { filePlan } from '../../src/plan/file-plan.ts';
import { returnPlan, type ReturnPlanOptions } from '../../src/plan/return-plan.ts';
import { requirePlan } from '../../src/plan/stored-plan.ts';
import { readKeptFile } from '../../src/store/archive.ts';
import { newestLines } from '../../src/report/journal.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { imported, openDesk, planRows, ROW, type Desk, type PlanRow } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

const TITLE = '望潮镇人民政府2026年度检查计划';

async function receive(file: string, more: PlanRow = {}): Promise<string> {
  const [report] = await desk.take(desk.put(file, { Sheet1: planRows([TITLE], [{ ...ROW, ...more }]) }));
  return String(imported(report)[0]?.id);
}

async function giveBack(reference: string, options: Omit<ReturnPlanOptions, 'reference'> = {}) {
  const delivered: string[] = [];
  const returned = await returnPlan(desk, { reference, ...options }, ({ name }) => delivered.push(name));
  return { ...returned, delivered };
}

function texts(bytes: Uint8Array, name: string): string[][] {
  return readWorkbook(bytes, name).sheets.map((sheet) =>
    sheet.rows.flatMap((row) => row.cells.flatMap((cell) => cell?.text ?? [])),
  );
}

describe('a plan sent back', () => {
  it('is the own workbook of the unit with what was found in it', async () => {
    const id = await receive('望潮镇计划.xlsx', { 检查事项: '自拟事项检查', 检查频次: '根据需要' });
    const { plan, name, bytes, delivered } = await giveBack(id, { reason: '与去年相同' });
    expect(name).toBe('望潮镇计划（退回修改）.xlsx');
    expect(delivered).toEqual([name]);
    expect(plan.summary.state).toBe('returned');
    const sheets = readWorkbook(bytes, name).sheets.map((sheet) => sheet.name);
    expect(sheets).toEqual(expect.arrayContaining(['Sheet1', '审核意见']));
    const all = texts(bytes, name).flat();
    expect(all).toEqual(expect.arrayContaining([TITLE, '自拟事项检查', '根据需要', '10%']));
    const review = all.join('\n');
    expect(review).toContain('示例区司法局对「望潮镇计划.xlsx」的审核意见');
    expect(review).toContain('必改1项，建议1项');
    expect(review).toContain('退回理由：与去年相同');
    expect(review).toMatch(/P105/u);
  });

  it('is kept and recorded', async () => {
    const { name, bytes, plan } = await giveBack(await receive('a.xlsx', { 检查方式: '' }), {
      on: date('2026-03-05'),
    });
    expect(plan.events.at(-1)).toMatchObject({ kind: 'returned', on: '2026-03-05', ref: name });
    const [line] = newestLines(desk.store, { limit: 1 });
    expect(line).toMatchObject({ act: 'plan.return', id: '1' });
    const detail = line?.detail as { after: { fileId: number } } | undefined;
    const kept = readKeptFile(desk.store, detail?.after.fileId ?? 0);
    expect(Buffer.compare(kept.bytes, Buffer.from(bytes))).toBe(0);
  });

  it('comes back as the next version, the sheet of review passed over', async () => {
    const { bytes, name } = await giveBack(await receive('a.xlsx', { 检查事项: '自拟事项检查' }));
    const [again] = await desk.take(desk.putBytes(name, bytes));
    expect(imported(again).map(({ version, lines, must }) => [version, lines, must])).toEqual([[2, 1, 1]]);
    await receive('b.xlsx');
    const { summary } = requirePlan(desk.store, '3');
    expect([summary.version, summary.state]).toEqual([3, 'open']);
    expect(filePlan(desk, { reference: '3' }).summary.code).toBe('JSBA-2026-0001');
  });

  it('may be sent back for a reason of the reviewer alone', async () => {
    const id = await receive('a.xlsx');
    await expect(giveBack(id)).rejects.toThrow(/没有发现问题，退回须写明理由/u);
    await expect(giveBack(id, { reason: ' ' })).rejects.toThrow(/须写明理由/u);
    expect((await giveBack(id, { reason: '与市局计划重复' })).plan.summary.state).toBe('returned');
  });

  it('is sent back once only, and not after filing', async () => {
    const id = await receive('a.xlsx', { 检查方式: '' });
    await giveBack(id);
    await expect(giveBack(id)).rejects.toThrow(/已退回，不能退回/u);
    const filed = await receive('b.xlsx');
    filePlan(desk, { reference: filed });
    await expect(giveBack(filed, { reason: '晚了' })).rejects.toThrow(/已备案，不能退回/u);
  });

  it.each(['2026-03-04', '2026-03-06'])(
    'is not sent back on %s, before it came or after today',
    async (day) => {
      const id = await receive('a.xlsx', { 检查方式: '' });
      await expect(giveBack(id, { on: date(day) })).rejects.toThrow(/退回日期/u);
    },
  );

  it('is not marked as sent back when the file could not be written', async () => {
    const id = await receive('a.xlsx', { 检查方式: '' });
    const failing = returnPlan(desk, { reference: id }, () => {
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(requirePlan(desk.store, id).summary.state).toBe('faulty');
  });

  it('is a new workbook where the format of the old one takes no notes', async () => {
    const csv = planRows([TITLE], [{ ...ROW, 检查事项: '自拟事项检查' }])
      .map((row) => row.join(','))
      .join('\n');
    const [report] = await desk.take(desk.putBytes('望潮镇计划.csv', Buffer.from(`\ufeff${csv}`)));
    const { name, bytes, preserved } = await giveBack(String(imported(report)[0]?.id));
    expect([name, preserved]).toEqual(['望潮镇计划（退回修改）.xlsx', false]);
    expect(texts(bytes, name).flat()).toContain('自拟事项检查');
  });
});
