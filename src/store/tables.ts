import type { Reader, Store } from './store.ts';
import { query } from './query.ts';

const tables = query(
  'tables.names',
  `SELECT name FROM sqlite_schema WHERE type = 'table' AND name IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name`,
  { name: 'text' },
);

/** All tables of the file but SQLite's own, by name. */
export function tableNames(reader: Reader): string[] {
  return reader.all(tables).map(({ name }) => name);
}

/** A name of a table or column as SQL wants it. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** How many rows a table has. */
export function rowCount(store: Store, table: string): number {
  const [row] = store.rows(`SELECT count(*) FROM ${quotedName(table)}`);
  return Number(row?.[0] ?? 0);
}
