import type { CellObject, Range, WorkBook, WorkSheet } from 'xlsx';
import { BookBuilder, type BookFormat } from './book-builder.ts';
import { MAX_COLUMN, MAX_ROW } from './cell-range.ts';
import { brokenSheet, damaged } from './faults.ts';
import type { CellTrouble, Merge, WorkbookKind } from './model.ts';
import type { PackedSheet, PackedWorkbook } from './packed.ts';
import { SheetBuilder } from './packed-sheet.ts';

/** What SheetJS leaves out of a sheet, found beforehand. Places are `row,column` from 1. */
export interface SheetHints {
  readonly hidden?: boolean;
  readonly hiddenRows: ReadonlySet<number>;
  readonly uncalculated: ReadonlySet<string>;
  /** Cells with a value that must come out; fewer means that SheetJS lost some. */
  readonly atLeast?: number;
}

export interface MapOptions {
  readonly file: string;
  readonly kind: WorkbookKind;
  readonly hints: readonly SheetHints[];
  readonly count: () => void;
}

export const NO_HINTS: SheetHints = { hiddenRows: new Set(), uncalculated: new Set() };
const MS_PER_DAY = 86_400_000;
const SERIAL_OF_1970 = 25_569;
const DAYS_1904 = 1462;

/** What SheetJS read, in our form. @throws UserError where it swallowed a sheet or part of one */
export function mapBook(book: WorkBook, options: MapOptions): PackedWorkbook {
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const builder = new BookBuilder(date1904);
  const seen = new Set<string>();
  const sheets = book.SheetNames.map((name, i): PackedSheet => {
    if (seen.has(name)) throw damaged(options.file, `有两个同名的工作表「${name}」`);
    seen.add(name);
    const sheet = sheetNamed(book, name);
    if (!sheet) throw brokenSheet(options.file, name);
    const hints = options.hints[i] ?? NO_HINTS;
    const hidden = hints.hidden === true || (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0;
    if (sheet['!type'] === 'chart') return { name, hidden, blocks: [], merges: [] };
    return { name, hidden, ...new SheetMapper(sheet, name, hints, builder, date1904, options).map() };
  });
  return builder.pack(options.file, options.kind, sheets);
}

/** SheetJS puts a sheet named `__proto__` on the prototype of its record. */
function sheetNamed(book: WorkBook, name: string): WorkSheet | undefined {
  if (Object.hasOwn(book.Sheets, name)) return book.Sheets[name];
  const prototype = Object.getPrototypeOf(book.Sheets) as WorkSheet | null;
  return name === '__proto__' && prototype !== Object.prototype && prototype !== null ? prototype : undefined;
}

class SheetMapper {
  readonly #sheet: WorkSheet;
  readonly #name: string;
  readonly #hints: SheetHints;
  readonly #book: BookBuilder;
  readonly #date1904: boolean;
  readonly #options: MapOptions;
  readonly #cells = new SheetBuilder();
  #values = 0;

  constructor(
    sheet: WorkSheet,
    name: string,
    hints: SheetHints,
    book: BookBuilder,
    date1904: boolean,
    options: MapOptions,
  ) {
    this.#sheet = sheet;
    this.#name = name;
    this.#hints = hints;
    this.#book = book;
    this.#date1904 = date1904;
    this.#options = options;
  }

  map(): Pick<PackedSheet, 'blocks' | 'merges'> {
    const data = this.#withUncalculated(this.#sheet['!data'] ?? []);
    // Only cells that exist: the sheet's own `!ref` may claim a million rows.
    for (const key of Object.keys(data)) {
      const r = Number(key);
      const row = data[r];
      if (!row) continue;
      if (!(r >= 0 && r < MAX_ROW)) throw brokenSheet(this.#options.file, this.#name);
      const hidden = this.#hints.hiddenRows.has(r + 1) || this.#sheet['!rows']?.[r]?.hidden === true;
      this.#cells.startRow(r + 1, hidden);
      for (const c of Object.keys(row)) this.#put(r + 1, Number(c) + 1, row[Number(c)]);
      this.#cells.endRow();
    }
    if (this.#values < (this.#hints.atLeast ?? 0)) throw brokenSheet(this.#options.file, this.#name);
    const blocks = this.#cells.finish();
    if (typeof blocks === 'number') throw brokenSheet(this.#options.file, this.#name);
    return { blocks, merges: (this.#sheet['!merges'] ?? []).map(mergeOf) };
  }

  /** Cells that SheetJS left out because nothing was calculated get their place. */
  #withUncalculated(data: (CellObject | undefined)[][]): (CellObject | undefined)[][] {
    for (const place of this.#hints.uncalculated) {
      const [row, column] = place.split(',').map(Number) as [number, number];
      const cells = (data[row - 1] ??= []);
      cells[column - 1] = { t: 'z' };
    }
    return data;
  }

  #put(row: number, column: number, cell: CellObject | undefined): void {
    if (!cell) return;
    if (!(column >= 1 && column <= MAX_COLUMN)) throw brokenSheet(this.#options.file, this.#name);
    if (cell.t !== 'z') this.#values++;
    if (this.#hints.uncalculated.has(`${row},${column}`)) this.#putText(column, '', 'no-cached-value');
    else this.#putValue(column, cell);
  }

  #putValue(column: number, cell: CellObject): void {
    const { v } = cell;
    if (cell.t === 'e') this.#putText(column, cell.w ?? '#N/A', 'error-value');
    else if (cell.t === 'b') this.#putText(column, v === true ? 'TRUE' : 'FALSE');
    else if (v instanceof Date) {
      this.#options.count();
      this.#book.date(this.#cells, column, this.#serialOf(v), this.#format(cell));
    } else if (typeof v === 'number' && Number.isFinite(v)) {
      this.#options.count();
      this.#book.number(this.#cells, column, v, this.#format(cell));
    } else if (typeof v === 'number') this.#putText(column, cell.w ?? String(v), 'error-value');
    else if (typeof v === 'string') this.#putText(column, v.replace(/\r\n?/g, '\n'));
  }

  #putText(column: number, text: string, trouble?: CellTrouble): void {
    if (text === '' && trouble === undefined) return;
    this.#options.count();
    this.#book.text(this.#cells, column, text, trouble);
  }

  #format(cell: CellObject): BookFormat {
    return this.#book.format(typeof cell.z === 'string' ? cell.z : 'General');
  }

  /** SheetJS dates are UTC; before 1900-03-01 they take the phantom 29 February into account. */
  #serialOf(date: Date): number {
    const serial = date.getTime() / MS_PER_DAY + SERIAL_OF_1970;
    if (this.#date1904) return serial - DAYS_1904;
    return serial <= 60 ? serial - 1 : serial;
  }
}

function mergeOf(range: Range): Merge {
  return { top: range.s.r + 1, left: range.s.c + 1, bottom: range.e.r + 1, right: range.e.c + 1 };
}
