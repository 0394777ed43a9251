import { compact } from '../kernel/text.ts';
import type { Cell, Merge, Row, Sheet } from './model.ts';

export interface FilledCell {
  readonly column: number;
  readonly cell: Cell;
  /** Without any white space, one width. */
  readonly text: string;
}

/** Nothing to normalise: most texts, and normalising costs ten times as much. */
const PLAIN = /^[\u4e00-\u9fff\dA-Za-z]*$/u;

/** A sheet with its merged regions indexed. Rows are addressed by index, places by number from 1. */
export class Grid {
  readonly rows: readonly Row[];
  private readonly byNumber = new Map<number, Row>();
  private readonly starts = new Map<number, Map<number, Merge>>();
  private readonly tallByColumn = new Map<number, Merge[]>();
  private readonly filledCache = new WeakMap<Row, readonly FilledCell[]>();

  constructor(sheet: Sheet) {
    this.rows = sheet.rows;
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

  row(number: number): Row | undefined {
    return this.byNumber.get(number);
  }

  /** The cells of a row that hold something of their own. */
  filled(row: Row): readonly FilledCell[] {
    const known = this.filledCache.get(row);
    if (known) return known;
    const filled: FilledCell[] = [];
    for (const [index, cell] of row.cells.entries()) {
      if (!cell) continue;
      const text = PLAIN.test(cell.text) ? cell.text : compact(cell.text);
      if (text !== '' || cell.trouble !== undefined) filled.push({ column: index + 1, cell, text });
    }
    this.filledCache.set(row, filled);
    return filled;
  }

  own(row: Row, column: number): Cell | undefined {
    const cell = row.cells[column - 1];
    return cell && (cell.trouble !== undefined || compact(cell.text) !== '') ? cell : undefined;
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
