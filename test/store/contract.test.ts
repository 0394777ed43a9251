import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database, { type ColumnDefinition } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/kernel/clock.ts';
import { date } from '../../src/kernel/local-date.ts';
import { createStore } from '../../src/store/open.ts';
import { declaredStatements, type Command, type Query } from '../../src/store/query.ts';

const SRC = join(import.meta.dirname, '..', '..', 'src');
const modules = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (name) =>
    name.endsWith('.ts') && /from '[./]*(?:store)?\/query\.ts'/.test(readFileSync(join(SRC, name), 'utf8')),
);
await Promise.all(modules.map((name) => import(join(SRC, name))));
const statements = declaredStatements();
const queries = statements.filter((s): s is Query => 'shape' in s);

/** Column type of a STRICT table → what a shape says. */
const TYPES: Readonly<Record<string, string>> = { INTEGER: 'int', TEXT: 'text', REAL: 'real', BLOB: 'blob' };

let folder: string;
let db: Database.Database;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zfjd-contract-'));
  const path = join(folder, 'empty.db');
  createStore(path, { operator: '测试员', clock: fixedClock(date('2026-11-23')) }).close();
  db = new Database(path);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** Prepares it and binds as many positional values as it has `?`: numbered and named ones are refused. */
function prepare({ sql }: Query | Command): Database.Statement {
  const placeholders = sql.replace(/'[^']*'|--.*/g, '').match(/\?/g) ?? [];
  return db.prepare(sql).bind(...placeholders.map(() => null));
}

/** Whether the table itself lets the column be empty. */
function mayBeNull(column: ColumnDefinition, sql: string): boolean {
  const rows = db.pragma(`table_info(${column.table})`) as { name: string; notnull: number; pk: number }[];
  const found = rows.find((row) => row.name === column.column);
  if (!found || found.notnull === 1 || found.pk > 0) return false;
  return !new RegExp(`\\b${column.column}\\b IS NOT NULL`, 'i').test(sql);
}

/** How what SQLite says of the columns differs from what the shape says. */
function faults(query: Query): string[] {
  const columns = prepare(query).columns();
  const names = columns.map((column) => column.name);
  const declared = Object.keys(query.shape);
  if (names.join() !== declared.join()) return [`columns ${names.join()}, shape ${declared.join()}`];
  return columns.flatMap((column) => {
    const says = query.shape[column.name] ?? '';
    // An expression has no declared type.
    if (column.column === null || column.type === null) return [];
    if (TYPES[column.type] !== says.replace('?', ''))
      return [`${column.name}: ${column.type}, shape ${says}`];
    if (!says.endsWith('?') && mayBeNull(column, query.sql))
      return [`${column.name}: may be NULL, shape ${says}`];
    return [];
  });
}

describe('declared SQL', () => {
  it('is known', () => {
    const names = statements.map((statement) => statement.name);
    expect(names).toEqual(expect.arrayContaining(['journal.entries', 'archive.insert', 'deadline.open']));
  });

  it.each(statements.map((s) => [s.name, s] as const))('%s can be prepared on an empty file', (_name, s) => {
    expect(() => prepare(s)).not.toThrow();
  });

  it.each(queries.map((q) => [q.name, q] as const))('%s gives the columns of its shape', (_name, q) => {
    expect(faults(q)).toEqual([]);
  });
});

describe('the contract', () => {
  const sql = 'SELECT seq, at FROM journal';
  it.each([
    ['order', { at: 'text', seq: 'int' }],
    ['type', { seq: 'text', at: 'text' }],
    ['a column too many', { seq: 'int', at: 'text', hash: 'text' }],
  ] as const)('notices a wrong shape: %s', (_what, shape) => {
    expect(faults({ name: 'x', sql, shape })).toHaveLength(1);
  });

  it('notices a column that may be NULL', () => {
    const query = { name: 'x', sql: 'SELECT met_on FROM deadline', shape: { met_on: 'text' } } as const;
    expect(faults(query)).toEqual(['met_on: may be NULL, shape text']);
    expect(faults({ ...query, sql: `${query.sql} WHERE met_on IS NOT NULL` })).toEqual([]);
  });

  it('refuses numbered parameters, which the store cannot bind', () => {
    expect(() => prepare({ name: 'x', sql: `${sql} WHERE seq = ?1` })).toThrow(RangeError);
  });
});
