import type { BookBuilder, BookFormat } from './book-builder.ts';
import type { SharedStrings } from './xlsx-strings.ts';

/** What the scanner needs to know beside the sheet itself. */
export interface SheetContext {
  readonly file: string;
  readonly sheet: string;
  readonly builder: BookBuilder;
  /** The number format of each cell style. */
  readonly styles: readonly BookFormat[];
  readonly strings: SharedStrings;
  /** Called once per cell that holds something; throws where there are too many. */
  readonly count: () => void;
}
