import type { CellTrouble, Merge, WorkbookKind } from './model.ts';
import type { PackedTexts } from './packed-texts.ts';

/**
 * What a cell holds, the upper bits of its first number. Below `SHOWN` it is a text and the trouble with it;
 * `SHOWN` is a number shown by a format that is not ours; from `NUMBER` on, a number and which format it has.
 */
export const TROUBLES: readonly (CellTrouble | undefined)[] = [
  undefined,
  'error-value',
  'no-cached-value',
  'lost-digits',
];
export const TEXT = 0;
export const SHOWN = 4;
export const NUMBER = 5;

/** Bits of a cell's first number that are its column. */
export const COLUMN_BITS = 15;
export const COLUMN_MASK = (1 << COLUMN_BITS) - 1;
/** 32-bit numbers per cell: what and column, then a text's place and length, or both halves of a double. */
export const CELL = 3;
/** And before the cells of a row: its number, then how many cells, doubled, plus 1 if hidden. */
export const ROW_HEAD = 2;

/** A sheet as numbers, in blocks that end where a row ends. */
export interface PackedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly merges: readonly Merge[];
  readonly blocks: readonly Int32Array[];
}

/** Numbers whose text was made beforehand; a cell gives the index. */
export interface PackedShown {
  readonly numbers: Float64Array;
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
}

/** A workbook in the form that passes between threads without being copied; cells are made of it when asked for. */
export interface PackedWorkbook {
  readonly file: string;
  readonly kind: WorkbookKind;
  readonly encoding: string | undefined;
  readonly date1904: boolean;
  /** Codes of the number formats in use, all of them plain. */
  readonly formats: readonly string[];
  readonly texts: PackedTexts;
  readonly shown: PackedShown;
  readonly sheets: readonly PackedSheet[];
}

/** The memory of a workbook that can be handed over to another thread. */
export function buffersOf({ texts, shown, sheets }: PackedWorkbook): ArrayBuffer[] {
  return [
    ...texts.blocks,
    ...sheets.flatMap((sheet) => sheet.blocks),
    shown.numbers,
    shown.starts,
    shown.lengths,
  ].map((array) => array.buffer as ArrayBuffer);
}
