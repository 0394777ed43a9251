import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diffPlans } from '../../src/plan/diff-plans.ts';
import { diffView } from '../../src/cli/views/plan-diff.ts';
import { matchLines } from '../../src/plan/match-lines.ts';
import type { RawLine } from '../../src/plan/model.ts';
import { imported, openDesk, planRows, ROW, type Desk, type PlanRow } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

async function receive(file: string, ...rows: PlanRow[]): Promise<string> {
  const sheet = planRows(
    ['望潮镇人民政府2026年度检查计划'],
    rows.map((row) => ({ ...ROW, ...row })),
  );
  const [report] = await desk.take(desk.put(file, { Sheet1: sheet }));
  return String(imported(report)[0]?.id);
}
const OTHER: PlanRow = { 检查事项: '另一事项检查', 检查对象范围: '辖区内其他企业' };
const THIRD: PlanRow = { 检查事项: '重点监管事项检查', 检查对象范围: '辖区内第三类企业' };

describe('two versions', () => {
  it('differ cell by cell, wherever the line stands', async () => {
    await receive('a.xlsx', {}, OTHER);
    const diff = diffPlans(desk.store, await receive('b.xlsx', OTHER, { 检查比例: '20%' }));
    expect(diff.changed).toEqual([
      {
        sheet: 'Sheet1',
        row: 4,
        key: 'ratio',
        item: '普通事项检查',
        before: '10%',
        after: '20%',
      },
    ]);
    expect([diff.added, diff.removed, diff.unchangedLines]).toEqual([[], [], 1]);
  });

  it('show lines added and removed', async () => {
    await receive('a.xlsx', {}, OTHER);
    const { added, removed, changed } = diffPlans(desk.store, await receive('b.xlsx', {}, THIRD));
    expect(added.map(({ row, cells }) => [row, cells['item']?.text])).toEqual([[4, '重点监管事项检查']]);
    expect(removed.map(({ row, cells }) => [row, cells['item']?.text])).toEqual([[4, '另一事项检查']]);
    expect(changed).toEqual([]);
  });

  it('know a line by its position where its object was rewritten', async () => {
    await receive('a.xlsx', THIRD, {}, OTHER);
    const diff = diffPlans(
      desk.store,
      await receive('b.xlsx', THIRD, { 检查对象范围: '辖区内餐饮企业' }, OTHER),
    );
    expect(diff.changed.map(({ key, before, after }) => [key, before, after])).toEqual([
      ['object_scope', '辖区内有关企业', '辖区内餐饮企业'],
    ]);
    expect([diff.added, diff.removed]).toEqual([[], []]);
  });

  it.each<[string, PlanRow, string, string]>([
    ['its own header', { 检查对象范围: '辖区内餐饮企业' }, 'object_scope', '检查对象范围'],
    ['an unusual header', { 检查必要性: '防范新风险' }, 'necessity', '检查必要性'],
    ['the second of two columns', { 具体检查对象: '上海乙商贸有限公司' }, 'object_names', '具体检查对象'],
  ])('name a column that changed by %s', async (_why, change, key, header) => {
    const first = { 具体检查对象: '上海甲食品有限公司' };
    await receive('a.xlsx', first, OTHER);
    const { changed } = diffPlans(desk.store, await receive('b.xlsx', { ...first, ...change }, OTHER));
    expect(changed.map((cell) => [cell.key, cell.header])).toEqual([[key, header]]);
    const { blocks } = diffView(diffPlans(desk.store, '2'), (name) => `列${name}`);
    expect(JSON.stringify(blocks)).toContain(`"${header}"`);
  });

  it('show findings gone and new', async () => {
    await receive('a.xlsx', { 检查频次: '根据需要' }, OTHER);
    const { gone, fresh } = diffPlans(
      desk.store,
      await receive('b.xlsx', {}, { ...OTHER, 检查频次: '不定期' }),
    );
    expect(gone.map(({ code, value }) => [code, value])).toEqual([['P209', '根据需要']]);
    expect(fresh.map(({ code, value }) => [code, value])).toEqual([['P209', '不定期']]);
  });

  it('are put in order whichever is named, and the one before is the default', async () => {
    const first = await receive('a.xlsx', {});
    await receive('b.xlsx', { 检查比例: '20%' });
    const third = await receive('c.xlsx', { 检查比例: '30%' });
    const values = (...args: [string, number?]) =>
      diffPlans(desk.store, ...args).changed.map(({ before, after }) => `${before}→${after}`);
    expect(values(third)).toEqual(['20%→30%']);
    expect(values(third, 1)).toEqual(['10%→30%']);
    expect(values(first, 3)).toEqual(['10%→30%']);
  });

  it('must both be there', async () => {
    const first = await receive('a.xlsx', {});
    expect(() => diffPlans(desk.store, first)).toThrow(/没有更早的版本/u);
    expect(() => diffPlans(desk.store, first, 7)).toThrow(/没有另外的第7版/u);
  });
});

describe('matching', () => {
  const line = fc
    .tuple(fc.constantFrom('甲', '乙', '丙'), fc.constantFrom('子', '丑'))
    .map(([item, object]) => ({ item, object }));
  const toLines = (rows: readonly { item: string; object: string }[]): RawLine[] =>
    rows.map(({ item, object }, i) => ({
      sheet: 'S',
      row: i + 1,
      cells: {
        item: { text: item, row: i + 1, column: 1 },
        object_scope: { text: object, row: i + 1, column: 2 },
      },
    }));

  it('loses no line and uses none twice', () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (a, b) => {
        const { pairs, removed, added } = matchLines(toLines(a), toLines(b));
        const rows = (lines: readonly RawLine[]) => lines.map(({ row }) => row).sort((x, y) => x - y);
        const all = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
        expect(rows([...pairs.map(([one]) => one), ...removed])).toEqual(all(a.length));
        expect(rows([...pairs.map(([, two]) => two), ...added])).toEqual(all(b.length));
      }),
    );
  });

  it('finds nothing changed in the same lines in another order', () => {
    fc.assert(
      fc.property(fc.array(line), (a) => {
        const { removed, added } = matchLines(toLines(a), toLines([...a].reverse()));
        expect([removed, added]).toEqual([[], []]);
      }),
    );
  });
});
