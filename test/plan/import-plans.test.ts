import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPlan, checkYear, planYears } from '../../src/plan/check-plans.ts';
import { listPlans } from '../../src/plan/list-plans.ts';
import { requirePlan } from '../../src/plan/stored-plan.ts';
import { addEvent } from '../../src/plan/store.ts';
import { newestLines } from '../../src/report/journal.ts';
import { checkFile } from '../../src/store/check.ts';
import { saveAgency } from '../../src/registry/agency-store.ts';
import { findEnterprise, saveEnterprise } from '../../src/registry/enterprise-store.ts';
import { imported, openDesk, planRows, ROW, type Desk, type PlanRow } from './desk.ts';
import { RECEIVED } from './rules/district.ts';
import { AGENCY, enterpriseCode, uscc } from './rules/registry.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  const faults = checkFile(desk.store).flatMap((check) => check.faults);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  desk.drop();
});

function journal(): string[] {
  return newestLines(desk.store, { limit: 100 }).map(({ act }) => act);
}

const TITLE = '区卫生健康委员会2026年度检查计划';
const A = '上海甲食品有限公司';

function put(file: string, title: string, ...rows: PlanRow[]): string {
  return desk.put(file, {
    Sheet1: planRows(
      [title],
      rows.map((row) => ({ ...ROW, ...row })),
    ),
  });
}

function states(): string[] {
  return listPlans(desk.store, {}).map(({ id, version, state }) => `${id} 第${version}版 ${state}`);
}

describe('a file', () => {
  it('is a plan with its lines, findings and a place in the journal', async () => {
    const [report] = await desk.take(put('卫健.xlsx', TITLE, {}, { 检查事项: '自拟事项检查' }));
    const [plan] = imported(report);
    expect(plan).toMatchObject({
      agency: '上海市示例区卫生健康委员会',
      period: '2026年度计划',
      version: 1,
      state: 'faulty',
      lines: 2,
      must: 1,
      advice: 0,
      receivedOn: RECEIVED,
    });
    expect(plan?.findings).toEqual([
      expect.objectContaining({
        code: 'P105',
        where: { file: '卫健.xlsx', sheet: 'Sheet1', row: 4, column: 1 },
      }),
    ]);
    expect(journal()).toContain('plan.import');
  });

  it('that came before is told and not repeated, whatever its name', async () => {
    const first = put('卫健.xlsx', TITLE, {});
    await desk.take(first);
    const bytes = await desk.reader.read(first);
    const again = desk.putBytes('卫健（再次报送）.xlsx', bytes.bytes);
    const [report] = await desk.take(again);
    expect(report).toMatchObject({ outcome: 'known', plans: [{ id: 1, state: 'open' }] });
    expect(states()).toEqual(['1 第1版 open']);
  });

  it('that cannot be read stops no other', async () => {
    const bad = desk.putBytes('坏.xlsx', Buffer.from('PK'));
    const files = [
      put('卫健.xlsx', TITLE, {}),
      bad,
      put('说明.xlsx', '说明', {}),
      '没有.xlsx',
      put('城管.xlsx', '区城市管理行政执法局2026年度检查计划', {}),
    ];
    const reports = await desk.take(files);
    expect(reports.map((r) => [r.file, r.outcome])).toEqual([
      ['卫健.xlsx', 'imported'],
      ['坏.xlsx', 'failed'],
      ['说明.xlsx', 'failed'],
      ['没有.xlsx', 'failed'],
      ['城管.xlsx', 'imported'],
    ]);
    expect(reports[1]).toMatchObject({ code: expect.stringMatching(/^E_WORKBOOK/u) as unknown });
    expect(reports[2]).toMatchObject({
      code: 'E_PLAN_AGENCY',
      hint: expect.stringContaining('--agency') as unknown,
    });
    expect(states()).toEqual(['1 第1版 open', '2 第1版 open']);
  });

  it('goes in whole or not at all', async () => {
    const good = planRows([TITLE], [ROW]);
    const nobody = planRows(['2026年度检查计划'], [ROW]);
    const [report] = await desk.take(desk.put('两张表.xlsx', { 一: good, 二: nobody }));
    expect(report?.outcome).toBe('failed');
    expect(states()).toEqual([]);
  });

  it('leaves nothing after a dry run, and says the same', async () => {
    const file = put('卫健.xlsx', TITLE, { 检查事项: '自拟事项检查' });
    const before = journal();
    const [dry] = await desk.take(file, { dryRun: true });
    expect(imported(dry)[0]).toMatchObject({ must: 1, state: 'faulty' });
    expect([states(), journal()]).toEqual([[], before]);
    const [real] = await desk.take(file);
    expect(imported(real)[0]?.findings).toEqual(imported(dry)[0]?.findings);
  });

  it('keeps the day it was received on, where that is told', async () => {
    const [report] = await desk.take(put('卫健.xlsx', TITLE, {}), {
      receivedOn: RECEIVED.replace('-05', '-02') as typeof RECEIVED,
    });
    expect(imported(report)[0]?.receivedOn).toBe('2026-03-02');
  });

  it('is refused while there are no rosters', async () => {
    const empty = openDesk();
    empty.write((tx) => {
      tx.run({ name: 'test', sql: 'DELETE FROM officer' });
      tx.run({ name: 'test', sql: 'DELETE FROM agency_alias' });
      tx.run({ name: 'test', sql: 'DELETE FROM item_claim' });
      tx.run({ name: 'test', sql: 'DELETE FROM agency' });
    });
    const file = empty.put('卫健.xlsx', { Sheet1: planRows([TITLE], [ROW]) });
    expect((await empty.take(file))[0]).toMatchObject({ code: 'E_NO_REGISTRY' });
    empty.drop();
  });
});

