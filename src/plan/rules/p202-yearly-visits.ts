import type { AskedObject, LivePlan } from '../visits.ts';
import { yearlyTotals } from '../yearly-visits.ts';
import { objectRule } from './rule.ts';

export const yearlyVisits = objectRule({
  code: 'P202',
  title: '同一单位对同一对象全年现场检查次数合计',
  aspect: '合理性',
  parameter: 'plan.frequency_cap',
  catalogue: ['FRQ-01'],
  explanation:
    '把同一单位全年各份有效计划中点名同一对象、同一经营场所的现场检查合计；时间完全相同的算一次。月度计划是年度计划的落实，二者不重复计算。',
  good: [
    {
      why: '同一时间的两项检查算一次',
      sector: '市监',
      cells: { 任务名称: '联查', 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年4月' },
      also: [
        {
          sector: '市监',
          same: true,
          cells: {
            任务名称: '联查',
            检查事项: '另一事项检查',
            检查对象范围: '上海甲食品有限公司',
            检查时间: '2026年4月',
          },
        },
      ],
    },
  ],
  bad: [
    {
      why: '四月和九月各查一次',
      sector: '市监',
      cells: { 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年4月' },
      also: [
        { sector: '市监', same: true, cells: { 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年9月' } },
      ],
    },
  ],
  check: (object, { value }) =>
    [...crowdedLines(object)].flatMap(([lineId, { plan, times }]) => {
      const by = value('plan.frequency_cap', plan);
      if (!by || times <= by.value.times) return [];
      return [
        {
          planId: plan.id,
          lineId,
          key: 'object_scope',
          value: object.name,
          message: `全年计划现场检查合计${times}次，超过一般最多${by.value.times}次`,
          next: '合并检查或删去多余的次数；确需多次的，写明理由',
          by,
        },
      ];
    }),
  concerns: (visit, other) =>
    visit.plan.agencyId === other.plan.agencyId && visit.premisesId === other.premisesId && other.onSite,
});

/** Lines asked about whose unit visits the object, at this place, in more than one window; with the visits in all. */
function crowdedLines(object: AskedObject): Map<number, { plan: LivePlan; times: number }> {
  const lines = new Map<number, { plan: LivePlan; times: number }>();
  const units = new Set(object.asked.map(({ plan }) => plan.agencyId));
  const theirs = object.visits.filter(({ plan }) => units.has(plan.agencyId));
  // One visit has one window.
  if (theirs.length < 2) return lines;
  const asked = new Set(object.asked);
  for (const { times, windows, visits } of yearlyTotals(theirs)) {
    if (windows < 2) continue;
    for (const visit of visits) {
      const { lineId, plan } = visit;
      if (asked.has(visit))
        lines.set(lineId, { plan, times: Math.max(times, lines.get(lineId)?.times ?? 0) });
    }
  }
  return lines;
}
