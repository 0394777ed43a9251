import { compact } from '../../kernel/text.ts';
import { namedItems, writtenItems } from '../visit-store.ts';
import { inPlanOrder } from '../visits.ts';
import { agencyRule } from './rule.ts';

export const monthlyInAnnual = agencyRule({
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
  check: (plans, { value, reader }) => {
    const annual = plans.filter(({ kind }) => kind === 'annual').toSorted(inPlanOrder);
    const [first] = annual;
    if (!first) return [];
    let items: ReadonlySet<string> | undefined;
    return plans.flatMap((plan) => {
      const by =
        plan.kind === 'monthly' && !plan.filed ? value('plan.monthly_within_annual', plan) : undefined;
      if (!by) return [];
      items ??= new Set(
        annual.flatMap(({ id }) => reader.all(writtenItems, id)).map(({ item }) => compact(item)),
      );
      if (items.has('')) return [];
      return reader.all(namedItems, plan.id).flatMap((row) =>
        items?.has(row.item_key ?? '') === true
          ? []
          : [
              {
                planId: plan.id,
                lineId: row.line_id,
                key: 'item',
                message: `年度计划「${first.file}」中没有这个事项`,
                next: '改查年度计划内的事项，或先调整年度计划并重新备案',
                by,
              },
            ],
      );
    });
  },
});
