import { statSync } from 'node:fs';
import { earliestEntry, lastEntry } from './journal.ts';
import { query } from './query.ts';
import type { Store } from './store.ts';
import { rowCount, tableNames } from './tables.ts';

const tableSizes = query(
  'stats.sizes',
  `SELECT coalesce(s.tbl_name, b.name) AS name, sum(b.pgsize) AS bytes
   FROM dbstat b LEFT JOIN sqlite_schema s ON s.name = b.name
   WHERE b.aggregate = TRUE GROUP BY 1`,
  { name: 'text', bytes: 'int' },
);

const entriesByMonth = query(
  'stats.entriesByMonth',
  'SELECT substr(at, 1, 7) AS month, count(*) AS entries FROM journal GROUP BY 1 ORDER BY 1 DESC LIMIT ?',
  { month: 'text', entries: 'int' },
);

const keptByMonth = query(
  'stats.keptByMonth',
  `SELECT substr(kept_on, 1, 7) AS month, count(*) AS files, sum(length(packed)) AS bytes
   FROM kept_file GROUP BY 1 ORDER BY 1 DESC LIMIT ?`,
  { month: 'text', files: 'int', bytes: 'int' },
);

export interface TableStats {
  readonly name: string;
  readonly rows: number;
  /** With its indexes. */
  readonly bytes: number;
}

/** What came in within a calendar month. */
export interface MonthGrowth {
  readonly month: string;
  readonly entries: number;
  readonly files: number;
  /** Of the files, as kept (compressed). */
  readonly bytes: number;
}

export interface FileStats {
  readonly path: string;
  /** 文件大小 */
  readonly bytes: number;
  /** Of the log beside it. */
  readonly logBytes: number;
  readonly pageSize: number;
  readonly pages: number;
  /** Pages that hold nothing now and are used before the file grows. */
  readonly freePages: number;
  readonly version: number;
  readonly journal: { readonly entries: number; readonly first?: string; readonly last?: string };
  /** The largest first. */
  readonly tables: readonly TableStats[];
  /** The newest month first; months in which nothing came in are left out. */
  readonly growth: readonly MonthGrowth[];
}

/** 数据库统计. `months`: how many of the latest are told. */
export function fileStats(store: Store, months: number): FileStats {
  const number = (name: string) => (store.pragma(name) as Record<string, number>[])[0]?.[name] ?? 0;
  const [first, last] = [store.get(earliestEntry), store.get(lastEntry)];
  const [pages, pageSize] = [number('page_count'), number('page_size')];
  return {
    path: store.path,
    bytes: pages * pageSize,
    logBytes: statSync(`${store.path}-wal`, { throwIfNoEntry: false })?.size ?? 0,
    pageSize,
    pages,
    freePages: number('freelist_count'),
    version: number('user_version'),
    journal: { entries: last?.seq ?? 0, ...(first && { first: first.at }), ...(last && { last: last.at }) },
    tables: tableStats(store),
    growth: growth(store, months),
  };
}

function tableStats(store: Store): TableStats[] {
  const sizes = new Map(store.all(tableSizes).map(({ name, bytes }) => [name, bytes]));
  return tableNames(store)
    .map((name) => ({ name, rows: rowCount(store, name), bytes: sizes.get(name) ?? 0 }))
    .sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
}

function growth(store: Store, months: number): MonthGrowth[] {
  const entries = new Map(store.all(entriesByMonth, months).map((row) => [row.month, row.entries]));
  const kept = new Map(store.all(keptByMonth, months).map((row) => [row.month, row]));
  return [...new Set([...entries.keys(), ...kept.keys()])]
    .sort()
    .reverse()
    .slice(0, months)
    .map((month) => ({
      month,
      entries: entries.get(month) ?? 0,
      files: kept.get(month)?.files ?? 0,
      bytes: kept.get(month)?.bytes ?? 0,
    }));
}
