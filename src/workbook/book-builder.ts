import { isoSerial } from './date-serial.ts';
import type { CellTrouble, WorkbookKind } from './model.ts';
import { builtInFormat, numberFormat } from './number-format.ts';
import { NUMBER, SHOWN, TEXT, TROUBLES, type PackedSheet, type PackedWorkbook } from './packed.ts';
import { SheetBuilder } from './packed-sheet.ts';
import { TextStore } from './packed-texts.ts';

/** How many texts of numbers are remembered per format. */
const REMEMBERED = 10_000;

/** A number format of this workbook; `BookBuilder.format` makes it. */
export interface BookFormat {
  readonly code: string;
  /** What cells in this format are marked with. */
  readonly what: number;
  /** By number: where its text is, for formats that are not ours. */
  readonly shown: Map<number, number>;
}

/** Collects the cells of a workbook. Texts are kept once, numbers where they stand. */
export class BookBuilder {
  readonly texts = new TextStore();
  readonly #date1904: boolean;
  readonly #formats = new Map<string, BookFormat>();
  readonly #plain: string[] = [];
  #numbers: number[] = [];
  #starts: number[] = [];
  #lengths: number[] = [];

  constructor(date1904: boolean) {
    this.#date1904 = date1904;
  }

  format(code: string): BookFormat {
    let format = this.#formats.get(code);
    if (!format) {
      const what = numberFormat(code, this.#date1904).plain ? NUMBER + this.#plain.push(code) - 1 : SHOWN;
      format = { code, what, shown: new Map() };
      this.#formats.set(code, format);
    }
    return format;
  }

  text(sheet: SheetBuilder, column: number, text: string, trouble?: CellTrouble): void {
    this.texts.add(text);
    const what = trouble === undefined ? TEXT : TROUBLES.indexOf(trouble);
    sheet.put(column, what, this.texts.start, this.texts.length);
  }

  number(sheet: SheetBuilder, column: number, value: number, format: BookFormat): void {
    if (format.what === SHOWN) sheet.put(column, SHOWN, this.#show(value, format), 0);
    else sheet.putNumber(column, format.what, value);
  }

  /** A cell that is a date by its type; shown by its format if that is one for dates. */
  date(sheet: SheetBuilder, column: number, serial: number, format: BookFormat): void {
    const isDate = numberFormat(format.code, this.#date1904).day(serial) !== undefined;
    const shown = isDate ? format : this.format(builtInFormat(Number.isInteger(serial) ? 14 : 22));
    this.number(sheet, column, serial, shown);
  }

  /** A cell of ISO type: a date whatever its format; a text that is none stays text. */
  isoDate(sheet: SheetBuilder, column: number, text: string, format: BookFormat): void {
    const serial = isoSerial(text, this.#date1904);
    if (serial === undefined) this.text(sheet, column, text);
    else this.date(sheet, column, serial, format);
  }

  pack(file: string, kind: WorkbookKind, sheets: readonly PackedSheet[], encoding?: string): PackedWorkbook {
    return {
      file,
      kind,
      encoding,
      date1904: this.#date1904,
      formats: this.#plain,
      texts: this.texts.pack(),
      shown: {
        numbers: new Float64Array(this.#numbers),
        starts: new Int32Array(this.#starts),
        lengths: new Int32Array(this.#lengths),
      },
      sheets,
    };
  }

  /** `pack` of what came since the last time, which is then forgotten; only the formats stay. */
  detach(file: string, sheet: PackedSheet): PackedWorkbook {
    const packed = { ...this.pack(file, 'xlsx', [sheet]), texts: this.texts.detach() };
    this.#numbers = [];
    this.#starts = [];
    this.#lengths = [];
    for (const { shown } of this.#formats.values()) shown.clear();
    return packed;
  }

  /** Formats that need the library are applied here, in the thread that can be stopped. */
  #show(value: number, format: BookFormat): number {
    let index = format.shown.get(value);
    if (index === undefined) {
      this.texts.add(numberFormat(format.code, this.#date1904).text(value));
      index = this.#numbers.push(value) - 1;
      this.#starts.push(this.texts.start);
      this.#lengths.push(this.texts.length);
      if (format.shown.size < REMEMBERED) format.shown.set(value, index);
    }
    return index;
  }
}
