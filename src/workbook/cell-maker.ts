import { isoSerial } from './date-serial.ts';
import type { CellTrouble } from './model.ts';
import { builtInFormat, numberFormat, type NumberFormat } from './number-format.ts';
import { hasLostDigits } from './number-text.ts';
import type { CellPalette } from './packed.ts';

/** How many numbers are remembered to be found again, a power of two. */
const REMEMBERED = 1 << 14;

/** Values → cells of one workbook for the fast path. Styles are numbers into `formats`. */
export class CellMaker {
  readonly palette: CellPalette;
  readonly #formats: readonly NumberFormat[];
  readonly #date1904: boolean;
  readonly #general: NumberFormat;
  /** By what number and style hash to, those last seen and their cell; -1 is no style. */
  readonly #values = new Float64Array(REMEMBERED);
  readonly #styles = new Int32Array(REMEMBERED).fill(-1);
  readonly #cells = new Int32Array(REMEMBERED);

  constructor(palette: CellPalette, formats: readonly NumberFormat[], date1904: boolean) {
    this.palette = palette;
    this.#formats = formats;
    this.#date1904 = date1904;
    this.#general = numberFormat('General', date1904);
  }

  text(text: string): number {
    return this.palette.add(text);
  }

  trouble(text: string, trouble: CellTrouble): number {
    return this.palette.add(text, undefined, undefined, trouble);
  }

  number(value: number, style: number): number {
    return this.#remembered(value, style) ?? this.#remember(value, style, this.#formatted(value, style));
  }

  /** A number written in `bytes` as General shows it. */
  plain(bytes: Uint8Array, start: number, end: number, value: number, style: number): number {
    const known = this.#remembered(value, style);
    if (known !== undefined) return known;
    const isGeneral = this.#format(style) === this.#general;
    const cell = isGeneral
      ? this.palette.addWritten(bytes, start, end, value)
      : this.#formatted(value, style);
    return this.#remember(value, style, cell);
  }

  #remembered(value: number, style: number): number | undefined {
    const slot = slotOf(value, style);
    return this.#values[slot] === value && this.#styles[slot] === style ? this.#cells[slot] : undefined;
  }

  #remember(value: number, style: number, cell: number): number {
    const slot = slotOf(value, style);
    this.#values[slot] = value;
    this.#styles[slot] = style;
    this.#cells[slot] = cell;
    return cell;
  }

  #format(style: number): NumberFormat {
    return this.#formats[style] ?? this.#general;
  }

  #formatted(value: number, style: number): number {
    return formattedCell(this.palette, value, this.#format(style));
  }

  /** A cell of ISO type: a date whatever its format; a text that is none stays text. */
  isoDate(text: string, style: number): number {
    return isoDateCell(this.palette, text, this.#format(style), this.#date1904);
  }
}

function slotOf(value: number, style: number): number {
  const hash = Math.imul(value * 128, 0x9e3779b1) ^ Math.imul(style, 0x85ebca6b);
  return (hash ^ (hash >>> 15)) & (REMEMBERED - 1);
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
