import { addDays, addMonths, fromDay, toDay, type LocalDate } from '../../kernel/local-date.ts';

/** First and last day of a month, as days since 1970-01-01. */
export interface MonthSpan {
  /** `2026-10` */
  readonly month: string;
  readonly from: number;
  readonly to: number;
}

export function monthSpan(month: string): MonthSpan {
  const first = `${month}-01` as LocalDate;
  return { month, from: toDay(first), to: toDay(addDays(addMonths(first, 1), -1)) };
}

const years = new Map<number, number>();

/** First day of the year that a day lies in; asked for each visit, so remembered. */
export function yearStart(day: number): number {
  let start = years.get(day);
  if (start === undefined) {
    start = toDay(`${fromDay(day).slice(0, 4)}-01-01` as LocalDate);
    years.set(day, start);
  }
  return start;
}
