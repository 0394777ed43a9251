import type { Calendar } from '../../calendar/calendar.ts';
import { fromDay, toDay, type LocalDate } from '../../kernel/local-date.ts';
import type { Period } from '../../kernel/period.ts';
import type { Pack } from '../../policy/pack.ts';
import type { AgencyRecord } from '../../registry/agency-store.ts';
import type { Reader } from '../../store/store.ts';
import type { Days } from './count-records.ts';
import { lateCodes, resultEntries } from './indicator-store.ts';
import type { Tally } from './groups.ts';

interface TimelyDeps {
  readonly reader: Reader;
  readonly pack: Pack;
  readonly calendar: Calendar;
  readonly agencies: readonly AgencyRecord[];
  readonly today: LocalDate;
}

/** Counts 补码 and 结果录入 that were due by today, of the sectors whose text sets a number of days. */
export function countTimely(deps: TimelyDeps, { from, to }: Days, tally: Tally): void {
  const { reader } = deps;
  const today = toDay(deps.today);
  const codes = new Clock(deps, 'inspection.late_code_period');
  for (const row of reader.all(lateCodes, from, to)) {
    const { agency_id: agencyId, checked_day: day, records } = row;
    const state = judge(codes.dueDay(agencyId, day, day), row.applied_day, today);
    if (state !== undefined)
      tally.count(agencyId, day, { lateCodesDue: records, lateCodesOnTime: state ? records : 0 });
  }
  const entries = new Clock(deps, 'inspection.entry_period');
  const judged = JSON.stringify(entries.agencies(from, to));
  for (const row of reader.all(resultEntries, from, to, judged)) {
    const { agency_id: agencyId, checked_day: day, records } = row;
    const state = judge(entries.dueDay(agencyId, day, row.ended_day), row.entered_day, today);
    if (state !== undefined)
      tally.count(agencyId, day, { entriesDue: records, entriesOnTime: state ? records : 0 });
  }
}

/** In time or not; undefined where nothing is due, or where it is not due yet and not done either. */
function judge(due: number | undefined, done: number | null, today: number): boolean | undefined {
  if (due === undefined || (done === null && due >= today)) return undefined;
  return done !== null && done <= due;
}

/** When something is due for an agency, by the pack of the day of the visit. */
class Clock {
  readonly #deps: TimelyDeps;
  readonly #parameter: 'inspection.late_code_period' | 'inspection.entry_period';
  readonly #agencies: ReadonlyMap<number, AgencyRecord>;
  readonly #due = new Map<string, number>();

  constructor(deps: TimelyDeps, parameter: 'inspection.late_code_period' | 'inspection.entry_period') {
    this.#deps = deps;
    this.#parameter = parameter;
    this.#agencies = new Map(deps.agencies.map((agency) => [agency.id, agency]));
  }

  /** Ids of those that have such a period on some day of these. */
  agencies(from: number, to: number): number[] {
    return [...this.#agencies.values()]
      .filter((agency) => [from, to].some((day) => this.#period(agency, fromDay(day)) !== undefined))
      .map(({ id }) => id);
  }

  /** The last day, for something that starts on `start` and belongs to a visit of `day`. */
  dueDay(agencyId: number, day: number, start: number): number | undefined {
    const agency = this.#agencies.get(agencyId);
    const period = agency && this.#period(agency, fromDay(day));
    if (!period) return undefined;
    const key = `${period.amount} ${period.unit} ${start}`;
    let due = this.#due.get(key);
    if (due === undefined)
      this.#due.set(key, (due = toDay(this.#deps.calendar.due(fromDay(start), period).due)));
    return due;
  }

  #period({ sector, unitType }: AgencyRecord, on: LocalDate): Period | undefined {
    const scope = { unitType, ...(sector !== '' && { sector }) };
    return this.#deps.pack.find(this.#parameter, on, scope)?.value;
  }
}
