import { date, fromDay, toDay, weekday, type LocalDate } from '../kernel/local-date.ts';
import { noticeOf, type Arrangement } from './arrangement.ts';
import type { HolidaySource } from './source.ts';

/** 某日的性质 */
export interface DayKind {
  readonly working: boolean;
  /** `工作日`, `周末`, `国庆节放假`, `国庆节调休上班` … */
  readonly reason: string;
  /** 暂定: the year's arrangement is not published yet, so this may still change. */
  readonly provisional: boolean;
  /** Number of the notice that settled it; absent for an ordinary day. */
  readonly notice?: string;
}

/** One year laid out for counting. Days are offsets from 1 January. */
export interface YearTable {
  readonly year: number;
  /** Day number of 1 January. */
  readonly firstDay: number;
  readonly published: boolean;
  /** Every working day, in order. */
  readonly workingDays: readonly LocalDate[];
  /** `before[i]`: working days among the first `i` days; one entry more than the year has days. */
  readonly before: Uint16Array;
  /** Days that are not simply a weekday or a weekend. */
  readonly named: ReadonlyMap<LocalDate, DayKind>;
}

/** Lays a year out from its own arrangement and, for its last days, from that of the next year. */
export function buildYear(year: number, source: HolidaySource): YearTable {
  const own = source.published(year)?.arrangement;
  const named = new Map<LocalDate, DayKind>();
  if (own) nameDays(named, own);
  else nameStatutory(named, year, source);
  const next = source.published(year + 1)?.arrangement;
  if (next) nameDays(named, next);

  const firstDay = toDay(date(`${year}-01-01`));
  const length = toDay(date(`${year}-12-31`)) - firstDay + 1;
  const before = new Uint16Array(length + 1);
  const workingDays: LocalDate[] = [];
  for (let offset = 0; offset < length; offset += 1) {
    const day = fromDay(firstDay + offset);
    const working = named.get(day)?.working ?? !isWeekend(day);
    if (working) workingDays.push(day);
    before[offset + 1] = workingDays.length;
  }
  return {
    year,
    firstDay,
    published: own !== undefined,
    workingDays,
    before,
    named,
  };
}

/** The kind of a day of that year. */
export function kindIn(table: YearTable, day: LocalDate): DayKind {
  const found = table.named.get(day);
  if (found) return found;
  const rest = isWeekend(day);
  return { working: !rest, reason: rest ? '周末' : '工作日', provisional: !table.published };
}

export function isWeekend(day: LocalDate): boolean {
  const d = weekday(day);
  return d === 0 || d === 6;
}

function nameDays(named: Map<LocalDate, DayKind>, arrangement: Arrangement): void {
  for (const day of arrangement.off) {
    const notice = noticeOf(arrangement, day);
    named.set(day.date, { working: false, reason: `${day.name}放假`, provisional: false, notice });
  }
  for (const day of arrangement.work) {
    const notice = noticeOf(arrangement, day);
    named.set(day.date, { working: true, reason: `${day.name}调休上班`, provisional: false, notice });
  }
}

function nameStatutory(named: Map<LocalDate, DayKind>, year: number, source: HolidaySource): void {
  const notice = source.measure(year);
  for (const day of source.statutory(year)) {
    named.set(day.date, { working: false, reason: `${day.name}法定放假`, provisional: true, notice });
  }
}
