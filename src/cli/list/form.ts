import type { Block, CellText } from '../../document/blocks.ts';
import type { Finding } from '../../kernel/finding.ts';
import type { Table } from '../../workbook/write-table.ts';

/** 列: one column of a list, told once for the screen, for files, and for choosing. */
export interface ListColumn<T> {
  /** Names the column in `--json --columns`; stays as it is when the title changes. */
  readonly key: string;
  /** Chinese title, by which a person names the column; no two columns of a list share one. */
  readonly title: string;
  /** What the values are: dates and numbers can be compared, text (not said) can only be searched. */
  readonly kind?: 'date' | 'number';
  /** What is compared, sorted and saved; undefined = none. A date is `YYYY-MM-DD`, a time of day may follow. */
  readonly value: (row: T) => string | number | undefined;
  /** How it is shown to a person, where the bare value would not do. */
  readonly show?: (row: T) => CellText;
  /** Only in a saved table, and where `--columns` asks for it. */
  readonly more?: true;
  /** In characters, in a saved table. */
  readonly width?: number;
}

/** 列表: how the rows of one list are answered. */
export interface ListForm<T> {
  /** Name and version of the form of the data: `zfjd.clue.list/1`. */
  readonly schema: string;
  /** Title of a saved file and name of its sheet. */
  readonly title: string;
  /** Name of the rows in the data. */
  readonly field: string;
  readonly columns: readonly ListColumn<T>[];
  /** Columns of the screen where none are named; not said = all but `more`. */
  readonly shown?: (rows: readonly T[]) => readonly ListColumn<T>[];
  /** A saved table begins with a column 序号 that counts the rows. */
  readonly numbered?: true;
  /** A row in the data, where it is not the row as it stands. */
  readonly record?: (row: T) => unknown;
  /** Before and after the table; told of all rows that were asked for, also of those that `--limit` leaves out. */
  readonly head?: (rows: readonly T[], total: number) => readonly Block[];
  readonly tail?: (rows: readonly T[], total: number) => readonly Block[];
  /** What to do where there is nothing. */
  readonly empty: string;
  /** Further data beside the rows, of all that were asked for. */
  readonly data?: (rows: readonly T[]) => object;
  readonly warnings?: readonly string[];
  /** Findings that go with the rows, in the envelope. */
  readonly findings?: (rows: readonly T[]) => readonly Finding[];
  /** Something in the list needs a person: exit code 1. */
  readonly attention?: boolean;
  /** A layout of its own on the screen, where neither columns nor another order are named. */
  readonly screen?: (rows: readonly T[]) => readonly Block[];
  /** The tables of a saved file, where no columns are named. */
  readonly saved?: (rows: readonly T[]) => readonly [Table, ...Table[]];
  /** Further sheets of a saved file, of the rows listed. */
  readonly sheets?: (rows: readonly T[]) => readonly Table[];
}

/** 列表的选项, as commander gives them. */
export interface ListOptions {
  readonly filter?: readonly string[];
  readonly sort?: string;
  readonly columns?: string;
  /** 0 = all. */
  readonly limit?: number;
  readonly output?: string;
}
