import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportPlans } from '../../src/plan/export-plans.ts';
import { filePlan } from '../../src/plan/file-plan.ts';
import { imported, openDesk, planRows, ROW, type Desk } from './desk.ts';
import { SECTORS } from './rules/registry.ts';

const HEALTH = SECTORS['卫健'] ?? '';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

it('tells two items of one plan apart that are alike in all that the ordinance wants told', async () => {
  const items = ['普通事项检查', '另一事项检查'];
  const rows = items.map((item) => ({ ...ROW, 检查事项: item }));
  const file = desk.put('计划.xlsx', { Sheet1: planRows([`${HEALTH}2026年度检查计划`], rows) });
  filePlan(desk, { reference: String(imported((await desk.take(file))[0])[0]?.id) });
  const { lines } = exportPlans(desk.store, { year: 2026 });
  expect(lines.map(({ matter, item }) => [matter, item])).toEqual(
    items.map((item) => [item, '资质和现场情况']),
  );
});
