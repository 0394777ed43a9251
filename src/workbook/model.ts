import type { LocalDate } from '../kernel/local-date.ts';

/** What a workbook is by its content, whatever its name says. */
export type WorkbookKind = 'xlsx' | 'xls' | 'ods' | 'csv';

/** Why a cell's value cannot be trusted; each becomes a finding for whoever reads the cell. */
export type CellTrouble =
  /** `#REF!`, `#N/A`: the file itself says the value is broken */
  | 'error-value'
  /** a formula whose result was never saved */
  | 'no-cached-value'
  /** a long number typed as a number: digits after the 15th are lost */
  | 'lost-digits';

/** 单元格: one cell as it stands in the file. */
export interface Cell {
  /** What a person sees in the spreadsheet program; line ends are `\n`; not trimmed. */
  readonly text: string;
  /** The number behind a numeric cell (a date's serial, 0.03 behind `3%`). */
  readonly number?: number;
  /** The day, where the cell is a date by its number format or its ISO type. */
  readonly date?: LocalDate | undefined;
  readonly trouble?: CellTrouble | undefined;
}

/** 行. `cells[0]` is column A; holes are empty cells. */
export interface Row {
  /** As the spreadsheet program counts, from 1. */
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly (Cell | undefined)[];
}

/** 合并区域, rows and columns from 1, both ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** 工作表. Only rows that hold something, in order. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly Row[];
  readonly merges: readonly Merge[];
}

/** 工作簿, read whole and unchanged: nothing trimmed, matched or judged yet. */
export interface Workbook {
  /** File name as the user knows it, without folders. */
  readonly file: string;
  readonly kind: WorkbookKind;
  /** Character set of a text file, e.g. `gb18030`. */
  readonly encoding?: string;
  readonly sheets: readonly Sheet[];
}

/** Bounds on one file; going past any is an error, never a truncation. */
export interface ReadLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number;
  /** Bytes of any one part once inflated. */
  readonly partBytes: number;
  /** Bytes of all parts once inflated. */
  readonly totalBytes: number;
  /** Inflated size over packed size. */
  readonly ratio: number;
  /** Entries in the archive. */
  readonly entries: number;
  /** Cells that hold something, in the whole workbook. */
  readonly cells: number;
  /** Milliseconds until the reader is stopped. */
  readonly milliseconds: number;
  /** Megabytes of heap of the reading thread. */
  readonly heapMb: number;
}

/** Generous for what people make by hand: of 2 871 public workbooks all but two inflate to under 12 MB. */
export const DEFAULT_LIMITS: ReadLimits = {
  fileBytes: 50e6,
  partBytes: 200e6,
  totalBytes: 300e6,
  ratio: 100,
  entries: 2000,
  cells: 5e6,
  milliseconds: 60_000,
  heapMb: 1024,
};
