import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deadlinesOf, meetDeadline, retractDeadline, setDeadline } from '../../src/calendar/deadlines.ts';
import { fixedClock } from '../../src/kernel/clock.ts';
import { date } from '../../src/kernel/local-date.ts';
import { AS_THEY_STAND, asOf, tablesAsOf } from '../../src/report/as-of-store.ts';
import { createStore, openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { shipped } from '../calendar/calendars.ts';

let folder = '';
let store: Store;
const at = (day: string) => {
  store.close();
  store = openStore(join(folder, 'a.db'), { operator: '测试员', clock: fixedClock(date(day)) }).store;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zfjd-asof-'));
  store = createStore(join(folder, 'a.db'), { operator: '测试员', clock: fixedClock(date('2026-01-05')) });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const names = (sql: string) => [...store.rows(sql)].map(([name]) => String(name));

describe('a file as of a day', () => {
  it('says of every table how it is read: a new one must be told in as-of-store.ts', () => {
    const tables = names("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    expect([...Object.keys(tablesAsOf(date('2026-06-30'))), ...AS_THEY_STAND].sort()).toEqual(tables.sort());
  });

  it('has the same columns, and nothing of it stays behind', () => {
    const tables = Object.keys(tablesAsOf(date('2026-06-30')));
    const columns = (one: string) => names(`SELECT name FROM pragma_table_info('${one}')`);
    const plain = tables.map((table) => [table, columns(table)]);
    asOf(store, date('2026-06-30'), () => {
      expect(tables.map((table) => [table, columns(table)])).toEqual(plain);
      expect(names('SELECT name FROM temp.sqlite_schema')).toEqual(
        expect.arrayContaining(['case_fact', 'deadline', 'live_plan', 'standing_plan']),
      );
    });
    expect(names('SELECT name FROM temp.sqlite_schema')).toEqual([]);
    expect(() =>
      asOf(store, date('2026-06-30'), () => {
        throw new Error('within');
      }),
    ).toThrow('within');
    expect(names('SELECT name FROM temp.sqlite_schema')).toEqual([]);
  });

  it('is that day', () => {
    asOf(store, date('2025-12-31'), (past) => {
      expect(past.actor.clock.today()).toBe('2025-12-31');
    });
  });
});

describe('deadlines as of a day', () => {
  const key = { owner: 'case', ownerId: '2026-0001', step: 'rectify' } as const;
  const start = (on: string, days: number) =>
    store.write((tx) =>
      setDeadline(tx, shipped, {
        ...key,
        title: '整改',
        responsible: '某局',
        startOn: date(on),
        startEvent: '送达',
        period: { unit: 'working-day', amount: days },
        basis: { document: '条例', at: '一' },
      }),
    );
  const seen = (day: string) =>
    asOf(store, date(day), (past) =>
      deadlinesOf(past, 'case', '2026-0001').map(({ amount, metOn, voidOn }) => ({ amount, metOn, voidOn })),
    );
  const row = (amount: number, metOn?: string, voidOn?: string) => ({ amount, metOn, voidOn });

  it('are not there before, open before they are met, and met before they are withdrawn', () => {
    at('2026-03-02');
    start('2026-03-02', 10);
    at('2026-03-10');
    store.write((tx) => meetDeadline(tx, key, date('2026-03-10'), '反馈'));
    at('2026-03-20');
    store.write((tx) => retractDeadline(tx, key, date('2026-03-20'), '更正送达日期'));
    start('2026-03-02', 15);
    expect(seen('2026-03-01')).toEqual([]);
    expect(seen('2026-03-02')).toEqual([row(10)]);
    expect(seen('2026-03-09')).toEqual([row(10)]);
    expect(seen('2026-03-10')).toEqual([row(10, '2026-03-10')]);
    expect(seen('2026-03-19')).toEqual([row(10, '2026-03-10')]);
    expect(seen('2026-03-20')).toEqual([row(10, undefined, '2026-03-20'), row(15)]);
  });

  it('that begin on a day to come are known since they were set', () => {
    at('2026-03-02');
    start('2026-03-31', 10);
    expect(seen('2026-03-01')).toEqual([]);
    expect(seen('2026-03-02')).toEqual([row(10)]);
  });
});
