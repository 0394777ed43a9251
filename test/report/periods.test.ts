import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../src/calendar/calendar.ts';
import { addDays, date } from '../../src/kernel/local-date.ts';
import { REPORT_PERIODS, type ReportName } from '../../src/report/periods.ts';

const REGULAR: readonly ReportName[] = ['weekly', 'monthly', 'quarterly', 'yearly'];
const days = integer({ min: 0, max: 20_000 }).map((n) => addDays(date('2000-01-01'), n));
// Periods without gaps ask no calendar.
const NO_CALENDAR = {} as Calendar;

describe('periods of reports', () => {
  it.each([
    ['weekly', '2026-11-24', '2026-W48', '2026-11-23', '2026-11-29'],
    ['weekly', '2027-01-02', '2026-W53', '2026-12-28', '2027-01-03'],
    ['monthly', '2026-11-05', '2026-10', '2026-10-01', '2026-10-31'],
    ['monthly', '2027-01-05', '2026-12', '2026-12-01', '2026-12-31'],
    ['quarterly', '2027-01-08', '2026Q4', '2026-10-01', '2026-12-31'],
    ['yearly', '2027-01-15', '2026', '2026-01-01', '2026-12-31'],
  ] as const)('%s made on %s is about %s', (name, day, period, from, to) => {
    const kind = REPORT_PERIODS[name];
    expect(kind.periodOf(date(day))).toBe(period);
    expect(kind.rangeOf(period)).toEqual({ from, to });
  });

  it.each(REGULAR)('%s: the day for a period is about that period, and none is left out', (name) => {
    const kind = REPORT_PERIODS[name];
    assert(
      property(days, integer({ min: 0, max: 800 }), (day, more) => {
        const [first, last] = [kind.periodOf(day), kind.periodOf(addDays(day, more))];
        expect(kind.isPeriod(first)).toBe(true);
        expect(kind.periodOf(kind.dayFor(first))).toBe(first);
        const between = kind.between(first, last, NO_CALENDAR).map((one) => kind.periodOf(one));
        const chain = first === last ? [first] : [first, ...between, last];
        const ends = chain.slice(0, -1).map((period) => addDays(kind.rangeOf(period).to, 1));
        expect(chain.slice(1).map((period) => kind.rangeOf(period).from)).toEqual(ends);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['weekly', '2026-W54'],
    ['weekly', '2026-W00'],
    ['monthly', '2026-13'],
    ['monthly', '2026-1'],
    ['quarterly', '2026Q5'],
    ['yearly', '26'],
  ] as const)('%s knows no %s', (name, text) => {
    expect(REPORT_PERIODS[name].isPeriod(text)).toBe(false);
  });
});