describe('what is sent again', () => {
  it('is the next version, and the one before counts no more', async () => {
    await desk.take(put('卫健.xlsx', TITLE, { 检查事项: '自拟事项检查' }));
    await desk.take(put('卫健2.xlsx', TITLE, {}));
    expect(states()).toEqual(['1 第1版 superseded', '2 第2版 open']);
    expect(checkYear(desk, 2026).map(({ id }) => id)).toEqual([2]);
  });

  it('is a series of its own for each month and each special plan', async () => {
    const month = (n: number) =>
      put(`${n}月.xlsx`, `区卫生健康委员会2026年${n}月检查计划`, { 检查时间: `2026年${n}月` });
    const special = (name: string, file: string) =>
      put(file, `区卫生健康委员会2026年${name}专项检查计划`, {});
    await desk.take([month(4), month(5), special('消毒', 'a.xlsx'), special('学校', 'b.xlsx')]);
    await desk.take(put('c.xlsx', '区卫生健康委员会2026年消毒专项检查计划（修改）', { 检查比例: '20%' }));
    expect(listPlans(desk.store, {}).map(({ period, version }) => `${period}${version}`)).toEqual([
      '2026年4月月度计划1',
      '2026年5月月度计划1',
      '2026年专项计划1',
      '2026年专项计划1',
      '2026年专项计划2',
    ]);
  });

  it('replaces neither a returned plan that stands returned, nor brings an older one back', async () => {
    await desk.take(put('1.xlsx', TITLE, {}));
    await desk.take(put('2.xlsx', TITLE, { 检查比例: '20%' }));
    desk.write((tx) => addEvent(tx, 2, { kind: 'returned', on: RECEIVED, ref: '', note: '' }));
    expect(states()).toEqual(['1 第1版 superseded', '2 第2版 returned']);
    expect(checkYear(desk, 2026)).toEqual([]);
  });
});

describe('comparison with the others', () => {
  const mine = { 检查对象范围: A, 检查时间: '2026年4月' };
  const other = { ...mine, 检查事项: '另一事项检查' };

  it('is made over all files of a run, both sides told', async () => {
    const files = [
      put('卫健.xlsx', TITLE, mine),
      put('城管.xlsx', '区城市管理行政执法局2026年度检查计划', other),
    ];
    const reports = await desk.take(files);
    expect(reports.map((r) => imported(r)[0]?.findings.map(({ code }) => code))).toEqual([
      ['P302'],
      ['P302'],
    ]);
  });

  it('is made again when a later file comes, and goes when the cause goes', async () => {
    await desk.take(put('卫健.xlsx', TITLE, mine));
    expect(requirePlan(desk.store, '1').findings).toEqual([]);
    await desk.take(put('城管.xlsx', '区城市管理行政执法局2026年度检查计划', other));
    expect(requirePlan(desk.store, '1').findings.map(({ code }) => code)).toEqual(['P302']);
    await desk.take(
      put('城管2.xlsx', '区城市管理行政执法局2026年度检查计划', { ...other, 检查时间: '2026年10月' }),
    );
    expect(requirePlan(desk.store, '1').findings).toEqual([]);
  });

  it('leaves filed plans as they are', async () => {
    await desk.take(put('卫健.xlsx', TITLE, mine));
    desk.write((tx) => addEvent(tx, 1, { kind: 'filed', on: RECEIVED, ref: 'CS-1', note: '' }));
    await desk.take(put('城管.xlsx', '区城市管理行政执法局2026年度检查计划', other));
    expect(requirePlan(desk.store, '1').findings).toEqual([]);
    expect(requirePlan(desk.store, '2').findings.map(({ code }) => code)).toEqual(['P302']);
    expect(requirePlan(desk.store, 'CS-1').summary).toMatchObject({ id: 1, state: 'filed', code: 'CS-1' });
  });
});

