import { chmodSync, lstatSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../../kernel/errors.ts';
import { writeTrouble } from '../../kernel/file-trouble.ts';
import { makeFolder } from '../../kernel/make-folder.ts';
import type { OnStep } from '../../kernel/on-step.ts';
import { didYouMean } from '../../kernel/suggest.ts';
import { lastEntry } from '../journal.ts';
import { LATEST_VERSION } from '../migrate.ts';
import type { Store } from '../store.ts';
import { rowCount } from '../tables.ts';
import type { ExportFormat } from './sink.ts';
import { tableShapes, type ColumnShape, type TableShape } from './table-shape.ts';

export type FormatName = 'csv' | 'jsonl' | 'parquet';

export interface ExportOptions {
  /** A folder that is not there yet. */
  readonly folder: string;
  readonly format: FormatName;
  /** All where none is named. */
  readonly tables?: readonly string[];
  /** Told of rows, table by table. */
  readonly onStep?: OnStep;
}

export interface ExportedTable {
  readonly name: string;
  readonly rows: number;
  /** Relative to the folder. */
  readonly files: readonly string[];
  /** Column by whose year the files are parted. */
  readonly partitionedBy?: string;
  readonly columns: readonly ColumnShape[];
}

export interface Exported {
  readonly folder: string;
  readonly format: FormatName;
  readonly rows: number;
  readonly tables: readonly ExportedTable[];
}

/**
 * 导出全部表: as they stand in the file at one moment, a file or folder a table, with `schema.json` that says what
 * the columns are and how values are written. The folder appears whole or not at all.
 * @throws UserError E_FILE_EXISTS, E_TABLE_UNKNOWN, or as `writeTrouble`
 */
export async function exportTables(store: Store, options: ExportOptions): Promise<Exported> {
  const folder = resolve(options.folder);
  const chosen = chooseTables(tableShapes(store), options.tables ?? []);
  const format = await formatOf(options.format);
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw writeTrouble(error, folder);
    }
  };
  if (attempt(() => lstatSync(folder, { throwIfNoEntry: false }))) {
    throw new UserError('E_FILE_EXISTS', `「${folder}」已经存在，没有覆盖`, {
      hint: '用 -o 换一个文件夹名，或先移走原有的',
    });
  }
  makeFolder(dirname(folder));
  const temporary = attempt(() => {
    return mkdtempSync(join(dirname(folder), '.zfjd-export-'));
  });
  try {
    const tables = store.snapshot(() => {
      const onRow = countingRows(store, chosen, options.onStep);
      const written = chosen.map((table) =>
        attempt(() => writeTable(store, temporary, table, format, onRow)),
      );
      const schema = schemaFile(store, options.format, format, written);
      attempt(() => writeFileSync(join(temporary, 'schema.json'), schema, { mode: 0o600, flush: true }));
      return written;
    });
    attempt(() => {
      chmodSync(temporary, 0o700);
      renameSync(temporary, folder);
    });
    return { folder, format: options.format, rows: tables.reduce((n, t) => n + t.rows, 0), tables };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function formatOf(name: FormatName): Promise<ExportFormat> {
  if (name === 'parquet') return (await import('./parquet-format.ts')).parquetFormat();
  const { CSV, JSONL } = await import('./text-formats.ts');
  return name === 'csv' ? CSV : JSONL;
}

function chooseTables(shapes: readonly TableShape[], names: readonly string[]): readonly TableShape[] {
  if (names.length === 0) return shapes;
  return [...new Set(names)].map((name) => {
    const shape = shapes.find((table) => table.name === name);
    if (shape) return shape;
    const near = didYouMean(
      name,
      shapes.map((table) => table.name),
    );
    throw new UserError('E_TABLE_UNKNOWN', `没有「${name}」这张表`, {
      hint: near || '运行 zfjd db stats 查看全部表名',
    });
  });
}

type OnRow = (table: string) => void;

/** Rows from one telling to the next. */
const TOLD_EVERY = 1000;

/** Tells of the rows of all tables together, first and last and in between; nothing is counted where nobody asks. */
function countingRows(store: Store, tables: readonly TableShape[], onStep: OnStep | undefined): OnRow {
  if (!onStep) return () => undefined;
  const total = tables.reduce((sum, { name }) => sum + rowCount(store, name), 0);
  let done = 0;
  onStep(tables[0]?.name ?? '', done, total);
  return (table) => {
    done += 1;
    if (done % TOLD_EVERY === 0) onStep(table, done, total);
  };
}

function writeTable(
  store: Store,
  folder: string,
  table: TableShape,
  format: ExportFormat,
  onRow: OnRow,
): ExportedTable {
  const sink = format.open(folder, table);
  let rows = 0;
  for (const row of store.rows(table.sql)) {
    sink.write(row);
    rows += 1;
    onRow(table.name);
  }
  const by = format.partition?.(table);
  const { name, columns } = table;
  return { name, rows, files: sink.finish(), ...(by !== undefined && { partitionedBy: by }), columns };
}

function schemaFile(
  store: Store,
  name: FormatName,
  { values }: ExportFormat,
  tables: readonly ExportedTable[],
): string {
  const last = store.get(lastEntry);
  const schema = {
    schema: 'zfjd.db.export/1',
    format: name,
    exported_at: store.actor.clock.now(),
    database_version: LATEST_VERSION,
    journal: { entries: last?.seq ?? 0, head: last?.hash ?? null },
    values,
    tables: tables.map(({ partitionedBy, ...table }) => ({
      ...table,
      partitioned_by: partitionedBy ?? null,
    })),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
