import { monthOf, type LocalDate } from '../../kernel/local-date.ts';
import { groupBy } from '../../kernel/group.ts';
import type { AgencyRecord } from '../../registry/agency-store.ts';
import { readBaseline } from '../baseline/baseline-store.ts';
import { BASELINE_MEASURES, type BaselineMeasure, type BaselineRow } from '../baseline/model.ts';
import type { Reader } from '../../store/store.ts';
import type { Base } from './figure.ts';
import { NO_SECTOR, WHOLE, type Breakdown, type Tally } from './groups.ts';
import { add, noMeasures, type Measure } from './measures.ts';
import type { Presence } from './count-records.ts';

export interface BasePeriod {
  readonly year: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Does it end with a month? Reports are for whole months. */
  readonly wholeMonths: boolean;
}

interface BaseInput {
  readonly reader: Reader;
  readonly agencies: readonly AgencyRecord[];
  readonly by: Breakdown | undefined;
  readonly period: BasePeriod;
  /** Which agencies have records in which months, now and then. */
  readonly now: Presence;
  readonly before: Presence;
  /** The counts of the base period, from records. */
  readonly tally: Tally;
}

/** The base of every group, and a sentence on where it comes from. */
export interface BaseOf {
  (group: string): { readonly base: Base; readonly note: string };
}

/**
 * 基期: records where the agency has any in the months compared, else what it reported as totals. A sum is compared
 * only where no agency is missing that has records now: a smaller base would show a rise that is none.
 */
export function baseYear(input: BaseInput): BaseOf {
  const { agencies, by, period, now, before, tally } = input;
  const reports = groupBy(readBaseline(input.reader, period.year), ({ agencyId }) => agencyId);
  const months = span(period);
  return (group) => {
    const wanted = by === 'month' && group !== WHOLE ? [Number(group)] : months;
    const own = agencies.filter(
      (agency) => group === WHOLE || by === 'month' || nameIn(agency, by) === group,
    );
    const has = (presence: Presence, { id }: AgencyRecord) =>
      wanted.some((month) => presence.get(id)?.has(month) === true);
    const recorded = own.filter((agency) => has(before, agency));
    const others = own.filter((agency) => !has(before, agency));
    const reported = others.flatMap((agency) => reportOf(reports.get(agency.id) ?? [], wanted, period) ?? []);
    const covered = new Set(reported.map(({ agencyId }) => agencyId));
    const lacking = others.filter((agency) => has(now, agency) && !covered.has(agency.id));
    const when = `${period.year}年${monthsText(wanted)}`;
    if (recorded.length + reported.length === 0) {
      const missing = `${when}没有记录，也没有可用的上报总数，不能比较`;
      return { base: { missing }, note: missing };
    }
    if (lacking.length > 0) {
      const missing = `${when}缺${lacking.length}个单位的数据（${lacking.map(({ name }) => name).join('、')}），合计不能比较`;
      return { base: { missing }, note: missing };
    }
    if (reported.length === 0) {
      const empty = wanted.filter(
        (month) => ![...before.values()].some((recordedIn) => recordedIn.has(month)),
      );
      const gap = empty.length === 0 ? '' : `；其中${empty.join('、')}月没有任何记录，请核对是否导入齐全`;
      return { base: { measures: tally.measures(group) }, note: `${when}按检查记录计${gap}` };
    }
    return { base: withReports(tally, group, reported), note: noteOf(when, recorded, reported) };
  };
}

function nameIn({ name, sector }: AgencyRecord, by: Breakdown | undefined): string {
  return by === 'sector' ? sector || NO_SECTOR : name;
}

/** Totals of an agency over some months; absent where a month is missing or only a part of it is compared. */
interface Report {
  readonly agencyId: number;
  readonly agency: string;
  readonly values: Readonly<Partial<Record<BaselineMeasure, number>>>;
  readonly sources: readonly string[];
}

function reportOf(
  rows: readonly BaselineRow[],
  months: readonly number[],
  period: BasePeriod,
): Report | undefined {
  const own = rows.filter(({ month }) => months.includes(month));
  const [first] = own;
  const whole = period.wholeMonths || !months.includes(monthOf(period.to));
  if (!first || own.length < months.length || !whole) return undefined;
  const measures = (Object.keys(BASELINE_MEASURES) as BaselineMeasure[]).filter((measure) =>
    own.every(({ values }) => values[measure] !== undefined),
  );
  const sum = (measure: BaselineMeasure) =>
    own.reduce((total, { values }) => total + (values[measure] ?? 0), 0);
  return {
    agencyId: first.agencyId,
    agency: first.agency,
    values: Object.fromEntries(measures.map((measure) => [measure, sum(measure)])),
    sources: [...new Set(own.map(({ source }) => source))],
  };
}

function withReports(tally: Tally, group: string, reported: readonly Report[]): Base {
  const measures = noMeasures();
  add(measures, tally.measures(group));
  for (const { values } of reported) add(measures, values);
  const known = (Object.keys(BASELINE_MEASURES) as Measure[]).filter((measure) =>
    reported.every(({ values }) => values[measure as BaselineMeasure] !== undefined),
  );
  return { measures, known: new Set(known) };
}

function noteOf(when: string, recorded: readonly AgencyRecord[], reported: readonly Report[]): string {
  const sources = [...new Set(reported.flatMap((report) => report.sources))];
  const rest = recorded.length === 0 ? '' : `，其余${recorded.length}个单位按检查记录计`;
  return `${when}：${reported.map(({ agency }) => agency).join('、')}用的是上报总数（来源：${sources.join('；')}）${rest}`;
}

function span({ from, to }: BasePeriod): number[] {
  const first = monthOf(from);
  return Array.from({ length: monthOf(to) - first + 1 }, (_, i) => first + i);
}

function monthsText(months: readonly number[]): string {
  const [first] = months;
  return months.length === 1 ? `${first}月` : `${first}–${months.at(-1)}月`;
}
