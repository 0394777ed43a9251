import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BasicType, ParquetWriter } from 'hyparquet-writer';
import type { Cell } from '../store.ts';
import type { ExportFormat, TableSink } from './sink.ts';
import { yearColumn, type ColumnKind, type TableShape } from './table-shape.ts';

type Library = typeof import('hyparquet-writer');

const TYPES: Readonly<Record<ColumnKind, BasicType>> = {
  INTEGER: 'INT64',
  REAL: 'DOUBLE',
  TEXT: 'STRING',
  BLOB: 'BYTE_ARRAY',
};

/** Rows and, roughly, bytes that are gathered before they are written. */
const GROUP_ROWS = 20_000;
const GROUP_BYTES = 32 * 1024 * 1024;
/** Hive's name for rows without a value of the partition. */
const NO_YEAR = '__HIVE_DEFAULT_PARTITION__';

const weigh = (value: Cell) => (typeof value === 'string' || Buffer.isBuffer(value) ? value.length : 8);

/** One .parquet file. */
class PartFile {
  readonly #table: TableShape;
  readonly #writer: ParquetWriter;
  #columns: Cell[][] = [];
  #rows = 0;
  #bytes = 0;

  constructor(library: Library, path: string, table: TableShape) {
    mkdirSync(dirname(path), { recursive: true });
    this.#table = table;
    this.#writer = new library.ParquetWriter({
      writer: library.fileWriter(path),
      schema: schemaOf(library, table),
      createdBy: 'zfjd',
    });
    this.#begin();
  }

  write(row: readonly Cell[]): void {
    for (const [i, value] of row.entries()) {
      this.#columns[i]?.push(value);
      this.#bytes += weigh(value);
    }
    this.#rows += 1;
    if (this.#rows >= GROUP_ROWS || this.#bytes >= GROUP_BYTES) this.#flush();
  }

  finish(): void {
    this.#flush();
    void this.#writer.finish();
  }

  #begin(): void {
    this.#columns = this.#table.columns.map(() => []);
    this.#rows = 0;
    this.#bytes = 0;
  }

  /** To a local file the library writes at once. */
  #flush(): void {
    if (this.#rows === 0) return;
    const columnData = this.#table.columns.map(({ name, type, nullable }, i) => ({
      name,
      type: TYPES[type],
      nullable,
      data: this.#columns[i] ?? [],
    }));
    void this.#writer.write({ columnData, rowGroupSize: this.#rows });
    this.#begin();
  }
}

function schemaOf(library: Library, { columns }: TableShape): ReturnType<Library['schemaFromColumnData']> {
  return library.schemaFromColumnData({
    columnData: columns.map(({ name, type, nullable }) => ({ name, type: TYPES[type], nullable, data: [] })),
  });
}

/** The files of one table, a folder a year where it has a column that tells the year. */
class YearsSink implements TableSink {
  readonly #open: (name: string) => PartFile;
  readonly #table: TableShape;
  readonly #year: number;
  readonly #parts = new Map<string, PartFile>();

  constructor(open: (name: string) => PartFile, table: TableShape) {
    this.#open = open;
    this.#table = table;
    const by = yearColumn(table);
    this.#year = table.columns.findIndex(({ name }) => name === by);
  }

  write(row: readonly Cell[]): void {
    this.#part(this.#nameFor(row)).write(row);
  }

  finish(): string[] {
    // A table without rows still has its columns.
    if (this.#parts.size === 0) this.#part(`${this.#table.name}/part-0.parquet`);
    for (const part of this.#parts.values()) part.finish();
    return [...this.#parts.keys()].sort();
  }

  #nameFor(row: readonly Cell[]): string {
    if (this.#year < 0) return `${this.#table.name}/part-0.parquet`;
    const year = /^\d{4}(?!\d)/u.exec(String(row[this.#year]))?.[0] ?? NO_YEAR;
    return `${this.#table.name}/partition_year=${year}/part-0.parquet`;
  }

  #part(name: string): PartFile {
    let part = this.#parts.get(name);
    if (!part) this.#parts.set(name, (part = this.#open(name)));
    return part;
  }
}

/** Parquet, for a warehouse; the folders are named as Hive, DuckDB and Spark read them. */
export async function parquetFormat(): Promise<ExportFormat> {
  const library = await import('hyparquet-writer');
  return {
    values: { INTEGER: 'INT64', REAL: 'DOUBLE', TEXT: 'STRING', BLOB: 'BYTE_ARRAY', NULL: 'null' },
    partition: yearColumn,
    open: (folder, table) => new YearsSink((name) => new PartFile(library, join(folder, name), table), table),
  };
}
