import { UserError } from './errors.ts';

/**
 * 日期: a calendar day in Asia/Shanghai, written `YYYY-MM-DD`. Never a JS `Date`: a day has no time zone.
 * Text order is date order, so dates compare with `<` and sort as strings, in SQLite too.
 */
export type LocalDate = string & { readonly __localDate: unique symbol };

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** Days in a month, Gregorian. `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The date of these numbers, or undefined where no such day exists (2026-02-30). */
export function makeDate(year: number, month: number, day: number): LocalDate | undefined {
  if (!Number.isInteger(year) || year < 1900 || year > 9999) return undefined;
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate;
}

/** Reads `YYYY-MM-DD` and nothing else. */
export function parseDate(text: string): LocalDate | undefined {
  const m = FORM.exec(text);
  return m ? makeDate(Number(m[1]), Number(m[2]), Number(m[3])) : undefined;
}

/** Reads a date a person typed; `what` names the option or field in the error. @throws UserError E_DATE */
export function requireDate(text: string, what: string): LocalDate {
  const parsed = parseDate(text.trim());
  if (parsed) return parsed;
  throw new UserError('E_DATE', `${what}不是有效日期：「${text}」`, {
    hint: '日期写成 2026-09-18 这样的形式',
    exit: 2,
  });
}

/** A date known to be right (constants, rows read back from the file). @throws RangeError on anything else */
export function date(text: string): LocalDate {
  const parsed = parseDate(text);
  if (!parsed) throw new RangeError(`not a date: ${text}`);
  return parsed;
}

/** Days since 1970-01-01; the form that set-based SQL works on. */
export function toDay(d: LocalDate): number {
  return Math.round(Date.UTC(yearOf(d), monthOf(d) - 1, dayOf(d)) / MS_PER_DAY);
}

export function fromDay(day: number): LocalDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10) as LocalDate;
}

export function addDays(d: LocalDate, days: number): LocalDate {
  return fromDay(toDay(d) + days);
}

/**
 * 民法典第二百零二条: a period of months ends on the corresponding day of the last month; where that month
 * has no such day, on its last day.
 */
export function addMonths(d: LocalDate, months: number): LocalDate {
  const index = yearOf(d) * 12 + (monthOf(d) - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return makeDate(year, month, Math.min(dayOf(d), daysInMonth(year, month))) as LocalDate;
}

/** Days from `a` to `b` (negative when `b` is earlier). */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return toDay(b) - toDay(a);
}

export function yearOf(d: LocalDate): number {
  return Number(d.slice(0, 4));
}
export function monthOf(d: LocalDate): number {
  return Number(d.slice(5, 7));
}
export function dayOf(d: LocalDate): number {
  return Number(d.slice(8, 10));
}

/** 0 = 星期日 … 6 = 星期六. */
export function weekday(d: LocalDate): number {
  return (((toDay(d) + 4) % 7) + 7) % 7;
}

/** `星期三` */
export function weekdayName(d: LocalDate): string {
  return `星期${'日一二三四五六'[weekday(d)]}`;
}

/** `2026年9月18日`, without leading zeros (GB/T 9704—2012 7.3.5.4 不编虚位). */
export function chineseDate(d: LocalDate): string {
  return `${yearOf(d)}年${monthOf(d)}月${dayOf(d)}日`;
}

/** The quarter a date lies in, `2026Q3`. */
export function quarterOf(d: LocalDate): string {
  return `${yearOf(d)}Q${Math.ceil(monthOf(d) / 3)}`;
}

/** First and last day of a quarter written `2026Q3`; undefined if it is not so written. */
export function quarterRange(quarter: string): { from: LocalDate; to: LocalDate } | undefined {
  const m = /^(\d{4})Q([1-4])$/.exec(quarter);
  if (!m) return undefined;
  const year = Number(m[1]);
  const last = Number(m[2]) * 3;
  return {
    from: makeDate(year, last - 2, 1) as LocalDate,
    to: makeDate(year, last, daysInMonth(year, last)) as LocalDate,
  };
}

/** `2026年第三季度` for `2026Q3`; the text itself where it is no quarter. */
export function quarterText(quarter: string): string {
  const m = /^(\d{4})Q([1-4])$/.exec(quarter);
  return m ? `${m[1]}年第${'一二三四'[Number(m[2]) - 1]}季度` : quarter;
}
