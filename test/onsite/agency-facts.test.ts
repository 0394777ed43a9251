import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { factsOf, knownText } from '../../src/onsite/agency-facts.ts';
import type { KnownKey } from '../../src/onsite/model.ts';
import { filePlan } from '../../src/plan/file-plan.ts';
import { publishPlan } from '../../src/plan/publish-plan.ts';
import { openClue } from '../../src/supervision/open-case.ts';
import { openDesk, planRows, ROW, type Desk, type PlanRow } from '../plan/desk.ts';
import { codeOf, MANDATED, TOWN } from '../plan/rules/registry.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

const known = (key: KnownKey, name = TOWN) => knownText(factsOf(desk, '2026Q1', codeOf(name)), key);

async function receive(more: PlanRow = {}): Promise<string> {
  const title = '望潮镇人民政府2026年度检查计划';
  const [report] = await desk.take(
    desk.put('计划.xlsx', { Sheet1: planRows([title], [{ ...ROW, ...more }]) }),
  );
  if (report?.outcome !== 'imported') throw new Error(JSON.stringify(report));
  return String(report.plans[0]?.id);
}

describe('what the form tells the inspector', () => {
  it('says so where no plan came', () => {
    for (const key of ['filing', 'publication', 'findings'] as const)
      expect(known(key)).toBe('没有收到2026年的检查计划');
  });

  it('follows a plan from its faults over its filing to its publication, late or not', async () => {
    const id = await receive();
    expect(known('filing')).toBe('2026年度计划：可以备案');
    expect(known('publication')).toBe('2026年度计划：未备案，未公布');
    expect(known('findings')).toMatch(/^2026年度计划：必改0，建议\d+，已豁免0$/u);
    filePlan(desk, { reference: id });
    expect(known('filing')).toBe('2026年度计划：2026年3月5日备案，编码JSBA-2026-0001');
    expect(known('publication')).toMatch(/^2026年度计划：没有登记公布，期限2026年\d+月\d+日(?:已过)?$/u);
    desk.today('2027-01-04');
    expect(known('publication')).toContain('已过');
    publishPlan(desk, { reference: id, where: '区政府网站' });
    expect(known('publication')).toMatch(/^2026年度计划：2027年1月4日公布，晚于期限2026年/u);
  });

  it('names faults of a plan that was not mended', async () => {
    await receive({ 检查事项: '自拟事项检查' });
    expect(known('filing')).toBe('2026年度计划：有必改问题');
    expect(known('findings')).toMatch(/必改1/u);
  });

  it('knows the mandate, the officers and the open cases of the agency alone', () => {
    expect(known('mandate', MANDATED)).toMatch(/^委托机关：.+；期限：.+至.+；委托事项\d+项$/u);
    desk.today('2026-07-01');
    expect(known('mandate', MANDATED)).toContain('2026年6月30日（已届满）');
    desk.today('2026-03-05');
    expect(known('officers')).toMatch(/执法人员/u);
    expect(known('cases')).toBe('没有未办结的监督案件');
    desk.write((tx) =>
      openClue(tx, desk.store.actor, {
        source: { kind: 'complaint', text: '投诉举报' },
        agency: { code: codeOf(TOWN), name: TOWN },
        category: 'conduct',
        problem: '重复检查',
        discoveredOn: date('2026-03-05'),
      }),
    );
    expect(known('cases')).toBe('2026-0001 重复检查（线索待处理）');
    expect(known('cases', MANDATED)).toBe('没有未办结的监督案件');
  });
});
