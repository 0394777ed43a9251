import { compact } from '../kernel/text.ts';
import { marksOf, type TextMarks } from './locate-marks.ts';
import type { Cell, Merge, Row, Sheet } from './model.ts';

export interface FilledCell {
  readonly column: number;
  readonly cell: Cell;
  /** Without any white space, one width. */
  readonly text: string;
  readonly marks: TextMarks;
}

/** A sheet with its merged regions indexed. Rows are addressed by index, places by number from 1. */
export class Grid {
  readonly sheet: Sheet;
  readonly rows: readonly Row[];
  private readonly byNumber = new Map<number, Row>();
  private readonly starts = new Map<number, Map<number, Merge>>();
  private readonly tallByColumn = new Map<number, Merge[]>();
  private readonly filledByRow = new Map<Row, readonly FilledCell[]>();
  /** By column: what is known of the cells in it. Cells that are alike are one object, and looked at once. */
  private readonly known: Map<Cell, FilledCell | undefined>[] = [];
  private readonly isWord: (text: string) => boolean;

  /** `isWord`: is a text a header word? */
  constructor(sheet: Sheet, isWord: (text: string) => boolean = () => false) {
    this.sheet = sheet;
    this.rows = sheet.rows;
    this.isWord = isWord;
    for (const row of sheet.rows) this.byNumber.set(row.number, row);
    for (const merge of sheet.merges) {
      const row = this.starts.get(merge.top) ?? new Map<number, Merge>();
      row.set(merge.left, merge);
      this.starts.set(merge.top, row);
      if (merge.bottom === merge.top) continue;
      const tall = this.tallByColumn.get(merge.left) ?? [];
      tall.push(merge);
      this.tallByColumn.set(merge.left, tall);
    }
    for (const tall of this.tallByColumn.values()) tall.sort((a, b) => a.top - b.top);
  }

  /** Another sheet, looked at with the same eyes. */
  with(sheet: Sheet): Grid {
    return new Grid(sheet, this.isWord);
  }

  row(number: number): Row | undefined {
    return this.byNumber.get(number);
  }

  /** The cells of a row that hold something of their own. */
  filled(row: Row): readonly FilledCell[] {
    const before = this.filledByRow.get(row);
    if (before) return before;
    const { cells } = row;
    const found: FilledCell[] = [];
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at];
      const filled = cell && this.look(cell, at + 1);
      if (filled) found.push(filled);
    }
    this.filledByRow.set(row, found);
    return found;
  }

  own(row: Row, column: number): Cell | undefined {
    const filled = this.filled(row);
    // Mostly no cell to the left is empty.
    const there = filled[column - 1];
    return (there?.column === column ? there : filled.find((one) => one.column === column))?.cell;
  }

  private look(cell: Cell, column: number): FilledCell | undefined {
    const known = (this.known[column] ??= new Map<Cell, FilledCell | undefined>());
    const before = known.get(cell);
    if (before || known.has(cell)) return before;
    const text = compact(cell.text);
    const isFilled = text !== '' || cell.trouble !== undefined;
    const filled = isFilled ? { column, cell, text, marks: marksOf(text, this.isWord) } : undefined;
    known.set(cell, filled);
    return filled;
  }

  /** The merged region whose top left cell this is. */
  mergeAt(row: number, column: number): Merge | undefined {
    return this.starts.get(row)?.get(column);
  }

  /** The merged regions that begin in a row. */
  mergesFrom(row: number): readonly Merge[] {
    return [...(this.starts.get(row)?.values() ?? [])];
  }

  /** The merged region that begins in an earlier row of this column and reaches this one. */
  tallOver(row: number, column: number): Merge | undefined {
    const tall = this.tallByColumn.get(column);
    if (!tall) return undefined;
    let low = 0;
    let high = tall.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tall[middle]?.top ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    const last = tall[low - 1];
    return last && last.bottom >= row ? last : undefined;
  }

  /** Columns a filled cell takes up. */
  width(row: number, column: number): number {
    const merge = this.mergeAt(row, column);
    return merge ? merge.right - merge.left + 1 : 1;
  }
}
