/** 断号: numbers that a series of file numbers leaves out. */
export interface NumberGap {
  /** The series with `…` where the running number stands: `2026-…`. */
  readonly series: string;
  readonly from: number;
  readonly to: number;
  /** Files of the series on the list. */
  readonly listed: number;
  readonly missing: number;
  /** The first of the ranges left out, `12`, `15–18`. */
  readonly ranges: readonly string[];
  /** How many ranges there are beyond those. */
  readonly more: number;
}

/** Of a longer run of digits, which is a code, only the tail counts up. */
const MOST_DIGITS = 9;
const SHOWN = 10;

/**
 * Looks for omissions: series of numbers that do not run on without a gap. A series with more missing than listed
 * is not numbered in running order, so it says nothing and is left out.
 */
export function numberGaps(numbers: Iterable<string>): NumberGap[] {
  const series = new Map<string, number[]>();
  for (const number of numbers) {
    const { from, to } = lastDigits(number);
    if (from === to) continue;
    const key = `${number.slice(0, from)}…${number.slice(to)}`;
    const value = Number(number.slice(from, to));
    const known = series.get(key);
    if (known) known.push(value);
    else series.set(key, [value]);
  }
  return [...series].flatMap(([key, values]) => gapsOf(key, values));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Where the running number stands: the last run of digits. By hand, for lists of millions. */
function lastDigits(number: string): { from: number; to: number } {
  let to = number.length;
  while (to > 0 && !isDigit(number.charCodeAt(to - 1))) to -= 1;
  let from = to;
  while (from > 0 && to - from < MOST_DIGITS && isDigit(number.charCodeAt(from - 1))) from -= 1;
  return { from, to };
}

function gapsOf(key: string, values: number[]): NumberGap[] {
  const sorted = Float64Array.from(values).sort();
  const first = sorted[0] ?? 0;
  const last = sorted.at(-1) ?? 0;
  const listed = sorted.length;
  // A year's numbers usually begin with 1; one that begins a little later may have lost its head.
  const start = first - 1 <= listed && first > 0 ? 1 : first;
  const ranges: string[] = [];
  let missing = 0;
  let next = start;
  for (const value of sorted) {
    if (value > next) {
      missing += value - next;
      ranges.push(value - next === 1 ? String(next) : `${next}–${value - 1}`);
    }
    next = Math.max(next, value + 1);
  }
  if (listed < 2 || missing === 0 || missing > listed) return [];
  const more = Math.max(0, ranges.length - SHOWN);
  return [{ series: key, from: start, to: last, listed, missing, ranges: ranges.slice(0, SHOWN), more }];
}
