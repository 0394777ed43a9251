import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/plan/check-plans.ts';
import { filePlan } from '../../src/plan/file-plan.ts';
import { returnPlan } from '../../src/plan/return-plan.ts';
import { requirePlan } from '../../src/plan/stored-plan.ts';
import { unwaiveFindings, waiveFindings } from '../../src/plan/waive-findings.ts';
import { newestLines } from '../../src/report/journal.ts';
import { Pack, type PackParameter } from '../../src/policy/pack.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { idleText } from '../../src/cli/views/plan-waiver.ts';
import { JINSHAN } from './rules/district.ts';
import { SECTORS } from './rules/registry.ts';
import { imported, openDesk, planRows, ROW, type Desk, type PlanRow } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

const TITLE = '望潮镇人民政府2026年度检查计划';
/** P209, 建议. */
const OPEN_ENDED: PlanRow = { 检查频次: '根据需要' };
const OTHER: PlanRow = { 检查事项: '另一事项检查', 检查对象范围: '辖区内其他企业', 检查频次: '根据需要' };
const THIRD: PlanRow = { 检查事项: '重点监管事项检查', 检查对象范围: '辖区内第三类企业' };
const REASON = '按投诉举报数量安排';

async function receive(file: string, ...rows: PlanRow[]): Promise<string> {
  const sheet = planRows(
    [TITLE],
    rows.map((row) => ({ ...ROW, ...row })),
  );
  const [report] = await desk.take(desk.put(file, { Sheet1: sheet }));
  return String(imported(report)[0]?.id);
}

const waive = (reference: string, more: object = {}) =>
  waiveFindings(desk, { reference, code: 'P209', reason: REASON, ...more });
const counts = (id: string) => {
  const { must, advice, waived } = requirePlan(desk.store, id).summary;
  return [must, advice, waived];
};

describe('waiving', () => {
  it('sets a finding apart with its reason, and records it', async () => {
    const id = await receive('a.xlsx', OPEN_ENDED, OTHER);
    expect(counts(id)).toEqual([0, 2, 0]);
    const { plan, waivers } = waive(id, { code: 'p209', row: 3 });
    expect(waivers.map(({ row, value }) => [row, value])).toEqual([[3, '根据需要']]);
    expect(plan.findings.map(({ code, where }) => [code, where.row])).toEqual([['P209', 4]]);
    expect(plan.waived).toEqual([
      expect.objectContaining({ waiver: expect.objectContaining({ reason: REASON, on: '2026-03-05' }) }),
    ]);
    expect(counts(id)).toEqual([0, 1, 1]);
    expect(newestLines(desk.store, { limit: 1 })[0]).toMatchObject({ act: 'plan.waive', id });
  });

  it('takes all of a rule where no place is given, and a cell only where it is that cell', async () => {
    const id = await receive('a.xlsx', OPEN_ENDED, OTHER);
    const column = requirePlan(desk.store, id).findings[0]?.where.column ?? 0;
    expect(() => waive(id, { row: 3, column: column + 1 })).toThrow(/没有P209这个问题/u);
    expect(() => waive(id, { sheet: 'Sheet2' })).toThrow(/没有P209这个问题/u);
    expect(waive(id).waivers).toHaveLength(2);
    expect(counts(id)).toEqual([0, 0, 2]);
  });

  it('survives a check made anew', async () => {
    const id = await receive('a.xlsx', OPEN_ENDED);
    waive(id);
    expect(checkPlan(desk, id).summary).toMatchObject({ advice: 0, waived: 1 });
  });

  it('is refused for 必改, with the clause', async () => {
    const id = await receive('a.xlsx', { 检查事项: '自拟事项检查' });
    expect(() => waive(id, { code: 'P105' })).toThrow(/P105在这里是必改问题（.*二2）.*不能豁免/u);
    expect(counts(id)).toEqual([1, 0, 0]);
  });

  it.each([
    ['no reason', { reason: '  ' }, /须写明理由/u],
    ['no such finding', { code: 'P302' }, /没有P302这个问题/u],
    ['another row', { row: 9 }, /第9行没有P209这个问题/u],
  ])('is refused: %s', async (_why, more, message) => {
    const id = await receive('a.xlsx', OPEN_ENDED);
    expect(() => waive(id, more)).toThrow(message);
    expect(counts(id)).toEqual([0, 1, 0]);
  });

  it('is refused twice, and once the plan is filed', async () => {
    const id = await receive('a.xlsx', OPEN_ENDED);
    waive(id);
    expect(() => waive(id)).toThrow(/已经豁免/u);
    filePlan(desk, { reference: id });
    expect(() => waive(id)).toThrow(/已备案，不能再改豁免/u);
    expect(() => unwaiveFindings(desk, { reference: id, code: 'P209' })).toThrow(/已备案/u);
  });
});

