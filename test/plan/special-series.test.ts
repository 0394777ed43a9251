import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filePlan } from '../../src/plan/file-plan.ts';
import { listPlans } from '../../src/plan/list-plans.ts';
import { returnPlan } from '../../src/plan/return-plan.ts';
import { imported, openDesk, planRows, ROW, type Desk, type PlanRow } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

const TITLE = '区卫生健康委员会2026年专项检查计划';

/** Puts a special plan of one row into the inbox. */
function put(file: string, row: PlanRow = {}, title = TITLE): string {
  return desk.put(file, { Sheet1: planRows([title], [{ ...ROW, ...row }]) });
}

/** Imports a file; gives number, version and title of its plan, and the notes. */
async function take(file: string, options: Parameters<Desk['take']>[1] = {}) {
  const [report] = await desk.take(file, options);
  const [plan] = imported(report);
  return {
    plan: `${plan?.id} v${plan?.version} ${plan?.title}`,
    notes: report?.outcome === 'imported' ? report.notes : [],
  };
}

const states = () => listPlans(desk.store, {}).map(({ id, state }) => `${id} ${state}`);
const OTHER: PlanRow = { 检查事项: '另一事项检查', 检查时间: '2026年9月' };

describe('two special plans of one general title', () => {
  it('are two where they have no item in common, and it says how to say otherwise', async () => {
    await take(put('一.xlsx'));
    const second = await take(put('二.xlsx', OTHER));
    expect(second).toEqual({
      plan: `2 v1 ${TITLE}`,
      notes: [
        '标题与计划1相同，但检查事项都不同，作为另一个专项计划；如果是它的新版本，请加 --series 1 重新导入',
      ],
    });
    expect(states()).toEqual(['1 open', '2 open']);
  });

  it('are versions of one where an item is the same', async () => {
    await take(put('一.xlsx'));
    const second = await take(put('二.xlsx', { 检查时间: '2026年5月' }));
    expect(second).toEqual({
      plan: `2 v2 ${TITLE}`,
      notes: ['标题、事项与计划1相同，作为它的新版本；如果是另一个专项计划，请加 --title 计划名称 重新导入'],
    });
    expect(states()).toEqual(['1 superseded', '2 open']);
  });

  it('are two where the first is filed and the second is for another time', async () => {
    await take(put('一.xlsx'));
    filePlan(desk, { reference: '1', superiorRef: '市卫健委已备案' });
    const later = await take(put('二.xlsx', { 检查时间: '2026年9月' }));
    expect(later.plan).toBe(`2 v1 ${TITLE}`);
    expect(later.notes).toEqual([expect.stringContaining('相同而时间不同')]);
    const changed = await take(put('三.xlsx', { 检查时间: '2026年4月至6月' }));
    expect(changed.plan).toBe(`3 v2 ${TITLE}`);
  });

  it('a third goes to the one it has an item in common with', async () => {
    await take(put('一.xlsx'));
    await take(put('二.xlsx', OTHER));
    expect((await take(put('三.xlsx', { ...OTHER, 检查比例: '20%' }))).plan).toBe(`3 v2 ${TITLE}`);
    expect((await take(put('四.xlsx', { 检查事项: '第三种事项检查' }))).plan).toBe(`4 v1 ${TITLE}`);
    expect(states()).toEqual(['1 open', '2 superseded', '3 open', '4 faulty']);
  });

  it('what was sent back is awaited, whatever its items', async () => {
    await take(put('一.xlsx'));
    await returnPlan(desk, { reference: '1', reason: '事项写错' }, () => undefined);
    const second = await take(put('二.xlsx', OTHER));
    expect(second.plan).toBe(`2 v2 ${TITLE}`);
    expect(second.notes).toEqual([expect.stringContaining('已退回的计划1')]);
  });
});

describe('what the importer says', () => {
  it('--title makes another plan of it, also of a file read before', async () => {
    await take(put('一.xlsx'));
    const file = put('二.xlsx', { 检查时间: '2026年5月' });
    await take(file);
    const again = await take(file, { title: '学校卫生专项检查计划' });
    expect(again).toEqual({ plan: '3 v1 学校卫生专项检查计划', notes: [] });
    expect(states()).toEqual(['1 open', '2 withdrawn', '3 open']);
    const [same] = await desk.take(file, { title: '学校卫生专项检查计划' });
    expect(same).toMatchObject({ outcome: 'known' });
  });

  it('--series makes the next version of it, also of a file read before', async () => {
    await take(put('一.xlsx'));
    const file = put('二.xlsx', OTHER);
    await take(file);
    expect((await take(file, { series: '1' })).plan).toBe(`3 v2 ${TITLE}`);
    expect(states()).toEqual(['1 superseded', '2 withdrawn', '3 open']);
    const [same] = await desk.take(file, { series: '1' });
    expect(same).toMatchObject({ outcome: 'known' });
  });

  it('--series of another unit or kind is refused', async () => {
    await take(put('一.xlsx'));
    const [report] = await desk.take(put('二.xlsx', {}, '区卫生健康委员会2026年度检查计划'), { series: '1' });
    expect(report).toMatchObject({ outcome: 'failed', code: 'E_PLAN_SERIES' });
  });
});
