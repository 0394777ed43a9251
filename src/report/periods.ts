import type { Calendar } from '../calendar/calendar.ts';
import {
  addDays,
  addMonths,
  date,
  daysBetween,
  makeDate,
  parseDate,
  quarterOf,
  quarterRange,
  weekday,
  yearOf,
  type LocalDate,
} from '../kernel/local-date.ts';

/** Verbs of `zfjd report` that make a periodic report. */
export type ReportName = 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly';

/** First and last day. */
export interface Range {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** 定期报告: a report that is made once a period and kept in a folder under a dated name. */
export interface ReportPeriod {
  readonly name: ReportName;
  readonly title: string;
  /** The period that a report made on a day is about, as it stands in file names; sorts as text. */
  periodOf(day: LocalDate): string;
  /** Whether a text names a period of this kind. */
  isPeriod(text: string): boolean;
  /** The days of a period. */
  rangeOf(period: string): Range;
  /** A day on which the report of a period is made. */
  dayFor(period: string): LocalDate;
  /** A day to make the report of each period after one and before another, oldest first. */
  between(after: string, before: string, calendar: Calendar): LocalDate[];
}

/** 日报: every day has one where it is asked for; only those of working days are made up for. */
const DAILY: ReportPeriod = {
  name: 'daily',
  title: '监督日报',
  periodOf: (day) => day,
  isPeriod: (text) => parseDate(text) !== undefined,
  rangeOf: (period) => ({ from: date(period), to: date(period) }),
  dayFor: date,
  between: (after, before, calendar) => {
    const days: LocalDate[] = [];
    for (let day = addDays(after as LocalDate, 1); day < before; day = addDays(day, 1)) {
      if (calendar.kind(day).working) days.push(day);
    }
    return days;
  },
};

interface Kind extends Pick<ReportPeriod, 'name' | 'title'> {
  /** The period that a day lies in. */
  readonly nameAt: (day: LocalDate) => string;
  /** Undefined where the text names none. */
  readonly daysOf: (text: string) => Range | undefined;
  /** Whether a report is about the period it is made in, or about the last that is over. */
  readonly about: 'this' | 'last';
}

/** Periods that follow upon each other without a gap. */
function periodic({ name, title, nameAt, daysOf, about }: Kind): ReportPeriod {
  const rangeOf = (period: string): Range => {
    const range = daysOf(period);
    if (!range) throw new RangeError(`not a period of ${name}: ${period}`);
    return range;
  };
  const dayFor = (period: string) => addDays(rangeOf(period).to, about === 'this' ? 0 : 1);
  return {
    name,
    title,
    rangeOf,
    dayFor,
    isPeriod: (text) => daysOf(text) !== undefined,
    periodOf: (day) => nameAt(about === 'this' ? day : addDays(rangeOf(nameAt(day)).from, -1)),
    between: (after, before) => {
      const days: LocalDate[] = [];
      const next = (period: string) => nameAt(addDays(rangeOf(period).to, 1));
      for (let period = next(after); period < before; period = next(period)) days.push(dayFor(period));
      return days;
    },
  };
}

/** Monday of the week of a day. */
const mondayOf = (day: LocalDate) => addDays(day, -((weekday(day) + 6) % 7));

/** `2026-W48`: a week belongs to the year that its Thursday lies in (GB/T 7408, ISO 8601). */
function weekAt(day: LocalDate): string {
  const monday = mondayOf(day);
  const year = yearOf(addDays(monday, 3));
  const first = mondayOf(date(`${year}-01-04`));
  return `${year}-W${String(daysBetween(first, monday) / 7 + 1).padStart(2, '0')}`;
}

function daysOfWeek(text: string): Range | undefined {
  const [, year, week] = /^(\d{4})-W(\d{2})$/u.exec(text) ?? [];
  const start = year === undefined ? undefined : makeDate(Number(year), 1, 4);
  if (start === undefined) return undefined;
  const from = addDays(mondayOf(start), (Number(week) - 1) * 7);
  return weekAt(from) === text ? { from, to: addDays(from, 6) } : undefined;
}

function daysOfMonth(text: string): Range | undefined {
  const from = parseDate(`${text}-01`);
  return from && { from, to: addDays(addMonths(from, 1), -1) };
}

function daysOfYear(text: string): Range | undefined {
  const from = parseDate(`${text}-01-01`);
  return from && { from, to: date(`${text}-12-31`) };
}

/** The periodic reports there are, by their verb. */
export const REPORT_PERIODS: Readonly<Record<ReportName, ReportPeriod>> = {
  daily: DAILY,
  weekly: periodic({
    name: 'weekly',
    title: '监督周报',
    nameAt: weekAt,
    daysOf: daysOfWeek,
    about: 'this',
  }),
  monthly: periodic({
    name: 'monthly',
    title: '数据监督月报',
    nameAt: (day) => day.slice(0, 7),
    daysOf: daysOfMonth,
    about: 'last',
  }),
  quarterly: periodic({
    name: 'quarterly',
    title: '执法监督季报',
    nameAt: quarterOf,
    daysOf: quarterRange,
    about: 'last',
  }),
  yearly: periodic({
    name: 'yearly',
    title: '效能评估年报',
    nameAt: (day) => String(yearOf(day)),
    daysOf: daysOfYear,
    about: 'last',
  }),
};
