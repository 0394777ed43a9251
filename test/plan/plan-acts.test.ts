import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deadlinesOf } from '../../src/calendar/deadlines.ts';
import { date } from '../../src/kernel/local-date.ts';
import { UserError } from '../../src/kernel/errors.ts';
import { filePlan } from '../../src/plan/file-plan.ts';
import { informOfPlan } from '../../src/plan/inform-plan.ts';
import { passStep } from '../../src/plan/pass-step.ts';
import { POSSIBLE, type PlanAct } from '../../src/plan/plan-acts.ts';
import { publishPlan } from '../../src/plan/publish-plan.ts';
import { openPlanIds } from '../../src/plan/store.ts';
import { reissueReturn } from '../../src/plan/reissue-return.ts';
import { returnPlan } from '../../src/plan/return-plan.ts';
import { requirePlan, type PlanState } from '../../src/plan/stored-plan.ts';
import { withdrawPlan } from '../../src/plan/withdraw-plan.ts';
import { imported, openDesk, planRows, ROW, type Desk, type PlanRow } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

// 消防 monthly: every act has a meaning there.
const TITLE = '区消防救援支队2026年4月检查计划';

async function receive(ratio = '10%', more: PlanRow = {}): Promise<string> {
  const sheets = { Sheet1: planRows([TITLE], [{ ...ROW, 检查比例: ratio, ...more }]) };
  const [report] = await desk.take(desk.put(`${ratio}${JSON.stringify(more)}.xlsx`, sheets));
  return String(imported(report)[0]?.id);
}

const ACTS: Readonly<Record<PlanAct, (reference: string) => unknown>> = {
  return: (reference) => returnPlan(desk, { reference, reason: '与去年相同' }, () => undefined),
  reissue: (reference) => reissueReturn(desk.store, reference),
  pass: (reference) => passStep(desk, { reference, step: 'superior', ref: '沪消备1号' }),
  file: (reference) => filePlan(desk, { reference }),
  publish: (reference) => publishPlan(desk, { reference, where: '门户网站' }),
  inform: (reference) => informOfPlan(desk, { reference, to: '区应急局' }),
  withdraw: (reference) => withdrawPlan(desk, { reference, reason: '取消' }),
};

const approve = (reference: string) => passStep(desk, { reference, step: 'approval', ref: '支队长签发' });
async function fileOne(ratio: string): Promise<string> {
  const id = await receive(ratio);
  approve(id);
  filePlan(desk, { reference: id });
  return id;
}

/** 期限 of a plan: step, due date, why it was closed. */
const clocks = (owner: string) =>
  deadlinesOf(desk.store, 'plan', owner).map(({ step, dueOn, voidReason }) => [step, dueOn, voidReason]);

/** How a plan comes into each state. */
const INTO: Readonly<Record<PlanState, () => Promise<string>>> = {
  open: async () => {
    const id = await receive();
    approve(id);
    return id;
  },
  faulty: async () => {
    const id = await receive('10%', { 检查对象范围: '' });
    approve(id);
    return id;
  },
  returned: async () => {
    const id = await receive();
    await ACTS.return(id);
    return id;
  },
  filed: () => fileOne('10%'),
  published: async () => {
    const id = await fileOne('10%');
    ACTS.publish(id);
    return id;
  },
  replaced: async () => {
    const id = await fileOne('10%');
    await fileOne('20%');
    return id;
  },
  superseded: async () => {
    const id = await receive();
    await receive('20%');
    return id;
  },
  withdrawn: async () => {
    const id = await receive();
    ACTS.withdraw(id);
    return id;
  },
};

/** 状态 × 办理 → the state it leads to; every pair that is not here is refused. */
const LEADS_TO: Readonly<Record<PlanState, Readonly<Partial<Record<PlanAct, PlanState>>>>> = {
  open: { return: 'returned', pass: 'open', file: 'filed', inform: 'open', withdraw: 'withdrawn' },
  faulty: { return: 'returned', pass: 'faulty', inform: 'faulty', withdraw: 'withdrawn' },
  returned: { reissue: 'returned', withdraw: 'withdrawn' },
  filed: { pass: 'filed', publish: 'published', inform: 'filed', withdraw: 'withdrawn' },
  published: { pass: 'published', inform: 'published', withdraw: 'withdrawn' },
  replaced: {},
  superseded: {},
  withdrawn: {},
};

const PAIRS = (Object.keys(INTO) as PlanState[]).flatMap((state) =>
  (Object.keys(ACTS) as PlanAct[]).map((act) => [state, act] as const),
);

