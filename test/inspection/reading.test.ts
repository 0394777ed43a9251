import { afterAll, beforeAll, expect, it } from 'vitest';
import * as execution from '../../src/inspection/execution/execution-store.ts';
import * as indicators from '../../src/inspection/indicators/indicator-store.ts';
import { visitsBefore, visitsOfDays } from '../../src/inspection/scan/visit-store.ts';
import { judgeFollowUps, recordsById } from '../../src/inspection/store.ts';
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

/** Whether a step goes through the whole table of records. */
const isWhole = (step: string) => /^SCAN (?:i|o|r|later|first|inspection)\b(?! VIRTUAL)/u.test(step);

const counting = [...Object.entries(indicators), ...Object.entries(execution)].flatMap(([name, value]) => {
  const sql = typeof value === 'object' && 'sql' in value ? value.sql : '';
  return /\binspection i\b/u.test(sql) ? [[name, sql] as const] : [];
});

it('what counts records is at hand', () => {
  expect(counting.length).toBeGreaterThanOrEqual(6);
});

it.each(counting)('%s goes by an index, not through all records', (_name, sql) => {
  const params = [...sql.matchAll(/\?/gu)].map(() => '[]');
  expect(steps(sql, params).filter(isWhole)).toEqual([]);
});

it('records that come again are looked up by their ids, one by one', () => {
  const plan = steps(recordsById.sql, ['["R1"]']);
  expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual(['SCAN j VIRTUAL TABLE INDEX 1:']);
});

it('follow-ups are judged by the codes of an import; its records are looked for once', () => {
  const plan = steps(judgeFollowUps.sql, [1, 1]);
  // The import has no index of its own: one way through, however many codes it has.
  expect(plan.filter((step) => /^SCAN inspection\b/u.test(step))).toHaveLength(1);
  for (const table of ['later', 'first'])
    expect(plan.filter((step) => step.includes(` ${table} `))).toEqual([
      expect.stringMatching(new RegExp(`^SEARCH ${table} USING INDEX inspection_code`, 'u')),
    ]);
});
