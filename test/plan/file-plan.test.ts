import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deadlinesOf } from '../../src/calendar/deadlines.ts';
import { date } from '../../src/kernel/local-date.ts';
import { filePlan, type FilePlanOptions } from '../../src/plan/file-plan.ts';
import { passStep } from '../../src/plan/pass-step.ts';
import { publishPlan } from '../../src/plan/publish-plan.ts';
import { addEvent } from '../../src/plan/store.ts';
import { openDesk, planRows, ROW, type Desk, type PlanRow } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

const SUPERIOR = { superiorRef: '沪药监备〔2026〕3号' };

async function receive(title: string, more: PlanRow = {}): Promise<string> {
  const sheets = { Sheet1: planRows([title], [{ ...ROW, ...more }]) };
  const [report] = await desk.take(desk.put(`${title}${JSON.stringify(more)}.xlsx`, sheets));
  if (report?.outcome !== 'imported') throw new Error(JSON.stringify(report));
  return String(report.plans[0]?.id);
}

const district = () => receive('区药品监督管理局2026年度检查计划');
const town = (title = '望潮镇人民政府2026年度检查计划') => receive(title);

function file(reference: string, options: Omit<FilePlanOptions, 'reference'> = {}) {
  return filePlan(desk, { reference, ...options });
}

describe('filing', () => {
  it('gives a town its code at once', async () => {
    const { summary, events } = file(await town());
    expect(summary).toMatchObject({ state: 'filed', code: 'JSBA-2026-0001' });
    expect(events.map(({ kind, on }) => [kind, on])).toEqual([
      ['received', '2026-03-05'],
      ['filed', '2026-03-05'],
    ]);
  });

  it('asks a department for the filing with its superior first, with the clause', async () => {
    const id = await district();
    expect(() => file(id)).toThrow(/应先经市药品监管部门相应业务处备案.*金发改〔2025〕36号附件4.*四\(三\)1/u);
    expect(() => file(id, { superiorRef: '  ' })).toThrow(/应先经/u);
    const { events } = file(id, SUPERIOR);
    expect(events.map(({ kind, ref }) => [kind, ref])).toEqual([
      ['received', expect.any(String)],
      ['superior-filed', '沪药监备〔2026〕3号'],
      ['filed', 'JSBA-2026-0001'],
    ]);
  });

  it('does not take a filing with a superior that is not needed, or another than is known', async () => {
    const id = await town();
    expect(() => file(id, SUPERIOR)).toThrow(/不须经市级条线备案.*二6/u);
    expect(file(id).summary.state).toBe('filed');
    const own = await district();
    passStep(desk, { reference: own, step: 'superior', ref: '沪药监备〔2026〕3号' });
    expect(() => file(own, { superiorRef: '另一文号' })).toThrow(
      /已于2026-03-05登记为「沪药监备〔2026〕3号」/u,
    );
    expect(file(own, SUPERIOR).summary.state).toBe('filed');
  });

  it('asks agriculture for the filing with its own superior', async () => {
    const id = await receive('区农业农村委员会2026年度检查计划');
    expect(() => file(id)).toThrow(/应先经市农业执法总队备案/u);
  });

  it('is refused while something must be mended', async () => {
    const id = await receive('望潮镇人民政府2026年度检查计划', { 检查事项: '自拟事项检查' });
    expect(() => file(id)).toThrow(/还有1项必改问题，不能备案/u);
  });

  it('looks at the plan anew before it decides', async () => {
    const id = await town();
    desk.write((tx) => tx.run({ name: 'test', sql: "UPDATE item SET status = '未备案'" }));
    expect(() => file(id)).toThrow(/必改/u);
  });

  it.each(['returned', 'withdrawn', 'filed'] as const)('is refused when the plan is %s', async (kind) => {
    const id = await town();
    desk.write((tx) => addEvent(tx, Number(id), { kind, on: date('2026-03-05'), ref: 'X', note: '' }));
    expect(() => file(id)).toThrow(/不能备案/u);
  });

  it('is refused for a version that a newer one has replaced', async () => {
    const id = await town();
    await receive('望潮镇人民政府2026年度检查计划', { 检查比例: '20%' });
    expect(() => file(id)).toThrow(/已被新版本替代，不能备案/u);
  });

  it('counts codes by year and uses none twice', async () => {
    const ids = [
      await town(),
      await district(),
      await receive('区民政局2027年度检查计划', { 检查时间: '2027年4月' }),
    ];
    const codes = ids.map((id, i) => file(id, i === 0 ? {} : SUPERIOR).summary.code);
    expect(codes).toEqual(['JSBA-2026-0001', 'JSBA-2026-0002', 'JSBA-2027-0001']);
  });

  it('steps over a code that was given out of turn', async () => {
    const [first, second, third] = [
      await town(),
      await district(),
      await receive('区民政局2026年度检查计划'),
    ];
    const event = { kind: 'filed', on: date('2026-03-05'), ref: 'JSBA-2026-0002', note: '' } as const;
    desk.write((tx) => addEvent(tx, Number(first), event));
    expect([second, third].map((id) => file(id, SUPERIOR).summary.code)).toEqual([
      'JSBA-2026-0003',
      'JSBA-2026-0004',
    ]);
  });

  it.each([
    ['备案日期早于收到', { on: '2026-03-04' }],
    ['备案日期在今天之后', { on: '2026-03-06' }],
    ['上级备案晚于区备案', { superiorOn: '2026-03-06' }],
  ])('is refused: %s', async (_why, { on, superiorOn }: { on?: string; superiorOn?: string }) => {
    const id = await district();
    const options = {
      ...SUPERIOR,
      ...(on !== undefined && { on: date(on) }),
      ...(superiorOn !== undefined && { superiorOn: date(superiorOn) }),
    };
    expect(() => file(id, options)).toThrow(/日期/u);
    expect(file(id, SUPERIOR).events.map(({ kind }) => kind)).toEqual([
      'received',
      'superior-filed',
      'filed',
    ]);
  });

  it('takes a superior filing from before the plan came', async () => {
    const { events } = file(await district(), { ...SUPERIOR, superiorOn: date('2026-02-20') });
    expect(events[1]).toMatchObject({ kind: 'superior-filed', on: '2026-02-20' });
  });
});