const LED = PAIRS.flatMap(([state, act]) => {
  const next = LEADS_TO[state][act];
  return next === undefined ? [] : [[state, act, next] as const];
});
const REFUSED = PAIRS.filter(([state, act]) => LEADS_TO[state][act] === undefined);

/** What the hint of a refusal must name: the acts that are possible, or the plan in force. */
function named(id: string, state: PlanState, act: PlanAct): string[] {
  if (state === 'replaced') return ['JSBA-2026-0002'];
  if (state === 'faulty' && act === 'file') return [`zfjd plan return ${id}`];
  return [
    `zfjd plan show ${id}`,
    ...POSSIBLE[state].map((one) => (one === 'reissue' ? `plan return --again ${id}` : `plan ${one} ${id}`)),
  ];
}

describe('every act in every state', () => {
  it.each(LED)('a plan that is %s: %s makes it %s', async (state, act, next) => {
    const id = await INTO[state]();
    expect(requirePlan(desk.store, id).summary.state).toBe(state);
    await ACTS[act](id);
    expect(requirePlan(desk.store, id).summary.state).toBe(next);
  });

  it.each(REFUSED)('a plan that is %s: %s is refused, with what is possible', async (state, act) => {
    const id = await INTO[state]();
    const before = requirePlan(desk.store, id).events;
    const error: unknown = await Promise.resolve()
      .then(() => ACTS[act](id))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    const { code, message, hint = '' } = error as UserError;
    expect(code).toMatch(/^E_PLAN_(?:STATE|FAULTY)$/);
    expect(message).toContain('不能');
    for (const text of named(id, state, act)) expect(hint).toContain(text);
    const { events, summary } = requirePlan(desk.store, id);
    expect([events, summary.state]).toEqual([before, state]);
  });

  it('is what the program says is possible', () => {
    for (const state of Object.keys(INTO) as PlanState[])
      expect([...POSSIBLE[state]].sort()).toEqual(Object.keys(LEADS_TO[state]).sort());
  });
});

describe('a plan that changes a filed one', () => {
  it('leaves it in force until it is filed itself, then takes its place', async () => {
    const old = await fileOne('10%');
    const [report] = await desk.take(
      desk.put('调整.xlsx', { Sheet1: planRows([TITLE], [{ ...ROW, 检查比例: '20%' }]) }),
    );
    expect(report).toMatchObject({ notes: [expect.stringContaining('是对已备案的JSBA-2026-0001的调整')] });
    const id = String(imported(report)[0]?.id);
    expect(requirePlan(desk.store, old).summary.state).toBe('filed');
    expect(() => filePlan(desk, { reference: id })).toThrow(/应先经区消防部门主要领导审批/u);
    approve(id);
    const { summary, events } = filePlan(desk, { reference: id });
    expect(summary).toMatchObject({ state: 'filed', code: 'JSBA-2026-0002', changes: 'JSBA-2026-0001' });
    expect(events.at(-1)?.note).toBe('调整JSBA-2026-0001');
    expect(requirePlan(desk.store, old).summary).toMatchObject({
      state: 'replaced',
      code: 'JSBA-2026-0001',
      replacedBy: 'JSBA-2026-0002',
    });
    expect(clocks('JSBA-2026-0001')).toEqual([
      ['publish', '2026-04-30', '调整后的计划JSBA-2026-0002已备案'],
      ['inform', '2026-04-07', '调整后的计划JSBA-2026-0002已备案'],
    ]);
    expect(clocks('JSBA-2026-0002')).toEqual([
      ['publish', '2026-04-30', undefined],
      ['inform', '2026-04-07', undefined],
    ]);
  });

  it('gives its place back when it is withdrawn, with what is still owed', async () => {
    const old = await fileOne('10%');
    const young = await fileOne('20%');
    withdrawPlan(desk, { reference: young, reason: '报错' });
    expect(requirePlan(desk.store, old).summary.state).toBe('filed');
    expect(clocks('JSBA-2026-0001').filter(([, , reason]) => reason === undefined)).toEqual([
      ['publish', '2026-04-30', undefined],
      ['inform', '2026-04-07', undefined],
    ]);
    expect(clocks('JSBA-2026-0002').map(([, , reason]) => reason)).toEqual([
      '计划已撤回：报错',
      '计划已撤回：报错',
    ]);
  });
});

