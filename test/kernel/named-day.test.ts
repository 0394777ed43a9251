import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, monthOf, yearOf } from '../../src/kernel/local-date.ts';
import { namedDay } from '../../src/kernel/named-day.ts';

describe('a named day', () => {
  it.each([
    [{ month: 2, day: 'last' }, 2026, undefined, '2026-02-28'],
    [{ month: 2, day: 'last' }, 2028, undefined, '2028-02-29'],
    [{ month: 3, day: 'last' }, 2026, undefined, '2026-03-31'],
    [{ months_before: 1, day: 25 }, 2026, 1, '2025-12-25'],
    [{ months_before: 1, day: 25 }, 2026, 12, '2026-11-25'],
    [{ months_before: 1, day: 'last' }, 2026, 3, '2026-02-28'],
    [{ months_before: 0, day: 7 }, 2026, 4, '2026-04-07'],
    [{ months_before: 0, day: 31 }, 2026, 4, '2026-04-30'],
  ] as const)('%o of %i, month %s is %s', (named, year, month, day) => {
    expect(namedDay(named, year, month)).toBe(day);
  });

  it('needs a month where it hangs on one', () => {
    expect(() => namedDay({ months_before: 0, day: 1 }, 2026)).toThrow(RangeError);
  });

  it('lies in the month that is meant; the last day is followed by a first', () => {
    const args = [
      integer({ min: 2000, max: 2100 }),
      integer({ min: 1, max: 12 }),
      integer({ min: 0, max: 11 }),
    ] as const;
    assert(
      property(...args, (year, month, before) => {
        const last = namedDay({ months_before: before, day: 'last' }, year, month);
        expect(yearOf(last) * 12 + monthOf(last)).toBe(year * 12 + month - before);
        expect(dayOf(addDays(last, 1))).toBe(1);
        expect(namedDay({ months_before: before, day: 31 }, year, month)).toBe(last);
      }),
    );
  });
});
