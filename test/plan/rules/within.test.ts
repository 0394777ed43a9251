import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths, date, fromDay, toDay } from '../../../src/kernel/local-date.ts';
import type { Period } from '../../../src/kernel/period.ts';
import { spanValues, within } from '../../../src/plan/visit-store.ts';

let db: Database.Database;
beforeAll(() => {
  db = new Database(':memory:');
});
afterAll(() => db.close());

/** For every day of three years, leap year and year's end included: the days for which SQL and calendar differ. */
function differences(period: Period): string[] {
  const days = db.prepare(
    `WITH span (least, most, step, beyond) AS (VALUES (?, ?, ?, ?)),
     day (n) AS (SELECT ? UNION ALL SELECT n + 1 FROM day WHERE n < ?)
     SELECT d.n AS "from", later.n AS later FROM day d, day later, span
     WHERE later.n BETWEEN d.n AND d.n + 100 AND later.n < d.n + 100 AND ${within('d.n', 'later.n', 'span')}`,
  );
  const [first, last] = [toDay(date('2027-10-01')), toDay(date('2029-04-01'))];
  const reach = new Map<number, number>();
  for (const row of days.all(...spanValues(period), first, last) as { from: number; later: number }[]) {
    reach.set(row.from, Math.max(reach.get(row.from) ?? 0, row.later));
  }
  const wrong: string[] = [];
  for (let day = first; day <= last - 100; day += 1) {
    const from = fromDay(day);
    const end = period.unit === 'month' ? addMonths(from, period.amount) : addDays(from, period.amount);
    if (reach.get(day) !== toDay(end) - 1) wrong.push(`${from} ${fromDay(reach.get(day) ?? 0)} ${end}`);
  }
  return wrong;
}

describe('nearness in SQL', () => {
  it.each([
    { amount: 1, unit: 'month' },
    { amount: 2, unit: 'month' },
    { amount: 3, unit: 'month' },
    { amount: 1, unit: 'day' },
    { amount: 20, unit: 'day' },
  ] as const)('ends on the day the calendar says: $amount $unit', (period) => {
    expect(differences(period)).toEqual([]);
  });
});
