/** Months, from 1 to 12, both included. */
export interface MonthSpan {
  readonly first: number;
  readonly last: number;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;
const QUARTERS = ['first_quarter', 'second_quarter', 'third_quarter', 'fourth_quarter'] as const;
const HALVES = ['first_half', 'second_half'] as const;

/** 横排的检查时间: columns that are a month, a quarter or a half of the year, by canonical name in order. */
export const PERIOD_COLUMNS: ReadonlyMap<string, MonthSpan> = new Map(
  [MONTHS, QUARTERS, HALVES].flatMap((columns) => {
    const many = 12 / columns.length;
    return columns.map((key, at) => [key, { first: at * many + 1, last: (at + 1) * many }] as const);
  }),
);

/** Whether the time of one column lies within that of another, or is the same. */
export function isWithinPeriod(inner: string, outer: string): boolean {
  const [a, b] = [PERIOD_COLUMNS.get(inner), PERIOD_COLUMNS.get(outer)];
  return a !== undefined && b !== undefined && b.first <= a.first && a.last <= b.last;
}

/**
 * A header whose last row says which month only together with what stands around it: `3` under 检查月份, and
 * `2026年3月`; undefined for others.
 */
export function periodName(parts: readonly string[]): string | undefined {
  const [last, ...above] = parts.toReversed().map((part) => part.replace(/\s+/gu, ''));
  if (last === undefined) return undefined;
  if (/^(?:[1-9]|1[0-2])$/u.test(last))
    return above.some((part) => /月/u.test(part)) ? `${last}月` : undefined;
  return /^20\d{2}年度?(.*(?:月份?|季度?|半年))$/u.exec(last)?.[1];
}
