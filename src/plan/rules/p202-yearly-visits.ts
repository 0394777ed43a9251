import type { LocalDate } from '../../kernel/local-date.ts';
import { crowdedVisits } from '../visit-store.ts';
import { scopeOf } from './meetings.ts';
import { portfolioRule } from './rule.ts';

export const yearlyVisits = portfolioRule({
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
  check: (reader, { pack, year }) =>
    reader.all(crowdedVisits, year).flatMap((row) => {
      const by = pack.find('plan.frequency_cap', row.received_on as LocalDate, scopeOf(row));
      const times = row.times ?? 0;
      if (!by || times <= by.value.times) return [];
      return [
        {
          planId: row.plan_id,
          lineId: row.line_id,
          key: 'object_scope',
          value: row.enterprise,
          message: `全年计划现场检查合计${times}次，超过一般最多${by.value.times}次`,
          next: '合并检查或删去多余的次数；确需多次的，写明理由',
          by,
        },
      ];
    }),
});
