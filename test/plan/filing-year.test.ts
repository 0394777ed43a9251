import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { expectedDeadlines } from '../../src/plan/expected-deadlines.ts';
import { filePlan } from '../../src/plan/file-plan.ts';
import { filingReminders } from '../../src/plan/filing-reminders.ts';
import { filingYear } from '../../src/plan/filing-year.ts';
import { passStep } from '../../src/plan/pass-step.ts';
import { showPlan } from '../../src/plan/show-plan.ts';
import { returnPlan } from '../../src/plan/return-plan.ts';
import { withdrawPlan } from '../../src/plan/withdraw-plan.ts';
import { imported, openDesk, planRows, ROW, type Desk } from './desk.ts';
import { SECTORS } from './rules/registry.ts';

const HEALTH = SECTORS['卫健'] ?? '';
const CULTURE = SECTORS['文旅'] ?? '';
const TODAY = '2026-06-01';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

async function receive(agency: string, ratio = '10%'): Promise<string> {
  const file = desk.put(`${agency}${ratio}.xlsx`, {
    Sheet1: planRows([`${agency}2026年度检查计划`], [{ ...ROW, 检查比例: ratio }]),
  });
  return String(imported((await desk.take(file))[0])[0]?.id);
}

const sendBack = (reference: string) => returnPlan(desk, { reference, reason: '重写' }, () => undefined);
const withdraw = (reference: string) => withdrawPlan(desk, { reference, reason: '取消' });
const file = (reference: string) => filePlan(desk, { reference });

const cell = (agency: string) =>
  filingYear(desk.store, desk.pack, { year: 2026, today: date(TODAY), agency }).rows[0]?.annual;
const called = (agency: string) =>
  filingReminders(desk.store, desk.pack, { years: [2026], today: date(TODAY), ahead: 5, agency }).flatMap(
    ({ reminders }) => reminders.map(({ kind, planId, text, dueOn }) => [kind, planId, text, dueOn]),
  );
const due = (agency: string) =>
  expectedDeadlines(desk.store, desk.pack, { today: date(TODAY), until: date(TODAY) })
    .filter(({ step }) => step.endsWith(cell(agency)?.plan?.agencyCode ?? '?'))
    .map(({ responsible, title, dueOn }) => [responsible, title, dueOn]);

describe('a plan that was withdrawn', () => {
  it('is called for as one that did not come, by the list of calls as by the deadlines', async () => {
    const id = await receive(HEALTH);
    file(id);
    withdraw(id);
    expect(cell(HEALTH)).toMatchObject({ state: 'withdrawn', overdue: true });
    expect(called(HEALTH)).toEqual([
      ['missing', Number(id), '报送备案期限已过，原来的已撤回，还没有重新报来', '2026-03-31'],
    ]);
    expect(due(HEALTH)).toEqual([[HEALTH, '报送2026年度计划备案', '2026-03-31']]);
  });

  it('leaves nothing waiting of what it had answered', async () => {
    const first = await receive(HEALTH);
    await sendBack(first);
    const second = await receive(HEALTH, '8%');
    file(second);
    withdraw(second);
    expect(cell(HEALTH)).toMatchObject({ state: 'withdrawn', plan: { id: Number(second) } });
    expect(called(HEALTH).map(([kind, id]) => [kind, id])).toEqual([['missing', Number(second)]]);
    const third = await receive(HEALTH, '6%');
    expect(cell(HEALTH)).toMatchObject({ state: 'open', plan: { id: Number(third) } });
  });

  it('leaves the plan that it changed without a change in waiting', async () => {
    const first = await receive(HEALTH);
    passStep(desk, { reference: first, step: 'superior', ref: '卫健备1号' });
    file(first);
    await sendBack(await receive(HEALTH, '8%'));
    const third = await receive(HEALTH, '6%');
    expect(cell(HEALTH)).toMatchObject({ plan: { id: Number(first) }, amendment: { id: Number(third) } });
    file(third);
    withdraw(third);
    expect(cell(HEALTH)).toMatchObject({ state: 'filed', plan: { id: Number(first) }, amendment: undefined });
    expect(called(HEALTH).map(([kind]) => kind)).toEqual(['unpublished']);
  });
});

describe('a deadline about which a text is silent', () => {
  it('says so where the plan is shown and where its agency is called', async () => {
    const [report] = await desk.take(
      desk.put('专项.xlsx', { Sheet1: planRows([`${HEALTH}2026年安全专项检查计划`], [ROW]) }),
    );
    const id = String(imported(report)[0]?.id);
    file(id);
    const unverified = expect.stringContaining('起算点未核对原文') as string;
    expect(showPlan(desk, id).deadlines).toMatchObject([{ step: 'publish', note: unverified }]);
    const year = { years: [2026], today: date(TODAY), ahead: 5, agency: HEALTH };
    expect(
      filingReminders(desk.store, desk.pack, year).flatMap(({ reminders }) =>
        reminders.filter(({ kind }) => kind === 'unpublished'),
      ),
    ).toMatchObject([{ note: unverified }]);
  });
});

describe('a plan that others have to pass first', () => {
  it('is due from its agency, and from us once they have', async () => {
    const id = await receive(CULTURE);
    expect(due(CULTURE)).toEqual([
      [CULTURE, `2026年度计划：市级行政执法部门备案（计划${id}）`, '2026-03-31'],
    ]);
    passStep(desk, { reference: id, step: 'superior', ref: '文旅备1号' });
    expect(due(CULTURE).map(([, title]) => title)).toEqual([`${CULTURE}2026年度计划：办理备案（计划${id}）`]);
  });
});
