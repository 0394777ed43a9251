import { fromDay, type LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import type { ParameterName, ParameterValue } from '../policy/parameters.ts';
import type { Origin } from './model.ts';

/** What a record says of its own sort. */
export interface Trait {
  /** 来源 as written. */
  readonly source: string;
  /** 来源, 类型, 方式, 任务, 补码理由 together. */
  readonly trait: string;
  readonly hasPlan: boolean;
}

export interface Sort {
  readonly origin: Origin;
  /** The class that sets it apart; empty = counts. */
  readonly outside: string;
}

type Outside = ParameterValue<'inspection.outside'>;
type Origins = ParameterValue<'inspection.origins'>;

/** The lists in force for one sector on one day, and what was sorted by them. */
class Lists {
  readonly #outside: Outside;
  readonly #origins: Origins | undefined;
  readonly #sorted = new Map<string, Sort>();

  constructor(outside: Outside | undefined, origins: Origins | undefined) {
    this.#outside = outside ?? [];
    this.#origins = origins;
  }

  sort(said: Trait): Sort {
    const key = `${said.hasPlan ? '+' : '-'}${said.source}\u0000${said.trait}`;
    let sort = this.#sorted.get(key);
    if (!sort) {
      sort = { origin: this.#originOf(said), outside: this.#outsideOf(said.trait) };
      if (this.#sorted.size > MOST_SORTED) this.#sorted.clear();
      this.#sorted.set(key, sort);
    }
    return sort;
  }

  #outsideOf(trait: string): string {
    const found = this.#outside.find(({ words, unless }) => holds(trait, words) && !holds(trait, unless));
    return found?.class ?? '';
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

  #inForce(sector: string, on: LocalDate): Lists {
    const outside = this.#value('inspection.outside', on, sector);
    const origins = this.#value('inspection.origins', on, sector);
    const key = [sector, outside?.from, origins?.from].join('|');
    const known = this.#lists.get(key);
    if (known) return known;
    const lists = new Lists(outside?.value, origins?.value);
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