describe('the clock for publication', () => {
  const due = (code: string | undefined) =>
    deadlinesOf(desk.store, 'plan', code ?? '').map(({ dueOn, basis, metOn }) => [dueOn, basis, metOn]);

  it('ends on the last of March for an annual plan', async () => {
    const { summary } = file(await town());
    expect(due(summary.code)).toEqual([['2026-03-31', '《上海市优化营商环境条例》第六十二条', undefined]]);
  });

  it('ends a month after filing for a special plan', async () => {
    const { summary } = file(await town('望潮镇人民政府2026年烟花爆竹专项检查计划'));
    // 5 April is a Sunday and 清明节; the 6th is the day off in its place.
    expect(due(summary.code).map(([day]) => day)).toEqual(['2026-04-07']);
  });

  it('does not run for a monthly plan', async () => {
    const id = await town('望潮镇人民政府2026年4月检查计划');
    expect(due(file(id).summary.code)).toEqual([]);
    expect(publishPlan(desk, { reference: id, where: '门户网站' }).summary.state).toBe('published');
  });

  it('is met by publication, late or not', async () => {
    const { summary } = file(await town());
    desk.today('2026-04-10');
    const { summary: after, events } = publishPlan(desk, {
      reference: summary.code ?? '',
      where: 'https://www.example.gov.cn/plan',
      on: date('2026-04-08'),
    });
    expect(after.state).toBe('published');
    expect(events.at(-1)).toMatchObject({
      kind: 'published',
      on: '2026-04-08',
      ref: 'https://www.example.gov.cn/plan',
    });
    expect(due(summary.code).map(([, , met]) => met)).toEqual(['2026-04-08']);
  });

  it.each([
    ['before it is filed', { filed: false, on: '2026-03-05' }, /不能登记公布/u],
    ['on a day to come', { filed: true, on: '2026-03-06' }, /在今天/u],
    ['before the day it was filed', { filed: true, on: '2026-03-04' }, /早于备案/u],
  ])('publication is refused %s', async (_why, { filed, on }, message) => {
    const id = await town();
    if (filed) file(id);
    expect(() => publishPlan(desk, { reference: id, where: '门户网站', on: date(on) })).toThrow(message);
  });

  it('publication is recorded once', async () => {
    const id = await town();
    file(id);
    publishPlan(desk, { reference: id, where: '门户网站' });
    expect(() => publishPlan(desk, { reference: id, where: '门户网站' })).toThrow(/已公布，不能登记公布/u);
  });
});
