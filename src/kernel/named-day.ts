import { daysInMonth, makeDate, type LocalDate } from './local-date.ts';

/** 定日: a day that a text names by its place in the year, or before or in the month that a thing is for. */
export interface NamedDay {
  /** 1 to 12; absent = counted from the month the thing is for. */
  readonly month?: number | undefined;
  /** Months before that month; 0 = in it. */
  readonly months_before?: number | undefined;
  /** Day of the month; a month that is shorter ends it. */
  readonly day: number | 'last';
}

/**
 * The day that is meant for a year, or for a month of it. Not moved where it is a rest day.
 * @throws RangeError where it hangs on a month and none is given
 */
export function namedDay(named: NamedDay, year: number, month?: number): LocalDate {
  const base = named.month ?? (month === undefined ? undefined : month - (named.months_before ?? 0));
  if (base === undefined) throw new RangeError('a day of a month that is not given');
  const index = year * 12 + base - 1;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  const last = daysInMonth(y, m);
  return makeDate(y, m, named.day === 'last' ? last : Math.min(named.day, last)) as LocalDate;
}
