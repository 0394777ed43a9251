import type { Cell } from './model.ts';
import type { HeaderMatch } from './vocabulary.ts';

/** A piece of text in a sheet with its place, rows and columns from 1. */
export interface PlacedText {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** 列: one column of a table, with what its header says. */
export interface LocatedColumn {
  readonly column: number;
  /** Canonical name, where the header is known. */
  readonly key: string | undefined;
  /** As a person reads it, parent and child joined by `/`; empty where values stand under no header. */
  readonly header: string;
  /** What the header says in brackets: `日常/专项`. */
  readonly bracket: string | undefined;
  /** How the header was recognised; absent where it was not. */
  readonly how: HeaderMatch['how'] | undefined;
  /** Keys between which the wording does not decide. */
  readonly between: readonly string[];
}

/** The column that has a whole name goes before one whose header only contains it. */
export function byCertainty(a: Pick<LocatedColumn, 'how'>, b: Pick<LocatedColumn, 'how'>): number {
  return Number(a.how === 'contains') - Number(b.how === 'contains');
}

/** A cell with the address its value has in the file. */
export interface LocatedCell {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
  /** The value stands in an earlier row: of a merged region, or filled down on request. */
  readonly via?: 'merge' | 'blank-fill';
}

/** 数据行. */
export interface LocatedRow {
  readonly number: number;
  readonly hidden: boolean;
  /** The value in the first column of this name; undefined where there is no such column or the cell is empty. */
  get(key: string): LocatedCell | undefined;
  /** The values of all columns of this name, empty ones left out. */
  all(key: string): readonly LocatedCell[];
  /** Where the value of this name stands or should stand; undefined where there is no such column. */
  place(key: string): { readonly row: number; readonly column: number } | undefined;
  /** Values under headers that are not known. */
  readonly extra: readonly (LocatedCell & { readonly header: string })[];
}

export type SkipReason =
  'empty' | 'total' | 'note' | 'signature' | 'example' | 'repeated-header' | 'column-numbers' | 'band';

/** 跳过的行原因, as told to people. */
export const SKIP_REASON: Readonly<Record<SkipReason, string>> = {
  empty: '空行',
  total: '合计行',
  note: '注释或填表说明',
  signature: '签字栏',
  example: '填写示例',
  'repeated-header': '重复的表头',
  'column-numbers': '栏次编号',
  band: '分组标题',
};

/** A row inside a table that is no data, and why. */
export interface SkippedRow extends PlacedText {
  readonly reason: SkipReason;
}

/** A row whose values seem to stand in the wrong columns; still among the rows, nothing is moved. */
export interface SuspectRow {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly reason: string;
}

/** 表: one header block and the rows under it. */
export interface LocatedTable {
  /** What stands above the header: 附件, 标题, 填表单位, 填报时间. */
  readonly titles: readonly PlacedText[];
  readonly headerRows: readonly number[];
  readonly columns: readonly LocatedColumn[];
  /** Columns whose header is not known; their values are in `row.extra`. */
  readonly unmatched: readonly LocatedColumn[];
  /** Names that more than one column has. */
  readonly duplicates: readonly { readonly key: string; readonly columns: readonly LocatedColumn[] }[];
  readonly rows: readonly LocatedRow[];
  readonly skipped: readonly SkippedRow[];
  readonly suspects: readonly SuspectRow[];
  /** 左右并排: the column where this table begins, where another one stands to its left; else 0. */
  readonly side: number;
  /** Every cell filled down from the row above, on request. */
  readonly filled: readonly (PlacedText & { readonly key: string; readonly from: number })[];
}

export interface LocatedSheet {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly tables: readonly LocatedTable[];
  /** Texts of rows that belong to no table: all of them where no header was found. */
  readonly loose: readonly PlacedText[];
}

export interface LocateOptions {
  /**
   * 向下填充: names of columns whose empty cells take the value of the row above although nothing is
   * merged, for tables whose merges were lost. Each cell so filled is reported.
   */
  readonly blankFill?: readonly string[];
}
