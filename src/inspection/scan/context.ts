import type { Calendar } from '../../calendar/calendar.ts';
import { fromDay, toDay, type LocalDate } from '../../kernel/local-date.ts';
import type { Period } from '../../kernel/period.ts';
import { compact } from '../../kernel/text.ts';
import type { DatedValue, Pack } from '../../policy/pack.ts';
import type { ParameterName, ParameterValue } from '../../policy/parameters.ts';
import { AgencyDirectory } from '../../registry/directory.ts';
import { allItems, type ItemRecord } from '../../registry/item-store.ts';
import { allOfficers, type OfficerRecord } from '../../registry/officer-store.ts';
import type { Reader } from '../../store/store.ts';
import type { Need } from '../models/model.ts';
import {
  hasEnterprises,
  readFilers,
  readItemSets,
  readLayouts,
  readOfficerSets,
  readPlanContent,
  readPlans,
  readTallies,
} from './fact-store.ts';
import { readPlannedLines } from './planned-line-store.ts';
import { saysSame } from './same-item.ts';
import { tallyOf } from './tally.ts';
import type {
  AgencyFacts,
  FiledPlan,
  ObjectRating,
  PlanContent,
  PlannedLine,
  SeenItem,
  SeenOfficer,
  Tally,
  Visit,
} from './facts.ts';
import { numbering, PackEpochs } from './pack-epochs.ts';
import type { MonthSpan } from './month-span.ts';
import type { VisitSources } from './visit-store.ts';

/** What a run is made with. */
export interface ScanSources {
  readonly reader: Reader;
  readonly pack: Pack;
  readonly calendar: Calendar;
  readonly today: LocalDate;
}

/** 登记状态 of an object that is not 存续, as the registry knew it on a day. */
export interface DeadObject {
  readonly status: string;
  readonly on: string;
}

/**
 * What models may ask besides the records: registry, plans and the pack's values. Made once for a run of several
 * months; everything is read once and kept, the facts of a month's objects until the next month.
 */
export class ScanContext implements VisitSources {
  readonly today: number;
  readonly calendar: Calendar;
  readonly #pack: Pack;
  readonly #reader: Reader;
  readonly #agencies = new Map<number, AgencyFacts>();
  readonly #layouts: ReadonlyMap<number, string>;
  readonly #itemsByCode = new Map<string, ItemRecord>();
  readonly #itemsByKey = new Map<string, ItemRecord>();
  readonly #officers = new Map<string, OfficerRecord>();
  readonly #filers: ReadonlySet<string>;
  readonly #itemSets = new Map<number, SeenItem[]>();
  readonly #officerSets = new Map<number, SeenOfficer[]>();
  readonly #plans = new Map<string, FiledPlan | undefined>();
  readonly #contents = new Map<number, PlanContent>();
  readonly #lines = new Map<number, readonly PlannedLine[]>();
  readonly #linesOfItems = new Map<string, readonly PlannedLine[]>();
  readonly #values = new Map<ParameterName, Map<number, DatedValue | undefined>>();
  readonly #epochs: PackEpochs;
  readonly #limits = new Map<string, number>();
  readonly #tallies = new Map<string, Map<number, Tally>>();
  /** Facts of the objects of the month at hand. */
  ratings: ReadonlyMap<number, readonly ObjectRating[]> = new Map();
  dead: ReadonlyMap<number, DeadObject> = new Map();
  readonly has: Readonly<Record<Exclude<Need, 'codes'>, boolean>>;

  constructor({ reader, pack, calendar, today }: ScanSources) {
    this.today = toDay(today);
    this.calendar = calendar;
    this.#pack = pack;
    this.#reader = reader;
    const directory = new AgencyDirectory(reader);
    const scopeNumber = numbering();
    for (const { id, code, name, sector, unitType, principal } of directory.agencies) {
      const match = principal === '' ? undefined : directory.find(principal);
      const principalCode = match?.kind === 'found' ? match.agency.code : undefined;
      const scope = scopeNumber(`${sector}/${unitType}`);
      this.#agencies.set(id, { id, code, name, sector, unitType, principalCode, scope });
    }
    this.#epochs = new PackEpochs(pack);
    this.#layouts = readLayouts(reader);
    for (const item of allItems(reader)) {
      this.#itemsByCode.set(compact(item.code), item);
      this.#itemsByKey.set(item.nameKey, item);
    }
    for (const officer of allOfficers(reader)) this.#officers.set(compact(officer.certificate), officer);
    this.#filers = readFilers(reader);
    this.has = {
      items: this.#itemsByCode.size > 0,
      officers: this.#officers.size > 0,
      plans: this.#filers.size > 0,
      enterprises: hasEnterprises(reader),
    };
  }

  /** @throws Error for an id that is no agency's */
  agency(id: number): AgencyFacts {
    const agency = this.#agencies.get(id);
    if (!agency) throw new Error(`no agency ${id}`);
    return agency;
  }

  layout(importId: number): string {
    return this.#layouts.get(importId) ?? '';
  }

  /** Number of the values that a record goes by: equal for records of like agencies between two changes of the pack. */
  placeOf({ agency, checkedDay }: Visit): number {
    return agency.scope * 4096 + this.#epochs.of(checkedDay);
  }