describe('checking again', () => {
  it('lets a finding go when the registry has changed', async () => {
    const name = '上海新设贸易有限公司';
    await desk.take(put('卫健.xlsx', TITLE, { 检查对象范围: name }));
    expect(checkPlan(desk, '1').findings.map(({ code }) => code)).toEqual(['P112']);
    desk.write((tx) =>
      saveEnterprise(
        tx,
        { code: uscc(5000), name, status: '存续', industry: '', premises: [], ratings: [] },
        RECEIVED,
      ),
    );
    expect(checkPlan(desk, '1').findings).toEqual([]);
  });

  it('finds what the registry has come to say', async () => {
    await desk.take(put('卫健.xlsx', TITLE, { 检查对象范围: A }));
    desk.write((tx) => {
      const known = findEnterprise(tx, enterpriseCode(A));
      if (known) saveEnterprise(tx, { ...known, status: '注销' }, RECEIVED);
    });
    expect(checkYear(desk, 2026)[0]?.findings.map(({ code }) => code)).toEqual(['P111']);
    expect(planYears(desk)).toEqual([2026]);
  });

  it('keeps what was found while the file was read', async () => {
    const rows = planRows(
      ['区卫生健康委员会涉企工作安排'],
      [
        { 抽查领域: '消毒', ...ROW, 自编列: '甲' },
        { ...ROW, 检查事项: '另一事项检查' },
      ],
    );
    const [report] = await desk.take(desk.put('卫健2026.xlsx', { Sheet1: rows }), {
      blankFill: ['domain'],
      year: 2026,
    });
    const codes = imported(report)[0]?.findings.map(({ code }) => code);
    expect(codes).toEqual(['W109', 'W102', 'W109']);
    expect(checkPlan(desk, '1').findings.map(({ code }) => code)).toEqual(codes);
    expect(checkPlan(desk, '1').findings.map(({ code }) => code)).toEqual(codes);
  });

  it('knows a unit registered since, and takes its next file for the next version', async () => {
    const title = '区新设管理中心2026年度检查计划';
    await desk.take(put('新.xlsx', title, {}));
    expect(checkPlan(desk, '1').findings.map(({ code }) => code)).toContain('P101');
    desk.write((tx) =>
      saveAgency(
        tx,
        { ...AGENCY, code: uscc(77), name: '上海市示例区新设管理中心', sector: '卫健' },
        RECEIVED,
      ),
    );
    const { summary, findings } = checkPlan(desk, '1');
    expect([summary.agencyCode, summary.agency]).toEqual([uscc(77), '上海市示例区新设管理中心']);
    // No longer unknown, but it has claimed no item yet.
    expect([...new Set(findings.map(({ code }) => code))]).toEqual(['P105']);
    await desk.take(put('新2.xlsx', title, { 检查比例: '20%' }));
    expect(states()).toEqual(['1 第1版 superseded', '2 第2版 faulty']);
  });
});

describe('asking for plans', () => {
  beforeEach(async () => {
    await desk.take([
      put('卫健.xlsx', TITLE, {}),
      put('城管.xlsx', '区城市管理行政执法局2026年4月检查计划', { 检查事项: '自拟' }),
    ]);
  });

  it.each([
    [{}, [1, 2]],
    [{ year: 2025 }, []],
    [{ kind: 'monthly' }, [2]],
    [{ state: 'faulty' }, [2]],
    [{ agency: '卫生' }, [1]],
  ] as const)('by %j', (filter, ids) => {
    expect(listPlans(desk.store, filter).map(({ id }) => id)).toEqual(ids);
  });

  it.each(['3', 'JSBA-2026-0001', '', '1x'])('for one that is not there: %j', (reference) => {
    expect(() => requirePlan(desk.store, reference)).toThrow(`没有计划「${reference}」`);
  });
});