describe('the next version', () => {
  it('keeps a waiver where the same rule finds the same value, wherever the line stands now', async () => {
    waive(await receive('a.xlsx', OPEN_ENDED));
    const next = await receive('b.xlsx', OTHER, OPEN_ENDED);
    const { findings, waived, idle } = requirePlan(desk.store, next);
    expect(findings.map(({ where }) => where.row)).toEqual([3]);
    expect(waived.map(({ finding, waiver }) => [finding.where.row, waiver.version])).toEqual([[4, 1]]);
    expect(idle).toEqual([]);
  });

  it.each([
    ['another value', { 检查频次: '不定期' }],
    ['another object', { 检查频次: '根据需要', 检查对象范围: '辖区内餐饮企业' }],
    ['another time', { 检查频次: '根据需要', 检查时间: '2026年9月' }],
    ['another method', { 检查频次: '根据需要', 检查方式: '双随机现场检查' }],
  ])('does not for %s, and says that the line was changed', async (_what, row: PlanRow) => {
    waive(await receive('a.xlsx', OPEN_ENDED));
    const { findings, waived, idle } = requirePlan(desk.store, await receive('b.xlsx', THIRD, row));
    expect(findings.map(({ code }) => code)).toEqual(['P209']);
    expect(waived).toEqual([]);
    expect(idle.map(({ reason }) => reason)).toEqual([REASON]);
    expect(idle).toMatchObject([{ because: 'changed', stands: { row: 4 } }]);
    expect(idle.map(idleText)).toEqual([expect.stringMatching(/^问题仍在（G4）.*这一行已改动/u)]);
  });

  it.each<[string, PlanRow[]]>([
    ['is set right', [THIRD, {}]],
    ['is left out', [THIRD]],
    ['is left out, while the rule finds something in another line', [{ ...THIRD, 检查频次: '不定期' }]],
  ])('says that the finding is gone where its line %s', async (_what, rows) => {
    waive(await receive('a.xlsx', THIRD, OPEN_ENDED), { row: 4 });
    const { idle } = requirePlan(desk.store, await receive('b.xlsx', ...rows));
    expect(idle).toMatchObject([{ because: 'gone' }]);
    expect(idle.map(idleText)).toEqual(['问题已不存在']);
  });

  it('says that the finding is gone where the rule finds another object of the same line', async () => {
    const visits = (unit: string, ...names: string[]) =>
      planRows(
        [`${unit}2026年度检查计划`],
        names.map((name) => ({ ...ROW, 检查事项: unit.slice(-5), 检查对象范围: name })),
      );
    const both = ['上海甲食品有限公司', '上海己餐饮有限公司'];
    const [first] = await desk.take(
      desk.put('卫健.xlsx', { Sheet1: visits(SECTORS['卫健'] ?? '', both.join('、')) }),
    );
    const id = String(imported(first)[0]?.id);
    const others = (...names: string[]) =>
      desk.take(desk.put(`${names.length}.xlsx`, { Sheet1: visits(SECTORS['文旅'] ?? '', ...names) }));
    await others(...both);
    const about = () => requirePlan(desk.store, id).findings.filter(({ code }) => code === 'P302');
    expect(about().map(({ value }) => value)).toEqual(both.toSorted());
    waive(id, { code: 'P302' });
    await others('上海己餐饮有限公司');
    const { waived, idle } = requirePlan(desk.store, id);
    expect(waived.map(({ finding }) => finding.value)).toEqual(['上海己餐饮有限公司']);
    expect(idle).toMatchObject([{ value: '上海甲食品有限公司', because: 'gone' }]);
  });

  it('does not change what the version before it shows', async () => {
    const first = await receive('a.xlsx', OPEN_ENDED);
    waive(await receive('b.xlsx', OPEN_ENDED, OTHER));
    expect(counts(first)).toEqual([0, 1, 0]);
  });
});

it('what a rule now calls 必改 is not waived any more', async () => {
  const id = await receive('a.xlsx', OPEN_ENDED);
  waive(id);
  const parameters = new Map(JINSHAN.parameters);
  const { title, values } = JINSHAN.parameters.get('plan.open_values') as PackParameter;
  const graver = values.map((one) => ({ ...one, value: { severity: '必改' } }));
  parameters.set('plan.open_values', { title, values: graver });
  const pack = new Pack(JINSHAN.code, JINSHAN.name, 'graver', parameters);
  const checked = checkPlan({ ...desk, pack }, id);
  expect(checked.summary).toMatchObject({ state: 'faulty', must: 1, advice: 0, waived: 0 });
  expect(checked.idle).toMatchObject([{ because: 'graver', stands: { row: 3 } }]);
  expect(checked.idle.map(idleText)).toEqual([expect.stringContaining('现在是必改，不能豁免')]);
  expect(() => waive(id)).toThrow(/必改问题.*不能豁免/u);
});

describe('taking a waiver back', () => {
  it('lets the finding stand again and keeps both acts', async () => {
    const id = await receive('a.xlsx', OPEN_ENDED, OTHER);
    waive(id);
    const { plan } = unwaiveFindings(desk, { reference: id, code: 'P209', row: 4, reason: '情况变化' });
    expect(plan.findings.map(({ where }) => where.row)).toEqual([4]);
    expect(counts(id)).toEqual([0, 1, 1]);
    expect(newestLines(desk.store, { limit: 2 }).map(({ act }) => act)).toEqual([
      'plan.unwaive',
      'plan.waive',
    ]);
    expect(waive(id, { row: 4 }).waivers).toHaveLength(1);
  });

  it('clears those not needed any more', async () => {
    waive(await receive('a.xlsx', OPEN_ENDED));
    const next = await receive('b.xlsx', {});
    expect(requirePlan(desk.store, next).idle).toHaveLength(1);
    unwaiveFindings(desk, { reference: next, code: 'P209' });
    expect(requirePlan(desk.store, next).idle).toEqual([]);
    expect(() => unwaiveFindings(desk, { reference: next, code: 'P209' })).toThrow(/没有豁免过P209/u);
  });
});

it('a plan sent back says what need not be changed', async () => {
  const id = await receive('a.xlsx', OPEN_ENDED, OTHER);
  waive(id, { row: 3 });
  const { name, bytes } = await returnPlan(desk, { reference: id }, () => undefined);
  const texts = readWorkbook(bytes, name).sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row) => row.cells.flatMap((cell) => cell?.text ?? [])),
  );
  expect(texts.join('\n')).toContain(REASON);
  expect(texts.filter((text) => text === 'P209')).toHaveLength(1);
});