  /** The pack's value for a record: of the day of the visit, for the agency's sector and type. */
  value<N extends ParameterName>(name: N, visit: Visit): DatedValue<ParameterValue<N>> | undefined {
    let values = this.#values.get(name);
    if (!values) this.#values.set(name, (values = new Map()));
    const key = this.placeOf(visit);
    let value = values.get(key);
    if (value === undefined && !values.has(key)) {
      const { sector, unitType } = visit.agency;
      value = this.#pack.find(name, fromDay(visit.checkedDay), {
        ...(sector !== '' && { sector }),
        unitType,
      });
      values.set(key, value);
    }
    return value as DatedValue<ParameterValue<N>> | undefined;
  }

  /** Last day of a period that began on a day. */
  limit(day: number, period: Period): number {
    const key = `${day} ${period.amount} ${period.unit}`;
    let limit = this.#limits.get(key);
    if (limit === undefined) {
      limit = toDay(this.calendar.due(fromDay(day), period).due);
      this.#limits.set(key, limit);
    }
    return limit;
  }

  /** Reads the sets and plans that these records name. */
  prepare(visits: readonly Visit[]): void {
    const missing = <K, V>(known: ReadonlyMap<K, V>, keys: Iterable<K>) =>
      [...new Set(keys)].filter((key) => !known.has(key));
    const itemSets = missing(
      this.#itemSets,
      visits.map(({ itemSetId }) => itemSetId),
    );
    for (const id of itemSets) this.#itemSets.set(id, []);
    for (const { set_id: id, code, name, item_key: key } of readItemSets(this.#reader, itemSets)) {
      const known = this.#itemsByCode.get(compact(code)) ?? this.#itemsByKey.get(key);
      this.#itemSets.get(id)?.push({ code, name, key, known });
    }
    const officerSets = missing(
      this.#officerSets,
      visits.map(({ officerSetId }) => officerSetId),
    );
    for (const id of officerSets) this.#officerSets.set(id, []);
    for (const { set_id: id, certificate, name } of readOfficerSets(this.#reader, officerSets)) {
      const known = this.#officers.get(compact(certificate));
      this.#officerSets.get(id)?.push({ certificate, name, known });
    }
    const codes = missing(
      this.#plans,
      visits.map(({ planCode }) => planCode),
    );
    for (const code of codes) this.#plans.set(code, undefined);
    for (const plan of readPlans(this.#reader, codes)) this.#plans.set(plan.code, plan);
  }

  itemsOf(visit: Visit): readonly SeenItem[] {
    return this.#itemSets.get(visit.itemSetId) ?? [];
  }

  /** The names of its items, without blanks. */
  itemNames(visit: Visit): string[] {
    return this.itemsOf(visit).map(({ name, key }) => compact(name || key));
  }

  officersOf(visit: Visit): readonly SeenOfficer[] {
    return this.#officerSets.get(visit.officerSetId) ?? [];
  }

  /** The filed plan a record names. */
  planOf(visit: Visit): FiledPlan | undefined {
    return visit.planCode === '' ? undefined : this.#plans.get(visit.planCode);
  }

  contentOf(plan: FiledPlan): PlanContent {
    let content = this.#contents.get(plan.id);
    if (!content) this.#contents.set(plan.id, (content = readPlanContent(this.#reader, plan.id)));
    return content;
  }

  /** Lines of its plan that may be about a record by its items: those that name one of them, or none. */
  linesOf(visit: Visit, plan: FiledPlan): readonly PlannedLine[] {
    const key = `${plan.id} ${visit.itemSetId}`;
    let lines = this.#linesOfItems.get(key);
    if (!lines) {
      const names = this.itemNames(visit);
      lines = this.#allLines(plan).filter(
        ({ item }) => names.length === 0 || item === '' || names.some((name) => saysSame(item, name)),
      );
      this.#linesOfItems.set(key, lines);
    }
    return lines;
  }

  #allLines(plan: FiledPlan): readonly PlannedLine[] {
    let lines = this.#lines.get(plan.id);
    if (!lines) this.#lines.set(plan.id, (lines = readPlannedLines(this.#reader, plan.id)));
    return lines;
  }

  /** Whether the agency has a filed plan of the year of the visit. */
  files(visit: Visit): boolean {
    return this.#filers.has(`${visit.agency.id}:${fromDay(visit.checkedDay).slice(0, 4)}`);
  }

  /** 分级 of the object in the agency's sector; that of every sector where there is none of its own. */
  ratingOf(visit: Visit): ObjectRating | undefined {
    if (visit.enterpriseId === undefined) return undefined;
    const ratings = this.ratings.get(visit.enterpriseId) ?? [];
    return (
      ratings.find(({ sector }) => sector === visit.agency.sector) ??
      ratings.find(({ sector }) => sector === '')
    );
  }

  /** Takes a month's numbers from its records, which are read anyway: the table need not be gone through again. */
  tally({ month }: MonthSpan, counted: readonly Visit[]): void {
    this.#tallies.set(month, tallyOf(counted));
  }

  /** What the agencies did in a month, by agency. */
  tallies(span: MonthSpan): ReadonlyMap<number, Tally> {
    let known = this.#tallies.get(span.month);
    if (!known) {
      known = readTallies(this.#reader, span.from, span.to);
      this.#tallies.set(span.month, known);
    }
    return known;
  }
}
