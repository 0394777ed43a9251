import { quotedName, tableNames } from '../tables.ts';
import type { Store } from '../store.ts';

/** What a STRICT table lets a column hold. */
export type ColumnKind = 'INTEGER' | 'TEXT' | 'REAL' | 'BLOB';

export interface ColumnShape {
  readonly name: string;
  readonly type: ColumnKind;
  readonly nullable: boolean;
  /** Place in the primary key, from 1; 0 = not in it. */
  readonly key: number;
}

export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  /** All rows in the order they were made, or of the key where the table has nothing else. */
  readonly sql: string;
}

/** Every table of the file, by name. */
export function tableShapes(store: Store): TableShape[] {
  const list = store.pragma('table_list') as { name: string; wr: number }[];
  const keyed = new Set(list.filter(({ wr }) => wr === 1).map(({ name }) => name));
  return tableNames(store).map((name) => {
    const columns = columnsOf(store, name);
    const key = columns.filter((column) => column.key > 0).sort((a, b) => a.key - b.key);
    const order = keyed.has(name) ? key.map((column) => quotedName(column.name)).join(', ') : 'rowid';
    const selected = columns.map((column) => quotedName(column.name)).join(', ');
    return { name, columns, sql: `SELECT ${selected} FROM ${quotedName(name)} ORDER BY ${order}` };
  });
}

function columnsOf(store: Store, table: string): ColumnShape[] {
  const rows = store.pragma(`table_info(${quotedName(table)})`) as {
    name: string;
    type: string;
    notnull: number;
    pk: number;
  }[];
  return rows.map(({ name, type, notnull, pk }) => ({
    name,
    type: type as ColumnKind,
    nullable: notnull === 0 && pk === 0,
    key: pk,
  }));
}

/** Columns that tell the year of a row, the best first. */
const YEARLY = [/^year$/, /^business_date$/, /^at$/, /^quarter$/, /(?:^|_)on$/, /_at$/, /_date$/];

/** The column by which a table is parted into years; undefined where none is filled in every row. */
export function yearColumn({ columns }: TableShape): string | undefined {
  const filled = columns.filter(({ nullable, type }) => !nullable && (type === 'TEXT' || type === 'INTEGER'));
  for (const form of YEARLY) {
    const found = filled.find(({ name }) => form.test(name));
    if (found) return found.name;
  }
  return undefined;
}
