import type { LocalDate } from '../../kernel/local-date.ts';
import { compact } from '../../kernel/text.ts';
import { annualItems, monthlyItems } from '../visit-store.ts';
import { scopeOf } from './meetings.ts';
import { portfolioRule } from './rule.ts';

export const monthlyInAnnual = portfolioRule({
  code: 'P309',
  title: '月度计划的事项应当在年度计划内',
  aspect: '统筹',
  parameter: 'plan.monthly_within_annual',
  catalogue: ['PLT-01'],
  explanation:
    '生态、交通的月度计划落实年度计划。同一单位已有年度计划在库，而月度计划某行点名对象的事项在年度计划中没有。年度计划没有报送的不比。',
  good: [
    {
      why: '年度计划有这个事项',
      sector: '生态',
      kind: 'monthly',
      cells: { 检查对象范围: '上海甲食品有限公司' },
      also: [{ sector: '生态', kind: 'annual', cells: {} }],
    },
  ],
  bad: [
    {
      why: '年度计划没有这个事项',
      sector: '生态',
      kind: 'monthly',
      cells: { 检查事项: '另一事项检查', 检查对象范围: '上海甲食品有限公司' },
      also: [{ sector: '生态', kind: 'annual', cells: {} }],
    },
  ],
  check: (reader, { pack, year }) => {
    const annual = new Map<number, ReadonlySet<string>>();
    return reader.all(monthlyItems, year).flatMap((row) => {
      const by = pack.find('plan.monthly_within_annual', row.received_on as LocalDate, scopeOf(row));
      if (!by) return [];
      const items =
        annual.get(row.agency_id) ??
        new Set(reader.all(annualItems, year, row.agency_id).map(({ item }) => compact(item)));
      annual.set(row.agency_id, items);
      if (items.has(row.item_key) || items.has('')) return [];
      return [
        {
          planId: row.plan_id,
          lineId: row.line_id,
          key: 'item',
          message: `年度计划「${row.annual_file}」中没有这个事项`,
          next: '改查年度计划内的事项，或先调整年度计划并重新备案',
          by,
        },
      ];
    });
  },
});
