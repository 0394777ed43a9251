import * as XLSX from 'xlsx';
import { columnName } from '../../../src/kernel/cell-ref.ts';
import { date, toDay } from '../../../src/kernel/local-date.ts';
import { encodeGbk } from './gbk.ts';
import type { Value } from './plan/model.ts';

/** 1899-12-30, day 0 of spreadsheet programs, as days since 1970-01-01. */
const DAY_ZERO = toDay(date('1970-01-01')) - 25_569;
/** SheetJS: `#REF!`. */
const REF_ERROR = 0x17;

/** A sheet while it is filled, rows and columns from 1. */
export class SheetDraft {
  readonly name: string;
  readonly hidden: boolean;
  readonly #cells = new Map<string, Value>();
  readonly #merges: XLSX.Range[] = [];
  readonly #hiddenRows = new Set<number>();
  readonly #widths: number[] = [];
  rows = 0;
  columns = 0;

  constructor(name: string, hidden = false) {
    this.name = name;
    this.hidden = hidden;
  }

  put(row: number, column: number, value: Value | undefined): void {
    this.rows = Math.max(this.rows, row);
    this.columns = Math.max(this.columns, column);
    if (value !== undefined && value !== '') this.#cells.set(`${row},${column}`, value);
  }

  at(row: number, column: number): Value | undefined {
    return this.#cells.get(`${row},${column}`);
  }

  remove(row: number, column: number): void {
    this.#cells.delete(`${row},${column}`);
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    if (top === bottom && left === right) return;
    this.#merges.push({ s: { r: top - 1, c: left - 1 }, e: { r: bottom - 1, c: right - 1 } });
  }

  hideRow(row: number): void {
    this.#hiddenRows.add(row);
  }

  /** Column widths in characters, from A. */
  widths(widths: readonly number[]): void {
    if (this.#widths.length === 0) this.#widths.push(...widths);
  }

  worksheet(): XLSX.WorkSheet {
    const sheet: XLSX.WorkSheet = {
      '!ref': `A1:${columnName(this.columns)}${this.rows}`,
      '!merges': this.#merges,
    };
    for (const [key, value] of this.#cells) {
      const [row, column] = key.split(',');
      sheet[`${columnName(Number(column))}${row}`] = cellOf(value);
    }
    if (this.#widths.length > 0) sheet['!cols'] = this.#widths.map((wch) => ({ wch }));
    if (this.#hiddenRows.size > 0) {
      sheet['!rows'] = Array.from({ length: this.rows }, (_, at) => ({
        hidden: this.#hiddenRows.has(at + 1),
      }));
    }
    return sheet;
  }

  /** As lines of a text file: everything in its shown form. */
  csv(): string {
    const lines = Array.from({ length: this.rows }, (_, row) =>
      Array.from({ length: this.columns }, (_cell, column) =>
        quoted(shown(this.at(row + 1, column + 1))),
      ).join(','),
    );
    return `${lines.join('\r\n')}\r\n`;
  }
}

/** The bytes of a workbook in the format its name says. Always the same for the same sheets. */
export function workbookBytes(file: string, sheets: readonly SheetDraft[]): Buffer {
  const ending = file.slice(file.lastIndexOf('.') + 1);
  if (ending === 'csv') return encodeGbk(sheets.map((sheet) => sheet.csv()).join(''));
  const book = XLSX.utils.book_new();
  for (const sheet of sheets) XLSX.utils.book_append_sheet(book, sheet.worksheet(), sheet.name);
  book.Workbook = { Sheets: sheets.map(({ name, hidden }) => ({ name, Hidden: hidden ? 1 : 0 })) };
  const bookType = ending === 'xls' ? 'biff8' : ending === 'ods' ? 'ods' : 'xlsx';
  return XLSX.write(book, { type: 'buffer', bookType, bookSST: true, compression: true }) as Buffer;
}

function cellOf(value: Value): XLSX.CellObject {
  if (typeof value === 'string') return { t: 's', v: value };
  if (typeof value === 'number') return { t: 'n', v: value };
  if ('percent' in value) return { t: 'n', v: value.percent / 100, z: '0%' };
  if ('day' in value) return { t: 'n', v: toDay(date(value.day)) - DAY_ZERO, z: 'yyyy/m/d' };
  return { t: 'e', v: REF_ERROR };
}

function shown(value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if ('percent' in value) return `${value.percent}%`;
  return 'day' in value ? value.day : value.error;
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
