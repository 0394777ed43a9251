import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { tuplesOfDays } from '../../src/inspection/day-stretches.ts';
import { query } from '../../src/store/query.ts';
import type { Reader } from '../../src/store/store.ts';

type DayTuple = readonly [day: number, at: number];
const anyQuery = query('test.days', 'SELECT 1 AS day, 1 AS at WHERE ? <= ?', { day: 'int', at: 'int' });

/** Answers as a table with these days would, and notes how many rows it gave at most at once. */
function readerOf(days: readonly number[]) {
  const rows = days.map((day, at): DayTuple => [day, at]).sort((a, b) => a[0] - b[0]);
  const asked: number[] = [];
  const reader = {
    tuples: (_: unknown, from: number, to: number) => {
      const found = rows.filter(([day]) => day >= from && day <= to);
      asked.push(found.length);
      return found;
    },
  } as unknown as Reader;
  return { rows, asked, reader };
}

it('gives the rows of a period as one question would, in their order, each once', () => {
  const day = fc.integer({ min: -40, max: 800 });
  fc.assert(
    fc.property(fc.array(day), day, day, (days, from, to) => {
      const { rows, reader } = readerOf(days);
      expect([...tuplesOfDays<DayTuple>(reader, anyQuery, from, to)]).toEqual(
        rows.filter(([on]) => on >= from && on <= to),
      );
    }),
  );
});

it('never holds a year of records', () => {
  const year = Array.from({ length: 365 * 20 }, (_, i) => Math.floor(i / 20));
  const { asked, reader } = readerOf(year);
  expect([...tuplesOfDays<DayTuple>(reader, anyQuery, 0, 364)]).toHaveLength(year.length);
  expect(Math.max(...asked)).toBeLessThan(year.length / 10);
});
