import type { CellTrouble, Merge, WorkbookKind } from './model.ts';
import { TextStore, type PackedTexts } from './packed-texts.ts';

/** Troubles by the number that stands for them in a packed workbook; 0 is none. */
export const TROUBLES: readonly (CellTrouble | undefined)[] = [
  undefined,
  'error-value',
  'no-cached-value',
  'lost-digits',
];

/** Stands for "no date" among days since 1970-01-01. */
export const NO_DAY = -0x8000_0000;

/** A sheet as numbers: per row its number, 1 if hidden, how many cells, then column and cell id of each. */
export interface PackedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly merges: readonly Merge[];
  readonly rows: Int32Array;
}

/** A workbook in the form that passes between threads cheaply: every distinct cell once, sheets as numbers. */
export interface PackedWorkbook {
  readonly file: string;
  readonly kind: WorkbookKind;
  readonly encoding: string | undefined;
  readonly texts: PackedTexts;
  /** NaN where the cell has no number. */
  readonly numbers: Float64Array;
  readonly days: Int32Array;
  readonly troubles: Uint8Array;
  readonly sheets: readonly PackedSheet[];
}

/** An `Int32Array` that grows. */
class Numbers {
  #items = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#items.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.#items);
      this.#items = wider;
    }
    this.#items[this.length++] = value;
  }

  at(index: number): number {
    return this.#items[index] as number;
  }

  set(index: number, value: number): void {
    this.#items[index] = value;
  }

  range(from: number, to: number): Int32Array {
    return this.#items.slice(from, to);
  }
}

/** The distinct cells of one workbook, each under a number. */
export class CellPalette {
  readonly #texts = new TextStore();
  readonly #numbers: number[] = [];
  readonly #days = new Numbers();
  readonly #troubles: number[] = [];

  add(text: string, number = Number.NaN, day?: number, trouble?: CellTrouble): number {
    const id = this.#texts.add(text);
    this.#describe(number, day ?? NO_DAY, trouble === undefined ? 0 : TROUBLES.indexOf(trouble));
    return id;
  }

  /** A cell of text from a UTF-8 document; -1 where that is not plain, see `TextStore.addXml`. */
  addXml(bytes: Uint8Array, start: number, end: number): number {
    const id = this.#texts.addXml(bytes, start, end);
    if (id === this.#numbers.length) this.#describe(Number.NaN, NO_DAY, 0);
    return id;
  }

  /** A number shown as it is written. */
  addWritten(bytes: Uint8Array, start: number, end: number, number: number): number {
    const id = this.#texts.addAscii(bytes, start, end);
    this.#describe(number, NO_DAY, 0);
    return id;
  }

  #describe(number: number, day: number, trouble: number): void {
    this.#numbers.push(number);
    this.#days.push(day);
    this.#troubles.push(trouble);
  }

  pack(file: string, kind: WorkbookKind, sheets: readonly PackedSheet[], encoding?: string): PackedWorkbook {
    return {
      file,
      kind,
      encoding,
      texts: this.#texts.pack(),
      numbers: new Float64Array(this.#numbers),
      days: this.#days.range(0, this.#days.length),
      troubles: new Uint8Array(this.#troubles),
      sheets,
    };
  }
}

/** Collects one sheet's rows, in whatever order the file has them. */
export class SheetBuilder {
  readonly #numbers = new Numbers();
  readonly #starts: number[] = [];
  #row = 0;
  #lastRow = 0;
  #lastColumn = 0;
  #rowsInOrder = true;
  #columnsInOrder = true;

  startRow(row: number, hidden: boolean): void {
    this.#row = this.#numbers.length;
    this.#numbers.push(row);
    this.#numbers.push(hidden ? 1 : 0);
    this.#numbers.push(0);
    this.#lastColumn = 0;
    this.#columnsInOrder = true;
  }

  put(column: number, id: number): void {
    if (column <= this.#lastColumn) this.#columnsInOrder = false;
    this.#lastColumn = column;
    this.#numbers.push(column);
    this.#numbers.push(id);
  }

  /** Rows without cells leave no trace. @returns the column that is there twice, if any */
  endRow(): number | undefined {
    const count = (this.#numbers.length - this.#row - 3) / 2;
    if (count === 0) {
      this.#numbers.length = this.#row;
      return undefined;
    }
    this.#numbers.set(this.#row + 2, count);
    this.#starts.push(this.#row);
    const row = this.#numbers.at(this.#row);
    if (row <= this.#lastRow) this.#rowsInOrder = false;
    this.#lastRow = row;
    return this.#columnsInOrder ? undefined : this.#sortColumns(count);
  }

  #sortColumns(count: number): number | undefined {
    const first = this.#row + 3;
    const pairs = Array.from({ length: count }, (_, i): [number, number] => [
      this.#numbers.at(first + i * 2),
      this.#numbers.at(first + i * 2 + 1),
    ]).sort((a, b) => a[0] - b[0]);
    for (const [i, [column, id]] of pairs.entries()) {
      if (i > 0 && pairs[i - 1]?.[0] === column) return column;
      this.#numbers.set(first + i * 2, column);
      this.#numbers.set(first + i * 2 + 1, id);
    }
    return undefined;
  }

  /** The rows in order, or the row number that is there twice. */
  finish(): Int32Array | number {
    if (this.#rowsInOrder) return this.#numbers.range(0, this.#numbers.length);
    const starts = this.#starts.sort((a, b) => this.#numbers.at(a) - this.#numbers.at(b));
    const ordered = new Int32Array(this.#numbers.length);
    let at = 0;
    for (const [i, start] of starts.entries()) {
      const row = this.#numbers.at(start);
      if (i > 0 && this.#numbers.at(starts[i - 1] as number) === row) return row;
      const part = this.#numbers.range(start, start + 3 + this.#numbers.at(start + 2) * 2);
      ordered.set(part, at);
      at += part.length;
    }
    return ordered;
  }
}
