import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clauseText } from '../../src/kernel/finding.ts';
import { date } from '../../src/kernel/local-date.ts';
import { filePlan } from '../../src/plan/file-plan.ts';
import type { FilingStep } from '../../src/plan/filing-chain.ts';
import { passStep, type PassStepOptions } from '../../src/plan/pass-step.ts';
import { requirePlan } from '../../src/plan/stored-plan.ts';
import { showPlan } from '../../src/plan/show-plan.ts';
import { imported, openDesk, planRows, ROW, type Desk } from './desk.ts';
import { SECTORS, TOWN } from './rules/registry.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

async function receive(title: string): Promise<string> {
  const [report] = await desk.take(desk.put(`${title}.xlsx`, { Sheet1: planRows([title], [ROW]) }));
  return String(imported(report)[0]?.id);
}

const pass = (reference: string, options: Omit<PassStepOptions, 'reference' | 'ref'> & { ref?: string }) =>
  passStep(desk, { reference, ref: '某字1号', ...options });
const file = (reference: string) => filePlan(desk, { reference });

const ANNUAL = (name: string) => `${name}2026年度检查计划`;
const MONTHLY = (name: string) => `${name}2026年4月检查计划`;
const SPECIAL = (name: string) => `${name}2026年安全专项检查计划`;

/** Sector or unit, form of the title, chain (← before, ∥ beside, → after ours), clause and part of the note. */
const CHAINS: readonly (readonly [string, (name: string) => string, string, string, RegExp | undefined])[] = [
  ['市监', ANNUAL, '市市场监管局条线处室 ← 区司法局', '附件1（市场监管）四(三)1、2', /内部环节/u],
  ['公安', ANNUAL, '市级行政执法部门 ← 区司法局', '36号）二6', /附件2三\(二\)2.*没有写向谁备案/u],
  [
    '消防',
    ANNUAL,
    '区消防部门主要领导 ← 市消防部门 ∥ 区司法局',
    '附件3（消防救援）四(三)',
    /没有写先后.*二6/u,
  ],
  ['消防', MONTHLY, '区消防部门主要领导 ← 市消防部门 ∥ 区司法局', '附件3（消防救援）四(三)', /没有写先后/u],
  ['药监', ANNUAL, '市药品监管部门相应业务处 ← 区司法局', '附件4（药品监督）四(三)1', undefined],
  ['卫健', ANNUAL, '市卫生健康部门 ∥ 区司法局', '附件5（卫生健康）四(二)', /没有写先后.*二6/u],
  ['卫健', SPECIAL, '市卫生健康部门 ∥ 区司法局', '附件5（卫生健康）四(二)', /没有写先后/u],
  ['文旅', ANNUAL, '市级行政执法部门 ← 区司法局', '36号）二6', /附件6二\(二\)1.*没有写向谁备案/u],
  ['生态', ANNUAL, '市环境执法总队 ← 区司法局', '附件7（生态环境）六(一)、(四)', /文本方式/u],
  ['生态', MONTHLY, '市级行政执法部门 ← 区司法局', '36号）二6', /附件7六\(四\)/u],
  ['交通', ANNUAL, '市总队 ← 区司法局 → 市司法局', '附件8（交通运输）二(五)', undefined],
  ['交通', MONTHLY, '市总队 ← 区司法局 → 市司法局', '附件8（交通运输）二(五)', undefined],
  ['城管', ANNUAL, '市级行政执法部门 ← 区司法局', '36号）二6', /附件9四\(一\)只写/u],
  ['人社', ANNUAL, '市级行政执法部门 ← 区司法局', '36号）二6', /附件10、附件14没有写/u],
  ['建管', ANNUAL, '市建设管理部门 ∥ 区司法局', '附件11（建设管理）四(三)', /没有写先后.*二6/u],
  ['应急', ANNUAL, '区政府 ← 市应急局 ∥ 区司法局', '附件12（应急管理）四(三)', /没有写先后.*二6/u],
  ['应急', SPECIAL, '市级行政执法部门 ← 区司法局', '36号）二6', /附件12四\(三\)只写年度/u],
  ['农业', ANNUAL, '市农业执法总队 ← 区司法局', '36号）二6', /没有提区司法局/u],
  ['医保', ANNUAL, '市级行政执法部门 ← 区司法局', '36号）二6', /附件10、附件14没有写/u],
  [TOWN, ANNUAL, '区司法局', '36号）二6', undefined],
  [TOWN, SPECIAL, '区司法局', '36号）二6', undefined],
];

describe('the order of filing', () => {
  it.each(CHAINS)('%s, %o: %s, by %s', async (sector, form, order, clause, note) => {
    const { chain } = showPlan(desk, await receive(form(SECTORS[sector] ?? sector)));
    const sign = { before: ' ← ', beside: ' ∥ ', ours: '', after: ' → ' } as const;
    const shown = chain?.steps.map((step) =>
      step.order === 'after' ? `${sign.after}${step.body}` : `${step.body}${sign[step.order]}`,
    );
    expect(shown?.join('')).toBe(order);
    expect(chain && clauseText(chain.clause)).toContain(clause);
    expect(chain?.note ?? '').toMatch(note ?? /^/u);
  });
});

