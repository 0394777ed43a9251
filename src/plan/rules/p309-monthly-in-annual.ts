import { compact } from '../../kernel/text.ts';
import type { Reader } from '../../store/store.ts';
import { RegistryLookup } from '../lookup.ts';
import { itemsIn } from '../values/item-list.ts';
import { namedItems, writtenItems } from '../visit-store.ts';
import { inPlanOrder, type LivePlan } from '../visits.ts';
import { agencyRule } from './rule.ts';

export const monthlyInAnnual = agencyRule({
  code: 'P309',
  title: '月度计划的事项应当在年度计划内',
  aspect: '统筹',
  parameter: 'plan.monthly_within_annual',
  catalogue: ['PLT-01'],
  explanation:
    '生态、交通的月度计划落实年度计划。同一单位已有年度计划在库，而月度计划某行点名对象的事项在年度计划中没有；一格写几个事项的逐个比，写了事项编码的按事项库比。年度计划没有报送的不比。',
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
    let items: AnnualItems | undefined;
    return plans.flatMap((plan) => {
      const by =
        plan.kind === 'monthly' && !plan.filed ? value('plan.monthly_within_annual', plan) : undefined;
      if (!by) return [];
      items ??= new AnnualItems(reader, annual);
      const missing = items.missingIn(plan);
      return missing.map(({ lineId, item }) => ({
        planId: plan.id,
        lineId,
        key: 'item',
        message: `年度计划「${first.file}」中没有${item === undefined ? '这个事项' : `“${item}”`}`,
        next: '改查年度计划内的事项，或先调整年度计划并重新备案',
        by,
      }));
    });
  },
});

/** 年度计划的事项, by name and by the name that the library has for a code. */
class AnnualItems {
  readonly #reader: Reader;
  readonly #library: RegistryLookup;
  readonly #names = new Set<string>();

  constructor(reader: Reader, annual: readonly LivePlan[]) {
    this.#reader = reader;
    this.#library = new RegistryLookup(reader);
    for (const { item, code } of annual.flatMap(({ id }) => reader.all(writtenItems, id))) {
      for (const name of [this.#coded(code), item, ...itemsIn(item)])
        if (name !== undefined) this.#names.add(compact(name));
    }
  }

  /** Lines of a monthly plan with an item that is none of them; which, where a line has several. */
  missingIn({ id }: LivePlan): { readonly lineId: number; readonly item: string | undefined }[] {
    if (this.#names.has('')) return [];
    return this.#reader.all(namedItems, id).flatMap(({ line_id: lineId, item, code }) => {
      if (this.#has(this.#coded(code)) || this.#has(item)) return [];
      const parts = itemsIn(item);
      const missing = parts.filter((part) => !this.#has(part));
      if (missing.length === 0) return [];
      return [{ lineId, item: parts.length > 1 ? missing.join('”“') : undefined }];
    });
  }

  #has(name: string | undefined): boolean {
    return name !== undefined && this.#names.has(compact(name));
  }

  #coded(code: string): string | undefined {
    return code === '' ? undefined : this.#library.item('', code, undefined, '')?.name;
  }
}
