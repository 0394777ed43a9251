import type { Cell } from '../store.ts';
import type { TableShape } from './table-shape.ts';

/** Takes the rows of one table, one by one, and writes them below the export's folder. */
export interface TableSink {
  write(row: readonly Cell[]): void;
  /** The files written, relative to the folder. */
  finish(): readonly string[];
}

export interface ExportFormat {
  /** How the values stand there, for the reader of the schema file. */
  readonly values: Readonly<Record<string, string>>;
  /** Absent where the tables are not parted. */
  readonly partition?: (table: TableShape) => string | undefined;
  open(folder: string, table: TableShape): TableSink;
}