describe('a step by itself', () => {
  it('is recorded before the plan is filed, and need not be told again', async () => {
    const id = await receive(ANNUAL(SECTORS['药监'] ?? ''));
    pass(id, { ref: '沪药监备3号', on: date('2026-03-01') });
    expect(file(id).events.map(({ kind, on, ref }) => [kind, on, ref])).toEqual([
      ['received', '2026-03-05', expect.any(String)],
      ['superior-filed', '2026-03-01', '沪药监备3号'],
      ['filed', '2026-03-05', 'JSBA-2026-0001'],
    ]);
  });

  it('goes in the order of the chain: 交通 三步', async () => {
    const id = await receive(ANNUAL(SECTORS['交通'] ?? ''));
    expect(() => pass(id, { step: 'onward' })).toThrow(/市总队备案应在市司法局备案之前/u);
    pass(id, {});
    expect(() => pass(id, { step: 'onward' })).toThrow(/区司法局备案应在市司法局备案之前/u);
    file(id);
    const { events } = pass(id, { ref: '市司法局已通过' });
    expect(events.map(({ kind }) => kind)).toEqual(['received', 'superior-filed', 'filed', 'onward-filed']);
  });

  it('goes in the order of the chain: 应急 区政府批准在先', async () => {
    const id = await receive(ANNUAL(SECTORS['应急'] ?? ''));
    expect(() => file(id)).toThrow(/应先经区政府审批/u);
    expect(() => pass(id, {})).toThrow(/2个环节没有登记：区政府审批、市应急局备案/u);
    expect(() => pass(id, { step: 'superior' })).toThrow(/区政府审批应在市应急局备案之前/u);
    pass(id, { step: 'approval', ref: '金府〔2026〕1号' });
    // The city line may follow: the annex sets no order between the two.
    expect(file(id).summary.state).toBe('filed');
    expect(pass(id, {}).events.at(-1)).toMatchObject({ kind: 'superior-filed', note: '市应急局' });
  });

  it.each<[string, FilingStep | undefined, RegExp]>([
    ['is not owed', undefined, /没有等待登记的环节：区司法局备案/u],
    ['is not in the chain', 'superior', /没有“市级备案”这一环节/u],
    ['is ours', 'bureau', /不在这里登记/u],
  ])('is refused where it %s', async (_why, step, message) => {
    const id = await receive(ANNUAL(TOWN));
    expect(() => pass(id, { step })).toThrow(message);
  });

  it('is recorded once, with proof, not on a day to come, and ours not before it', async () => {
    const id = await receive(ANNUAL(SECTORS['药监'] ?? ''));
    expect(() => pass(id, { ref: ' ' })).toThrow(/须写明文号或说明/u);
    expect(() => pass(id, { on: date('2026-03-06') })).toThrow(/在今天/u);
    desk.today('2026-03-10');
    pass(id, { on: date('2026-03-09') });
    expect(() => pass(id, { step: 'superior' })).toThrow(/已于2026-03-09登记/u);
    expect(() => filePlan(desk, { reference: id, on: date('2026-03-08') })).toThrow(
      /备案日期2026-03-08早于市药品监管部门相应业务处备案日期2026-03-09/u,
    );
  });

  it('of what follows ours is not before ours', async () => {
    const id = await receive(ANNUAL(SECTORS['交通'] ?? ''));
    pass(id, {});
    file(id);
    expect(() => pass(id, { on: date('2026-03-04') })).toThrow(/早于区司法局备案之日（2026-03-05）/u);
  });
});

describe('plan show', () => {
  it('tells who did what, when, by which pack', async () => {
    const id = await receive(ANNUAL(SECTORS['药监'] ?? ''));
    pass(id, {});
    file(id);
    const { history, deadlines } = showPlan(desk, id);
    expect(history.map(({ kind, operator, pack }) => [kind, operator, pack])).toEqual(
      ['received', 'superior-filed', 'filed'].map((kind) => [kind, '测试员', desk.pack.version]),
    );
    expect(deadlines.map(({ step, how }) => [step, how])).toEqual([
      ['publish', '文件定于2026年3月31日，休息日不顺延'],
    ]);
  });

  it('tells how a period was counted', async () => {
    const id = await receive(SPECIAL(TOWN));
    file(id);
    const [deadline] = showPlan(desk, id).deadlines;
    expect(deadline?.how).toMatch(
      /^2026年3月5日备案，当日不计，1个月到2026-04-05，2026-04-05.*顺延，顺延至2026-04-07$/u,
    );
  });

  it('reads a plan from before there was a chain', async () => {
    const [report] = await desk.take(
      desk.put('旧.xlsx', {
        Sheet1: planRows(['望潮镇人民政府2025年度检查计划'], [{ ...ROW, 检查时间: '2025年4月' }]),
      }),
      { receivedOn: date('2025-01-10') },
    );
    const id = String(imported(report)[0]?.id);
    expect(showPlan(desk, id).chain).toBeUndefined();
    expect(requirePlan(desk.store, id).summary.year).toBe(2025);
  });
});
