import type { LocalDate } from '../../kernel/local-date.ts';
import { fireVisits } from '../visit-store.ts';
import { scopeOf } from './meetings.ts';
import { portfolioRule } from './rule.ts';

export const fireOnce = portfolioRule({
  code: 'P305',
  title: '消防双随机检查的对象，其他单位不再检查消防事项',
  aspect: '统筹',
  parameter: 'plan.fire_once',
  catalogue: ['FRQ-02', 'MRG-09'],
  explanation: '消防部门当年以双随机方式计划检查的对象，其他单位又安排名称中含“消防”的事项。',
  good: [
    {
      why: '不是消防事项',
      sector: '卫健',
      cells: { 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年10月' },
      also: [
        {
          sector: '消防',
          cells: {
            检查事项: '消防监督检查',
            检查对象范围: '上海甲食品有限公司',
            检查方式: '双随机现场检查',
            检查时间: '2026年4月',
          },
        },
      ],
    },
  ],
  bad: [
    {
      why: '街镇又查消防',
      cells: { 检查事项: '消防监督检查', 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年10月' },
      also: [
        {
          sector: '消防',
          cells: {
            检查事项: '消防监督检查',
            检查对象范围: '上海甲食品有限公司',
            检查方式: '双随机现场检查',
            检查时间: '2026年4月',
          },
        },
      ],
    },
  ],
  check: (reader, { pack, year }) =>
    reader.all(fireVisits, year).flatMap((row) => {
      const by = pack.find('plan.fire_once', row.received_on as LocalDate, scopeOf(row));
      if (!by?.value.words.some((word) => row.item.includes(word))) return [];
      return [
        {
          planId: row.plan_id,
          lineId: row.line_id,
          key: 'item',
          message: `「${row.enterprise}」已列入${row.fire_agency}「${row.fire_file}」的双随机检查，本年度不再检查消防事项`,
          next: '删去该行，或改为配合消防部门联合检查',
          by,
        },
      ];
    }),
});
