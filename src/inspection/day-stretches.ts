import type { Query } from '../store/query.ts';
import type { Reader } from '../store/store.ts';

/** Of a city's year this is some thirty thousand records: few enough to hold, enough that the queries cost nothing. */
const STRETCH = 14;

/**
 * 分段读取: rows of a query that takes the first and the last day and gives its rows by day, as if it were asked once
 * for all of them; but only those of a few days are in memory at a time. Days since 1970-01-01.
 */
export function* tuplesOfDays<T extends readonly (number | string | null)[]>(
  reader: Reader,
  query: Query,
  from: number,
  to: number,
): Generator<T, void, undefined> {
  for (let first = from; first <= to; first += STRETCH)
    yield* reader.tuples<T>(query, first, Math.min(first + STRETCH - 1, to));
}
