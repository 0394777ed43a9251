import { afterAll, beforeAll, expect, it } from 'vitest';
import { visitsBefore, visitsOfDays } from '../../src/inspection/scan/visit-store.ts';
import { openDistrict, type District } from './district.ts';

let district: District;
beforeAll(() => {
  district = openDistrict();
});
afterAll(() => district.drop());

/** How SQLite goes about it. */
function steps(sql: string, params: readonly (string | number)[]): string[] {
  const shape = { id: 'int', parent: 'int', notused: 'int', detail: 'text' } as const;
  const plan = { name: 'test', sql: `EXPLAIN QUERY PLAN ${sql}`, shape };
  return district.store.all(plan, ...params).map(({ detail }) => detail);
}

it('a month is read by its days', () => {
  expect(steps(visitsOfDays.sql, [1, 31])).toEqual([
    'SEARCH i USING INDEX inspection_day (checked_day>? AND checked_day<?)',
  ]);
});

it('earlier visits are looked up object by object', () => {
  expect(steps(visitsBefore.sql, ['[[1,1]]', 31])).toEqual([
    'SCAN o VIRTUAL TABLE INDEX 1:',
    'SEARCH i USING INDEX inspection_object (enterprise_id=? AND checked_day>? AND checked_day<?)',
  ]);
});
