import { a1 } from '../../kernel/cell-ref.ts';
import type { Row } from '../../store/query.ts';
import type { Reader } from '../../store/store.ts';
import { plannedLines } from '../visit-store.ts';
import { inPlanOrder, type LivePlan } from '../visits.ts';
import { agencyRule } from './rule.ts';

export const mergePlans = agencyRule({
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
  check: (plans, { value, reader }) => {
    const annual = plans.filter(({ kind }) => kind === 'annual').toSorted(inPlanOrder);
    if (annual.length === 0) return [];
    let known: ReadonlyMap<string, string> | undefined;
    return plans.flatMap((plan) => {
      const by = plan.kind === 'special' && !plan.filed ? value('plan.merge_plans', plan) : undefined;
      if (!by) return [];
      known ??= annualPlaces(reader, annual);
      return reader.all(plannedLines, plan.id).flatMap((line) => {
        const place = known?.get(keyOf(line));
        if (place === undefined) return [];
        return [
          {
            planId: plan.id,
            lineId: line.id,
            key: 'item',
            message: `年度计划${place}已有同一对象范围的这个事项`,
            next: '能合并执行的并入年度计划，从专项计划中删去；不能合并的写明理由',
            by,
          },
        ];
      });
    });
  },
});

/** Where annual plans first plan an item for a range of objects: `「年度.xlsx」第5行`. */
function annualPlaces(reader: Reader, annual: readonly LivePlan[]): Map<string, string> {
  const places = new Map<string, string>();
  for (const { id, file } of annual) {
    for (const line of reader.all(plannedLines, id)) {
      if (line.item === '' || line.scope === '') continue;
      if (!places.has(keyOf(line)))
        places.set(keyOf(line), `「${file}」${a1(line.row, line.side ?? undefined)}`);
    }
  }
  return places;
}

function keyOf({ item, scope }: Row<typeof plannedLines>): string {
  return `${item}\u0000${scope}`;
}
