import { MAX_COLUMN } from './cell-range.ts';
import { CELL, COLUMN_BITS, COLUMN_MASK, ROW_HEAD } from './packed.ts';

/** Numbers per block: more than the longest row has. */
const BLOCK = 1 << 16;

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/** Collects one sheet's rows, in whatever order the file has them. */
export class SheetBuilder {
  #full: Int32Array[] = [];
  #block = new Int32Array(BLOCK);
  #used = 0;
  /** Where the row at hand begins in the block. */
  #row = 0;
  #cells = 0;
  #lastRow = 0;
  #lastColumn = 0;
  #rowsInOrder = true;
  #columnsInOrder = true;

  startRow(row: number, hidden: boolean): void {
    if (this.#used + ROW_HEAD > BLOCK) this.#nextBlock(this.#used);
    this.#row = this.#used;
    this.#block[this.#used++] = row;
    this.#block[this.#used++] = hidden ? 1 : 0;
    this.#cells = 0;
    this.#lastColumn = 0;
    this.#columnsInOrder = true;
  }

  /** A cell of text: `what` below `SHOWN`. Past the last column there is room for one more, told by `endRow`. */
  put(column: number, what: number, first: number, second: number): void {
    if (this.#cells > MAX_COLUMN) return;
    if (this.#used + CELL > BLOCK) this.#nextBlock(this.#row);
    if (column <= this.#lastColumn) this.#columnsInOrder = false;
    this.#lastColumn = column;
    const block = this.#block;
    const at = this.#used;
    block[at] = (what << COLUMN_BITS) | column;
    block[at + 1] = first;
    block[at + 2] = second;
    this.#used = at + CELL;
    this.#cells++;
  }

  putNumber(column: number, what: number, value: number): void {
    double[0] = value;
    this.put(column, what, halves[0] as number, halves[1] as number);
  }

  /** Rows without cells leave no trace. @returns the column that is there twice, if any */
  endRow(): number | undefined {
    if (this.#cells === 0) {
      this.#used = this.#row;
      return undefined;
    }
    const block = this.#block;
    block[this.#row + 1] = (block[this.#row + 1] as number) | (this.#cells << 1);
    const row = block[this.#row] as number;
    if (row <= this.#lastRow) this.#rowsInOrder = false;
    this.#lastRow = row;
    return this.#columnsInOrder ? undefined : this.#sortColumns();
  }

  /** The rows that came since the last time, or undefined where they are not in order. */
  drain(): Int32Array[] | undefined {
    if (!this.#rowsInOrder) return undefined;
    const blocks = [...this.#full, this.#block.subarray(0, this.#used)].filter((block) => block.length > 0);
    if (blocks.length === 0) return blocks;
    this.#full = [];
    this.#block = new Int32Array(BLOCK);
    this.#used = 0;
    return blocks;
  }

  /** The rows in order, or the row number that is there twice. */
  finish(): Int32Array[] | number {
    const blocks = [...this.#full, this.#block.subarray(0, this.#used)].filter((block) => block.length > 0);
    return this.#rowsInOrder ? blocks : sortRows(blocks);
  }

  /** Begins a block with what the old one has from `keep` on: the row at hand. */
  #nextBlock(keep: number): void {
    const next = new Int32Array(BLOCK);
    next.set(this.#block.subarray(keep, this.#used));
    this.#full.push(this.#block.subarray(0, keep));
    this.#block = next;
    this.#used -= keep;
    this.#row = 0;
  }

  #sortColumns(): number | undefined {
    const block = this.#block;
    const first = this.#row + ROW_HEAD;
    const columnAt = (at: number) => (block[at] as number) & COLUMN_MASK;
    const cells = Array.from({ length: this.#cells }, (_, i) => first + i * CELL)
      .sort((a, b) => columnAt(a) - columnAt(b))
      .map((at) => block.slice(at, at + CELL));
    let at = first;
    let last = 0;
    for (const cell of cells) {
      block.set(cell, at);
      const column = columnAt(at);
      if (column === last) return column;
      last = column;
      at += CELL;
    }
    return undefined;
  }
}

/** Where the row behind the one at `at` begins. */
export function rowEnd(block: Int32Array, at: number): number {
  return at + ROW_HEAD + ((block[at + 1] as number) >>> 1) * CELL;
}

function sortRows(blocks: readonly Int32Array[]): Int32Array[] | number {
  const rows: Int32Array[] = [];
  for (const block of blocks) {
    for (let at = 0, end; at < block.length; at = end) {
      end = rowEnd(block, at);
      rows.push(block.subarray(at, end));
    }
  }
  rows.sort((a, b) => (a[0] as number) - (b[0] as number));
  const ordered = new Int32Array(rows.reduce((sum, row) => sum + row.length, 0));
  let at = 0;
  for (const [i, row] of rows.entries()) {
    if (row[0] === rows[i - 1]?.[0]) return row[0] as number;
    ordered.set(row, at);
    at += row.length;
  }
  return [ordered];
}
