import { UserError } from '../../kernel/errors.ts';
import {
  addDays,
  dayOf,
  daysInMonth,
  makeDate,
  monthOf,
  toDay,
  type LocalDate,
} from '../../kernel/local-date.ts';
import type { BasePeriod } from './base-year.ts';
import type { Days } from './count-records.ts';

/** 统计期间: whole months of a year, cut off at today. */
export interface Span {
  readonly year: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The months from `first` to `last` of a year. @throws UserError E_PERIOD where they have not begun */
export function spanOf(year: number, first: number, last: number, today: LocalDate): Span {
  const from = makeDate(year, first, 1) as LocalDate;
  const end = makeDate(year, last, daysInMonth(year, last)) as LocalDate;
  if (from > today) {
    throw new UserError('E_PERIOD', `${year}年${first}月还没有开始，没有可以统计的记录`, {
      hint: '改用已经开始的年份和月份',
    });
  }
  return { year, from, to: end < today ? end : today };
}

/** The same months, and days, of the base year. */
export function basePeriod({ from, to }: Span, year: number): BasePeriod {
  const last = (day: LocalDate) => daysInMonth(year, monthOf(day));
  const wholeMonths = monthOf(to) !== monthOf(addDays(to, 1));
  const end = wholeMonths ? last(to) : Math.min(dayOf(to), last(to));
  return {
    year,
    from: makeDate(year, monthOf(from), 1) as LocalDate,
    to: makeDate(year, monthOf(to), end) as LocalDate,
    wholeMonths,
  };
}

export function daysOf({ from, to }: Pick<Span, 'from' | 'to'>): Days {
  return { from: toDay(from), to: toDay(to) };
}
