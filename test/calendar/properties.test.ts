import { assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  date,
  daysBetween,
  fromDay,
  toDay,
  type LocalDate,
} from '../../src/kernel/local-date.ts';
import { shipped } from './calendars.ts';

const day = (from: string, to: string) =>
  integer({ min: toDay(date(from)), max: toDay(date(to)) }).map(fromDay);
const published = day('2015-01-01', '2026-06-30');
const aroundNewYear = day('2026-06-01', '2028-12-31');
const amount = integer({ min: 1, max: 250 });
const period = record({
  amount: integer({ min: 1, max: 40 }),
  unit: constantFrom('working-day' as const, 'day' as const, 'month' as const),
});

/** The slow and obvious way. */
function walk(start: LocalDate, n: number): LocalDate {
  let at = start;
  for (let left = n; left > 0;) {
    at = addDays(at, 1);
    if (shipped.kind(at).working) left -= 1;
  }
  return at;
}

describe('for any start', () => {
  it('the Nth working day is found by walking', () => {
    assert(
      property(aroundNewYear, amount, (start, n) => {
        expect(shipped.addWorkingDays(start, n)).toBe(walk(start, n));
      }),
    );
  });

  it('every period ends on a working day after its start', () => {
    assert(
      property(published, period, (start, p) => {
        const { due } = shipped.due(start, p);
        expect(shipped.kind(due).working).toBe(true);
        expect(due > start).toBe(true);
      }),
    );
  });

  it('one working day more ends later', () => {
    assert(
      property(published, amount, (start, n) => {
        expect(shipped.addWorkingDays(start, n + 1) > shipped.addWorkingDays(start, n)).toBe(true);
      }),
    );
  });

  it('counting the days added gives them back, forward and back', () => {
    assert(
      property(published, amount, (start, n) => {
        const due = shipped.addWorkingDays(start, n);
        expect(shipped.workingDaysBetween(start, due)).toBe(n);
        expect(shipped.workingDaysBetween(due, start)).toBe(-n);
        const back = shipped.addWorkingDays(due, -n);
        expect(back).toBe(shipped.kind(start).working ? start : shipped.addWorkingDays(start, -1));
      }),
    );
  });

  it('a month ends on the corresponding day or the last of the month, moved only over rest days', () => {
    assert(
      property(published, integer({ min: 1, max: 24 }), (start, months) => {
        const nominal = addMonths(start, months);
        const { due } = shipped.due(start, { amount: months, unit: 'month' });
        expect(due >= nominal).toBe(true);
        for (let i = 0; i < daysBetween(nominal, due); i += 1) {
          expect(shipped.kind(addDays(nominal, i)).working).toBe(false);
        }
      }),
    );
  });

  it('the explanation ends on the due date with the amount counted', () => {
    assert(
      property(aroundNewYear, integer({ min: 1, max: 60 }), (start, n) => {
        const { due, days, provisional } = shipped.due(start, { amount: n, unit: 'working-day' });
        expect(days.at(-1)).toMatchObject({ date: due, counted: true, count: n });
        expect(days).toHaveLength(daysBetween(start, due) + 1);
        expect(provisional).toBe(days.slice(1).some((step) => step.provisional));
      }),
    );
  });
});

describe('暂定', () => {
  it('is never missing from a due date that reaches an unpublished year', () => {
    assert(
      property(aroundNewYear, period, (start, p) => {
        const { due, provisional } = shipped.due(start, p);
        expect(provisional).toBe(due >= '2027-01-01');
      }),
      { numRuns: 1000 },
    );
  });
});
