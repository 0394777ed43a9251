import { isoSerial } from './date-serial.ts';
import type { CellTrouble } from './model.ts';
import { builtInFormat, numberFormat, type NumberFormat } from './number-format.ts';
import { hasLostDigits } from './number-text.ts';
import type { CellPalette } from './packed.ts';

/** Beyond this many, numbers of one style are hardly ever the same again. */
const REMEMBERED = 20_000;
/** Whole numbers from here on are codes and telephone numbers, each its own; dates are below. */
const CODES_FROM = 100_000;

/** Values → cells of one workbook for the fast path. Styles are numbers into `formats`. */
export class CellMaker {
  readonly palette: CellPalette;
  readonly #formats: readonly NumberFormat[];
  readonly #date1904: boolean;
  readonly #seen: Map<number, number>[] = [];

  constructor(palette: CellPalette, formats: readonly NumberFormat[], date1904: boolean) {
    this.palette = palette;
    this.#formats = formats;
    this.#date1904 = date1904;
  }

  text(text: string): number {
    return this.palette.add(text);
  }

  trouble(text: string, trouble: CellTrouble): number {
    return this.palette.add(text, undefined, undefined, trouble);
  }

  number(value: number, style: number): number {
    if (value >= CODES_FROM && Number.isSafeInteger(value)) return this.#formatted(value, style);
    const seen = (this.#seen[style] ??= new Map<number, number>());
    const known = seen.get(value);
    if (known !== undefined) return known;
    const id = this.#formatted(value, style);
    if (seen.size < REMEMBERED) seen.set(value, id);
    return id;
  }

  #formatted(value: number, style: number): number {
    return formattedCell(this.palette, value, this.#formats[style] ?? general(this.#date1904));
  }

  /** A cell of ISO type: a date whatever its format; a text that is none stays text. */
  isoDate(text: string, style: number): number {
    return isoDateCell(this.palette, text, this.#formats[style] ?? general(this.#date1904), this.#date1904);
  }
}

function general(date1904: boolean): NumberFormat {
  return numberFormat('General', date1904);
}

/** A numeric cell under a format. */
export function formattedCell(palette: CellPalette, value: number, format: NumberFormat): number {
  const text = format.text(value);
  const day = format.day(value);
  return palette.add(text, value, day, day === undefined && hasLostDigits(value) ? 'lost-digits' : undefined);
}

function isoDateCell(palette: CellPalette, text: string, format: NumberFormat, date1904: boolean): number {
  const serial = isoSerial(text, date1904);
  if (serial === undefined) return palette.add(text);
  return dateCell(palette, serial, format, date1904);
}

/** A cell that is a date by its type; shown by its format if that is one for dates. */
export function dateCell(
  palette: CellPalette,
  serial: number,
  format: NumberFormat,
  date1904: boolean,
): number {
  const shown =
    format.day(serial) === undefined
      ? numberFormat(Number.isInteger(serial) ? builtInFormat(14) : builtInFormat(22), date1904)
      : format;
  return palette.add(shown.text(serial), serial, shown.day(serial));
}
