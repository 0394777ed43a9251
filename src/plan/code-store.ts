import { query } from '../store/query.ts';
import type { Reader } from '../store/store.ts';

const filedCodes = query(
  'plan.filedCodes',
  `SELECT e.ref FROM plan_event e JOIN plan p ON p.id = e.plan_id JOIN plan_series s ON s.id = p.series_id
   WHERE e.kind = 'filed' AND s.year = ?`,
  { ref: 'text' },
);

/** SQL for the code of a filed version beside `p` that was not withdrawn: the nearest one before or after it. */
export function filedBeside(order: '<' | '>'): string {
  return `SELECT e.ref FROM plan q
    JOIN plan_event e ON e.plan_id = q.id AND e.kind = 'filed'
    WHERE q.series_id = p.series_id AND q.version ${order} p.version
      AND NOT EXISTS (SELECT 1 FROM plan_event w WHERE w.plan_id = q.id AND w.kind = 'withdrawn')
    ORDER BY q.version ${order === '<' ? 'DESC' : 'ASC'} LIMIT 1`;
}

/** 计划编码 given in a year. */
export function codesOfYear(reader: Reader, year: number): string[] {
  return reader.all(filedCodes, year).map((row) => row.ref);
}
