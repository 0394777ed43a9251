import { date, daysBetween, monthOf, weekdayName, yearOf, type LocalDate } from '../kernel/local-date.ts';
import type { Notice } from './arrangement.ts';
import type { Calendar } from './calendar.ts';
import type { Origin } from './source.ts';

/** The State Council publishes next year's arrangement by about then. */
const EXPECTED_BY_MONTH = 12;

/** 连休: days off in a row under one name. */
export interface OffRange {
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Days from first to last, weekends between included. */
  readonly days: number;
}

/** 年历: one year at a glance. */
export interface YearView {
  readonly year: number;
  /** 暂定: no arrangement is known; only the statutory days are off. */
  readonly provisional: boolean;
  /** Absent where provisional. */
  readonly origin?: Origin;
  readonly notices: readonly Notice[];
  /** Text the year rests on where it is provisional. */
  readonly measure: string;
  readonly days: number;
  readonly workingDays: number;
  readonly restDays: number;
  /** 法定节假日 */
  readonly statutoryDays: number;
  readonly off: readonly OffRange[];
  /** 调休上班 */
  readonly makeUp: readonly { readonly date: LocalDate; readonly weekday: string; readonly name: string }[];
}

/** 年历 of a year, also of one that is only 暂定. @throws UserError E_CALENDAR_RANGE */
export function showYear(calendar: Calendar, year: number): YearView {
  const published = calendar.published(year);
  const statutory = calendar.statutory(year);
  const first = date(`${year}-01-01`);
  const last = date(`${year}-12-31`);
  const days = daysBetween(first, last) + 1;
  const workingDays = calendar.workingDaysBetween(first, last) + (calendar.kind(first).working ? 1 : 0);
  return {
    year,
    provisional: published === undefined,
    ...(published ? { origin: published.origin } : {}),
    notices: published?.arrangement.notices ?? [],
    measure: calendar.measure(year),
    days,
    workingDays,
    restDays: days - workingDays,
    statutoryDays: statutory.length,
    off: ranges(published?.arrangement.off ?? statutory, calendar),
    makeUp: (published?.arrangement.work ?? []).map((day) => ({
      date: day.date,
      weekday: weekdayName(day.date),
      name: day.name,
    })),
  };
}

/** 缺年历: a year that due dates may reach and whose arrangement is not known. */
export interface MissingYear {
  readonly year: number;
  readonly message: string;
  readonly next: string;
}

/**
 * Years whose arrangement should be known by now: this one, and from December on (or when `asked`) the
 * next. Until it is imported, due dates that reach into it are 暂定, and the last days of this December may
 * still be moved by it.
 */
export function missingYears(
  calendar: Calendar,
  today: LocalDate,
  options: { asked?: boolean } = {},
): MissingYear[] {
  const thisYear = yearOf(today);
  const years = [thisYear];
  if (options.asked || monthOf(today) >= EXPECTED_BY_MONTH) years.push(thisYear + 1);
  return years
    .filter((year) => calendar.published(year) === undefined)
    .map((year) => ({
      year,
      message: `缺少${year}年节假日安排：涉及该年的届满日均为暂定，${year - 1}年12月最后几天也可能被它调整`,
      next: `国务院办公厅公布后运行 zfjd calendar import ${year}.json，期限会自动重算`,
    }));
}

function ranges(
  listed: readonly { readonly date: LocalDate; readonly name: string }[],
  calendar: Calendar,
): OffRange[] {
  const found: OffRange[] = [];
  for (const day of listed.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const open = found.at(-1);
    if (open?.name === day.name && calendar.workingDaysBetween(open.to, day.date) === 0) {
      found[found.length - 1] = { ...open, to: day.date, days: daysBetween(open.from, day.date) + 1 };
    } else found.push({ name: day.name, from: day.date, to: day.date, days: 1 });
  }
  return found;
}
