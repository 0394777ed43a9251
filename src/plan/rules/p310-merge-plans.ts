import type { LocalDate } from '../../kernel/local-date.ts';
import { repeatedItems } from '../visit-store.ts';
import { scopeOf } from './meetings.ts';
import { portfolioRule } from './rule.ts';

export const mergePlans = portfolioRule({
  code: 'P310',
  title: '能合并的日常检查和专项检查不单独制定计划',
  aspect: '统筹',
  parameter: 'plan.merge_plans',
  catalogue: ['MRG-05'],
  explanation:
    '市监、药监的专项计划安排的事项和对象范围，同一单位的年度计划里已经有了。能不能合并执行由人判断，因此是建议。点名同一对象、时间相近的另由 P203、P301 指出。',
  good: [
    {
      why: '年度计划没有这个事项',
      sector: '药监',
      kind: 'special',
      cells: {},
      also: [{ sector: '药监', kind: 'annual', cells: { 检查事项: '另一事项检查' } }],
    },
  ],
  bad: [
    {
      why: '年度计划已有这个事项',
      sector: '药监',
      kind: 'special',
      cells: {},
      also: [{ sector: '药监', kind: 'annual', cells: {} }],
    },
  ],
  check: (reader, { pack, year }) =>
    reader.all(repeatedItems, year).flatMap((row) => {
      const by = pack.find('plan.merge_plans', row.received_on as LocalDate, scopeOf(row));
      if (!by) return [];
      return [
        {
          planId: row.plan_id,
          lineId: row.line_id,
          key: 'item',
          message: `年度计划「${row.annual_file}」第${row.annual_row}行已有同一对象范围的这个事项`,
          next: '能合并执行的并入年度计划，从专项计划中删去；不能合并的写明理由',
          by,
        },
      ];
    }),
});
