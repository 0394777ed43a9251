import { describe, expect, it } from 'vitest';
import { addDays, addMonths, date, fromDay, toDay } from '../../src/kernel/local-date.ts';
import type { Period } from '../../src/kernel/period.ts';
import { isWithin } from '../../src/plan/nearest-visit.ts';

const months = (amount: number): Period => ({ amount, unit: 'month' });
const days = (amount: number): Period => ({ amount, unit: 'day' });

describe('nearness', () => {
  it.each<[from: string, period: Period, last: string, first: string]>([
    ['2026-01-31', months(1), '2026-02-27', '2026-02-28'],
    ['2028-01-31', months(1), '2028-02-28', '2028-02-29'],
    ['2026-01-30', months(1), '2026-02-27', '2026-02-28'],
    ['2026-02-28', months(1), '2026-03-27', '2026-03-28'],
    ['2028-02-29', months(1), '2028-03-28', '2028-03-29'],
    ['2026-03-31', months(1), '2026-04-29', '2026-04-30'],
    ['2026-04-30', months(1), '2026-05-29', '2026-05-30'],
    ['2026-12-31', months(1), '2027-01-30', '2027-01-31'],
    ['2026-11-30', months(3), '2027-02-27', '2027-02-28'],
    ['2026-04-01', months(3), '2026-06-30', '2026-07-01'],
    ['2026-12-31', days(1), '2026-12-31', '2027-01-01'],
    ['2026-02-20', days(20), '2026-03-11', '2026-03-12'],
  ])('from %s for %o lasts to %s, and ends by %s', (from, period, last, first) => {
    const within = (day: string) => isWithin(toDay(date(from)), toDay(date(day)), period);
    expect([within(from), within(last), within(first)]).toEqual([true, true, false]);
  });

  it.each([months(1), months(2), months(3), days(1), days(20)])(
    'ends on the day the calendar says, for every day of years with and without a leap day: %o',
    (period) => {
      const [start, end] = [toDay(date('2027-10-01')), toDay(date('2029-04-01'))];
      const wrong: string[] = [];
      for (let day = start; day <= end; day += 1) {
        const from = fromDay(day);
        const { amount, unit } = period;
        const over = toDay(unit === 'month' ? addMonths(from, amount) : addDays(from, amount));
        for (let later = day; later < day + 100; later += 1) {
          if (isWithin(day, later, period) !== later < over) wrong.push(`${from} ${fromDay(later)}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});