describe('withdrawal', () => {
  it.each([
    [
      'before the last thing that happened',
      { on: '2026-03-04', reason: 'x' },
      /撤回日期2026-03-04早于最近一次办理/u,
    ],
    ['on a day to come', { on: '2026-03-06', reason: 'x' }, /在今天/u],
    ['without a reason', { on: '2026-03-05', reason: '  ' }, /须写明理由/u],
  ])('is refused %s', async (_why, { on, reason }, message) => {
    const id = await receive();
    expect(() => withdrawPlan(desk, { reference: id, reason, on: date(on) })).toThrow(message);
  });

  it('is refused for a version that was sent back and came again', async () => {
    const id = await receive();
    await ACTS.return(id);
    await receive('20%');
    expect(() => withdrawPlan(desk, { reference: id, reason: '取消' })).toThrow(/已报来第2版.*不必撤回/u);
  });

  it.each(['withdraw', 'return'] as const)('what others met it by is gone at once: %s', async (act) => {
    const visit = { 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年4月' };
    const first = await receive('10%', visit);
    const other = planRows(
      ['上海市示例区城市管理行政执法局2026年4月检查计划'],
      [{ ...ROW, ...visit, 检查事项: '另一事项检查' }],
    );
    const [report] = await desk.take(desk.put('城管.xlsx', { Sheet1: other }));
    const second = String(imported(report)[0]?.id);
    const met = () => requirePlan(desk.store, second).findings.filter(({ code }) => code === 'P302');
    expect(met()).not.toEqual([]);
    await ACTS[act](first);
    expect(met()).toEqual([]);
  });

  const liveIds = () => openPlanIds(desk.store, 2026);

  it('of a version that nobody dealt with lets the one before count again', async () => {
    const first = await receive();
    const second = await receive('20%');
    expect([requirePlan(desk.store, first).summary.state, liveIds()]).toEqual(['superseded', [2]]);
    const { restored } = withdrawPlan(desk, { reference: second, reason: '报错文件' });
    expect(restored).toMatchObject({ id: 1, version: 1, state: 'open' });
    expect(liveIds()).toEqual([1]);
    approve(first);
    ACTS.file(first);
    expect(requirePlan(desk.store, first).summary.state).toBe('filed');
    // What comes next is the third version, and takes its place in the usual way.
    const third = await receive('30%');
    expect(requirePlan(desk.store, third).summary).toMatchObject({ version: 3, changes: 'JSBA-2026-0001' });
  });

  it('of several such versions goes back to the last that is left', async () => {
    await receive();
    const second = await receive('20%');
    const third = await receive('30%');
    expect(() => withdrawPlan(desk, { reference: second, reason: '报错文件' })).toThrow(/不能撤回/u);
    expect(withdrawPlan(desk, { reference: third, reason: '报错文件' }).restored?.id).toBe(2);
    expect(withdrawPlan(desk, { reference: second, reason: '报错文件' }).restored?.id).toBe(1);
    expect(liveIds()).toEqual([1]);
    expect(withdrawPlan(desk, { reference: '1', reason: '报错文件' }).restored).toBeUndefined();
    expect(liveIds()).toEqual([]);
  });

  it('of a version that was dealt with does not', async () => {
    const first = await receive();
    const second = await receive('20%');
    await ACTS.return(second);
    expect(withdrawPlan(desk, { reference: second, reason: '取消' }).restored).toBeUndefined();
    expect([requirePlan(desk.store, first).summary.state, liveIds()]).toEqual(['superseded', []]);
  });

  it('of what came in answer to a return: the plan is waited for as before', async () => {
    const id = await receive();
    await ACTS.return(id);
    desk.today('2026-03-10');
    const second = await receive('20%');
    const { restored } = withdrawPlan(desk, { reference: second, reason: '报错文件' });
    expect(restored).toMatchObject({ id: 1, state: 'returned' });
    expect(clocks(id).at(-1)).toEqual(['resubmit', '2026-03-19', undefined]);
    expect(liveIds()).toEqual([]);
  });

  it('of an amendment that nobody dealt with leaves the filed plan in force', async () => {
    await fileOne('10%');
    const young = await receive('20%');
    const { restored } = withdrawPlan(desk, { reference: young, reason: '报错文件' });
    expect(restored).toMatchObject({ code: 'JSBA-2026-0001', state: 'filed' });
  });

  it('ends the wait for a plan that was sent back', async () => {
    const id = await receive();
    await ACTS.return(id);
    // Ten working days from 2026-03-05.
    expect(clocks(id)).toEqual([['resubmit', '2026-03-19', undefined]]);
    withdrawPlan(desk, { reference: id, reason: '不搞了' });
    expect(clocks(id)).toEqual([['resubmit', '2026-03-19', '计划已撤回：不搞了']]);
  });

  it('is not needed where the plan comes again: that meets the wait', async () => {
    const id = await receive();
    await ACTS.return(id);
    desk.today('2026-03-10');
    await receive('20%');
    const [wait] = deadlinesOf(desk.store, 'plan', id);
    expect(wait).toMatchObject({ metOn: '2026-03-10', metBy: '重新报送（计划2）' });
  });
});
