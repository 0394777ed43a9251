import { clauseText } from '../kernel/finding.ts';
import { fromDay, type LocalDate } from '../kernel/local-date.ts';
import { compact } from '../kernel/text.ts';
import type { Pack } from '../policy/pack.ts';
import type { ParameterName, ParameterValue } from '../policy/parameters.ts';
import type { Origin } from './model.ts';
import { entriesOf } from './values/lists.ts';

/** What a record says of its own sort. */
export interface Trait {
  /** 来源 as written. */
  readonly source: string;
  /** 来源, 类型, 方式, 任务, 补码理由 together. */
  readonly trait: string;
  readonly hasPlan: boolean;
  /** 检查事项, as `entryKey`. */
  readonly items: string;
  readonly task: string;
}

export interface Sort {
  readonly origin: Origin;
  /** The class that sets it apart; empty = counts. */
  readonly outside: string;
}

type Outside = ParameterValue<'inspection.outside'>;
type Origins = ParameterValue<'inspection.origins'>;
type Covered = ParameterValue<'plan.scope_items'>;

/** The lists in force for one sector on one day, and what was sorted by them. */
class Lists {
  readonly #outside: Outside;
  readonly #origins: Origins | undefined;
  readonly #covered: Covered | undefined;
  readonly #sorted = new Map<string, Sort>();

  constructor(outside: Outside | undefined, origins: Origins | undefined, covered: Covered | undefined) {
    this.#outside = outside ?? [];
    this.#origins = origins;
    this.#covered = covered;
  }

  sort(said: Trait): Sort {
    const items = this.#covered ? `\u0000${said.items}` : '';
    const key = `${said.hasPlan ? '+' : '-'}${said.source}\u0000${said.trait}${items}`;
    let sort = this.#sorted.get(key);
    if (!sort) {
      sort = { origin: this.#originOf(said), outside: this.#outsideOf(said) };
      if (this.#sorted.size > MOST_SORTED) this.#sorted.clear();
      this.#sorted.set(key, sort);
    }
    return sort;
  }

  #outsideOf({ trait, items, task }: Trait): string {
    const found = this.#outside.find(({ words, unless }) => holds(trait, words) && !holds(trait, unless));
    return found?.class ?? this.#apart(items, task);
  }

  /** 正面清单: items of which none is on the list. A record that names no item is not told apart: it counts. */
  #apart(items: string, task: string): string {
    const names = entriesOf(items).flatMap(({ name }) => name || []);
    if (!this.#covered || names.length === 0) return '';
    const { apart, items: listed } = this.#covered;
    const said = [...names, task].map(compact);
    return listed.some(({ words }) => said.some((text) => holds(text, words))) ? '' : apart;
  }

  /** 来源 first, since it is asked for; then the plan code; then whatever else the record says. */
  #originOf({ source, trait, hasPlan }: Trait): Origin {
    const lists = this.#origins;
    if (!lists) return hasPlan ? 'planned' : 'unknown';
    if (holds(trait, lists.survey)) return 'survey';
    if (!hasPlan && holds(trait, lists.triggered_without_plan)) return 'triggered';
    if (holds(source, lists.triggered)) return 'triggered';
    if (holds(source, lists.planned) || lists.planned_exact.includes(source) || hasPlan) return 'planned';
    if (holds(trait, lists.triggered)) return 'triggered';
    return holds(trait, lists.planned) ? 'planned' : lists.otherwise;
  }
}

const MOST_SORTED = 50_000;

function holds(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}

/**
 * 计入与不计入, 检查的由来: by the lists of the agency's sector in force on the day of the visit; visits before the first
 * list (those of 2024, that later years are measured against) go by the first.
 */
export class ScopeLists {
  readonly #pack: Pack;
  readonly #lists = new Map<string, Lists>();
  readonly #byDay = new Map<string, Lists>();

  constructor(pack: Pack) {
    this.#pack = pack;
  }

  sort(sector: string, day: number, said: Trait): Sort {
    const place = `${day}${sector}`;
    let lists = this.#byDay.get(place);
    if (!lists) {
      lists = this.#inForce(sector, fromDay(day));
      this.#byDay.set(place, lists);
    }
    return lists.sort(said);
  }

  /** The clause by which records of a class are set apart; empty where the list in force then has no such class. */
  basis(sector: string, day: number, outside: string): string {
    const on = fromDay(day);
    const listed = this.#value('inspection.outside', on, sector);
    const covered = this.#value('plan.scope_items', on, sector);
    const by = listed?.value.some((one) => one.class === outside) === true ? listed : covered;
    if (!by || (by === covered && covered.value.apart !== outside)) return '';
    return clauseText(by.clause);
  }

  #inForce(sector: string, on: LocalDate): Lists {
    const outside = this.#value('inspection.outside', on, sector);
    const origins = this.#value('inspection.origins', on, sector);
    const covered = this.#value('plan.scope_items', on, sector);
    const key = [sector, outside?.from, origins?.from, covered?.from].join('|');
    const known = this.#lists.get(key);
    if (known) return known;
    const lists = new Lists(outside?.value, origins?.value, covered?.value);
    this.#lists.set(key, lists);
    return lists;
  }

  #value<N extends ParameterName>(name: N, on: LocalDate, sector: string) {
    const first = this.#pack.parameters
      .get(name)
      ?.values.reduce<LocalDate | undefined>(
        (least, { from }) => (least === undefined || from < least ? from : least),
        undefined,
      );
    return this.#pack.find(name, first !== undefined && on < first ? first : on, { sector });
  }
}
