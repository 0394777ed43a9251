import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { importView } from '../../src/cli/views/plan.ts';
import { UserError } from '../../src/kernel/errors.ts';
import { listPlans } from '../../src/plan/list-plans.ts';
import { openDesk, planRows, ROW, type Desk } from './desk.ts';
import { SECTORS } from './rules/registry.ts';

/** Enough lines that a file needs many new pages. */
const ROWS = 60;

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

function put(sector: string): string {
  const rows = Array.from({ length: ROWS }, (_, i) => ({
    ...ROW,
    任务名称: `第${i}项任务`,
    ...(i === 0 && { 检查时间: '择期' }),
  }));
  return desk.put(`${sector}.xlsx`, { Sheet1: planRows([`${SECTORS[sector]}2026年度检查计划`], rows) });
}

/** Lets the file of the database grow by so many pages more. */
function leave(pages: number): void {
  const [{ page_count: used }] = desk.store.pragma('page_count') as [{ page_count: number }];
  desk.store.pragma(`max_page_count = ${used + pages}`);
}

const comparison = { name: 'comparison', sql: 'SELECT year FROM plan_comparison', shape: {} };

describe('an import on a full disk', () => {
  const FILES = ['卫健', '生态', '交通'];

  it('says which files are in and which are not; the next run adds the others', async () => {
    const files = FILES.map(put);
    const reports = await desk.take(files, { onFile: (_file, index) => index === 1 && leave(2) });
    expect(reports.map((r) => [r.file, r.outcome === 'failed' ? r.code : r.outcome])).toEqual([
      ['卫健.xlsx', 'imported'],
      ['生态.xlsx', 'E_DISK_FULL'],
      ['交通.xlsx', 'E_IMPORT_STOPPED'],
    ]);
    const [first] = reports;
    const found = first?.outcome === 'imported' ? first.plans.flatMap(({ findings }) => findings) : [];
    expect(found.length).toBeGreaterThan(0);
    const view = importView(reports, false);
    expect(view.failed).toBe(true);
    expect(view.findings).toEqual(found);
    const texts = view.blocks.flatMap((block) => (block.kind === 'text' ? block.text : []));
    expect(texts).toContainEqual(expect.stringMatching(/^没有导入 .*磁盘已满/u));
    expect(texts).toContainEqual(expect.stringMatching(/^没有导入 「交通\.xlsx」/u));
    expect(texts).toContainEqual(expect.stringContaining('重新运行同一命令'));
    expect(listPlans(desk.store, {}).map(({ file }) => file)).toEqual(['卫健.xlsx']);

    desk.store.pragma('max_page_count = 1000000');
    const again = await desk.take(files);
    expect(again.map(({ outcome }) => outcome)).toEqual(['known', 'imported', 'imported']);
  });

  it('that lets nothing in is an error', async () => {
    const files = FILES.map(put);
    leave(2);
    await expect(desk.take(files)).rejects.toMatchObject({ code: 'E_DISK_FULL' });
    expect(listPlans(desk.store, {})).toEqual([]);
  });

  it('that is full when the plans are compared says that they are in; the next run compares them', async () => {
    const files = FILES.map(put);
    const write = desk.store.write.bind(desk.store);
    let writes = 0;
    const spy = vi.spyOn(desk.store, 'write').mockImplementation((work, options) => {
      writes += 1;
      if (writes > files.length) throw new UserError('E_DISK_FULL', '磁盘已满，本次写入已全部撤销');
      return write(work, options);
    });
    const reports = await desk.take(files);
    spy.mockRestore();
    expect(reports.map(({ outcome }) => outcome)).toEqual(['imported', 'imported', 'imported']);
    const view = importView(reports, false);
    expect(view.failed).toBe(true);
    const texts = view.blocks.flatMap((block) => (block.kind === 'text' ? block.text : []));
    expect(texts).toContainEqual(expect.stringMatching(/^没有与其他计划比对（磁盘已满.*都已保存/u));

    expect(desk.store.all(comparison)).toEqual([]);
    const again = await desk.take(files);
    expect(again.map(({ outcome }) => outcome)).toEqual(['known', 'known', 'known']);
    expect(desk.store.all(comparison)).toEqual([{ year: 2026 }]);
  });
});

describe('an import whose database is gone meanwhile', () => {
  it('is an error, since nothing of it is in', async () => {
    const files = ['卫健', '生态', '交通'].map(put);
    const gone = (_file: string, index: number) => index === 1 && rmSync(desk.store.path);
    await expect(desk.take(files, { onFile: gone })).rejects.toMatchObject({
      code: 'E_DB_MOVED',
      message: expect.stringContaining(desk.store.path) as string,
    });
  });
});
