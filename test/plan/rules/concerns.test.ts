import { array, assert, boolean, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date } from '../../../src/kernel/local-date.ts';
import { planValues } from '../../../src/plan/plan-values.ts';
import { RULES } from '../../../src/plan/rules/index.ts';
import type { ObjectRule, PortfolioContext } from '../../../src/plan/rules/rule.ts';
import type { LivePlan, Visit } from '../../../src/plan/visits.ts';
import { JINSHAN } from './district.ts';

const OBJECT_RULES = RULES.filter(
  (rule): rule is ObjectRule => rule.over === 'portfolio' && rule.each === 'object',
);
const context: PortfolioContext = { value: planValues(JINSHAN), agreed: () => undefined };

const plans = array(
  record({
    agencyId: constantFrom(1, 1, 2, 3, undefined),
    sector: constantFrom('消防', '市监', '卫健', ''),
    unitType: constantFrom('区级部门', '街镇园区'),
    kind: constantFrom('annual' as const, 'monthly' as const, 'special' as const),
    filed: boolean(),
  }),
  { minLength: 2, maxLength: 4 },
);
const visit = record({
  of: integer({ min: 0, max: 3 }),
  line: integer({ min: 1, max: 4 }),
  premisesId: constantFrom(0, 0, 0, 0, 7),
  itemKey: constantFrom('普通事项检查', '消防监督检查'),
  taskKey: constantFrom('', '', '联查'),
  startDay: integer({ min: 20_500, max: 20_590 }),
  days: constantFrom(1, 10, 30, 90, 100),
  times: constantFrom(0, 1, 1, 2),
  onSite: constantFrom(true, true, true, false),
  joint: constantFrom(false, false, true),
  partners: constantFrom(undefined, [1], [2, 3]),
  random: boolean(),
});

/** The visits of plans to one object, as the file would give them. */
function visitsOf(
  drafts: readonly (Omit<LivePlan, 'id' | 'agency' | 'file' | 'receivedOn'> & object)[],
  drawn: readonly (Omit<Visit, 'plan' | 'lineId' | 'endDay'> & { of: number; line: number; days: number })[],
): Visit[] {
  const live = drafts.map((plan, i): LivePlan => {
    const id = i + 1;
    return {
      ...plan,
      id,
      agency: `单位${plan.agencyId}`,
      file: `${id}.xlsx`,
      receivedOn: date('2026-03-05'),
    };
  });
  return drawn.flatMap(({ of, line, days, ...rest }) => {
    const plan = live[of % live.length];
    if (!plan) return [];
    return [{ ...rest, plan, lineId: plan.id * 10 + line, endDay: rest.startDay + days - 1 }];
  });
}

/** What a rule finds for one plan, where these visits are made. */
function found(rule: ObjectRule, plan: LivePlan, visits: readonly Visit[]): unknown[] {
  const asked = visits.filter((one) => one.plan === plan);
  const hits = rule.check(
    { id: 1, name: '上海甲食品有限公司', noJoint: [], visits, former: [], asked },
    context,
  );
  return hits.map(({ message, ...rest }) => [
    rest,
    typeof message === 'string' ? message : [message.visit, message.text('那里')],
  ]);
}

describe.each(OBJECT_RULES.map((rule) => [rule.code, rule] as const))('%s', (_code, rule) => {
  it('finds the same for a plan whether or not another makes a visit that concerns none of its visits', () => {
    let concerned = 0;
    let free = 0;
    assert(
      property(plans, array(visit, { minLength: 3, maxLength: 9 }), (drafts, drawn) => {
        const visits = visitsOf(drafts, drawn);
        for (const plan of new Set(visits.map((one) => one.plan))) {
          if (plan.filed) continue;
          for (const other of visits) {
            if (other.plan === plan) continue;
            const own = visits.filter((one) => one.plan === plan);
            if (own.some((one) => rule.concerns(one, other, context))) {
              concerned += 1;
              continue;
            }
            free += 1;
            const without = visits.filter((one) => one !== other);
            expect(found(rule, plan, without)).toEqual(found(rule, plan, visits));
          }
        }
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(concerned, free)).toBeGreaterThan(20);
  });
});
