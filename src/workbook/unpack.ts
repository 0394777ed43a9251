import { fromDay, type LocalDate } from '../kernel/local-date.ts';
import type { Cell, CellTrouble, Row, Sheet, Workbook } from './model.ts';
import { numberFormat, type NumberFormat } from './number-format.ts';
import { hasLostDigits } from './number-text.ts';
import {
  CELL,
  COLUMN_BITS,
  COLUMN_MASK,
  NUMBER,
  ROW_HEAD,
  SHOWN,
  TEXT,
  TROUBLES,
  type PackedSheet,
  type PackedWorkbook,
} from './packed.ts';
import { rowEnd } from './packed-sheet.ts';
import { TextReader } from './packed-texts.ts';

/** Rows with cells this far apart stay sparse, so that a note in XFD1 costs nothing. */
const SPARSE_FROM = 256;
/** Rows whose cells are kept, for whoever comes back to a row; a power of two. */
const KEPT_ROWS = 64;
/** Cells of text that are kept, for the next cell that is alike; a power of two. */
const KEPT_CELLS = 4096;

/**
 * A workbook whose cells are made when a row is asked for them, so that memory stays what the file needs.
 * `ahead` has the texts that were handed over before, if any were.
 */
export function unpack(packed: PackedWorkbook, ahead?: TextReader): Workbook {
  const { texts } = packed;
  // Where the scanner gave up, what came ahead is of no use: all is here.
  if (!ahead || (texts.firstBlock ?? 0) === 0) return unpackWith(packed, new TextReader(texts));
  ahead.add(texts);
  return unpackWith(packed, ahead);
}

/** The same where some of the texts are elsewhere. */
export function unpackWith(packed: PackedWorkbook, texts: Pick<TextReader, 'text'>): Workbook {
  const cells = new CellReader(packed, texts);
  const sheets = packed.sheets.map((sheet): Sheet => ({
    name: sheet.name,
    hidden: sheet.hidden,
    rows: unpackRows(sheet, cells),
    merges: sheet.merges,
  }));
  const { file, kind, encoding } = packed;
  return encoding === undefined ? { file, kind, sheets } : { file, kind, encoding, sheets };
}

function unpackRows({ blocks }: PackedSheet, cells: CellReader): Row[] {
  const kept = new KeptRows(cells);
  const rows: Row[] = [];
  for (const block of blocks) {
    for (let at = 0; at < block.length; at = rowEnd(block, at)) rows.push(new PackedRow(block, at, kept));
  }
  return rows;
}

/** Rows and cells are millions: fields that are `#` cost more to make. */
class PackedRow implements Row {
  readonly number: number;
  readonly hidden: boolean;
  private readonly block: Int32Array;
  private readonly at: number;
  private readonly kept: KeptRows;

  constructor(block: Int32Array, at: number, kept: KeptRows) {
    this.number = block[at] as number;
    this.hidden = ((block[at + 1] as number) & 1) === 1;
    this.block = block;
    this.at = at;
    this.kept = kept;
  }

  get cells(): readonly (Cell | undefined)[] {
    return this.kept.cells(this.number, this.block, this.at);
  }
}

/** The cells of the rows of one sheet that were asked for last. */
class KeptRows {
  readonly #reader: CellReader;
  readonly #rows = new Int32Array(KEPT_ROWS);
  readonly #cells: (readonly (Cell | undefined)[])[] = [];

  constructor(reader: CellReader) {
    this.#reader = reader;
  }

  cells(row: number, block: Int32Array, at: number): readonly (Cell | undefined)[] {
    const slot = row & (KEPT_ROWS - 1);
    if (this.#rows[slot] === row) return this.#cells[slot] as readonly (Cell | undefined)[];
    const cells = this.#reader.row(block, at);
    this.#rows[slot] = row;
    this.#cells[slot] = cells;
    return cells;
  }
}

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

class CellReader {
  readonly #texts: Pick<TextReader, 'text'>;
  readonly #shown: PackedWorkbook['shown'];
  readonly #formats: readonly NumberFormat[];
  readonly #keptStarts = new Int32Array(KEPT_CELLS);
  readonly #keptCells: Cell[] = [];

  constructor({ shown, formats, date1904 }: PackedWorkbook, texts: Pick<TextReader, 'text'>) {
    this.#texts = texts;
    this.#shown = shown;
    this.#formats = formats.map((code) => numberFormat(code, date1904));
  }

  row(block: Int32Array, at: number): (Cell | undefined)[] {
    const end = rowEnd(block, at);
    const width = (block[end - CELL] as number) & COLUMN_MASK;
    const cells: (Cell | undefined)[] = [];
    for (let i = at + ROW_HEAD; i < end; i += CELL) {
      const head = block[i] as number;
      const place = (head & COLUMN_MASK) - 1;
      if (width < SPARSE_FROM) while (cells.length < place) cells.push(undefined);
      cells[place] = this.#cell(head >>> COLUMN_BITS, block[i + 1] as number, block[i + 2] as number);
    }
    return cells;
  }

  #cell(what: number, first: number, second: number): Cell {
    if (what >= NUMBER) {
      halves[0] = first;
      halves[1] = second;
      return new NumberCell(double[0] as number, this.#formats[what - NUMBER] as NumberFormat);
    }
    if (what === TEXT) return this.#textCell(first, second);
    if (what === SHOWN) return this.#shownNumber(first);
    return { text: this.#texts.text(first, second), trouble: TROUBLES[what] };
  }

  #textCell(start: number, length: number): Cell {
    if (start < 0) return { text: this.#texts.text(start, length) };
    const slot = (Math.imul(start, 0x9e3779b1) >>> 16) & (KEPT_CELLS - 1);
    if (this.#keptStarts[slot] === start + 1) return this.#keptCells[slot] as Cell;
    const cell = { text: this.#texts.text(start, length) };
    this.#keptStarts[slot] = start + 1;
    this.#keptCells[slot] = cell;
    return cell;
  }

  #shownNumber(index: number): Cell {
    const { numbers, starts, lengths } = this.#shown;
    const number = numbers[index] as number;
    const text = this.#texts.text(starts[index] as number, lengths[index] as number);
    return hasLostDigits(number) ? { text, number, trouble: 'lost-digits' } : { text, number };
  }
}

/** A number, or a date by its format; the text is made when it is asked for. */
class NumberCell implements Cell {
  readonly number: number;
  private readonly format: NumberFormat;
  private shown: string | undefined;

  constructor(number: number, format: NumberFormat) {
    this.number = number;
    this.format = format;
    this.shown = undefined;
  }

  get text(): string {
    return (this.shown ??= this.format.text(this.number));
  }

  get date(): LocalDate | undefined {
    const day = this.format.day(this.number);
    return day === undefined ? undefined : fromDay(day);
  }

  get trouble(): CellTrouble | undefined {
    return hasLostDigits(this.number) && this.format.day(this.number) === undefined
      ? 'lost-digits'
      : undefined;
  }
}
