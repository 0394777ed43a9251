import { findEncoding, decodeText } from './csv-decode.ts';
import { CsvParser, findSeparator } from './csv-parse.ts';
import { MAX_COLUMN } from './cell-range.ts';
import { damaged, fault } from './faults.ts';
import type { Cell, CellTrouble, ReadLimits } from './model.ts';
import { BookBuilder } from './book-builder.ts';
import type { PackedWorkbook } from './packed.ts';
import { SheetBuilder } from './packed-sheet.ts';
import { cellCounter } from './cell-counter.ts';

const HEAD = 64 * 1024;
/** Excel's own hint, a first line that is not data. */
const SEPARATOR_HINT = /^sep=(.)(?:\r\n?|\n)/i;
/** A code that a spreadsheet program took for a number and saved again. */
const SCIENTIFIC = /^[+-]?\d(?:\.\d+)?E\+(?:1[5-9]|[2-9]\d)$/i;
const ERROR_VALUE = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/;
/** `="0012"`: how exports keep leading zeros; spreadsheet programs show 0012. */
const KEPT_AS_TEXT = /^="([^"]*)"$/;

/** A text file with separators, as one sheet named after the file. */
export function readCsv(bytes: Buffer, file: string, limits: ReadLimits, asked?: string): PackedWorkbook {
  const encoding = findEncoding(bytes, file, asked);
  const pieces = decodeText(bytes, encoding, file);
  let first = pieces.next().value ?? '';
  if (first.slice(0, HEAD).includes('\0')) {
    throw fault('UNKNOWN', file, '的内容不是文字', '请确认是表格文件，或请填报单位另存为 .xlsx 再发送');
  }
  const hint = SEPARATOR_HINT.exec(first);
  if (hint) first = first.slice(hint[0].length);
  const sheet = new CsvSheet(file, limits);
  const separator = hint?.[1] ?? (/\.tsv$/i.test(file) ? '\t' : findSeparator(first.slice(0, HEAD)));
  const parser = new CsvParser(separator, sheet);
  parser.feed(first);
  for (const piece of pieces) parser.feed(piece);
  const open = parser.finish();
  if (open !== undefined) {
    throw fault(
      'CSV_QUOTE',
      file,
      `第${open}行起的引号没有配对，其后各行分不清`,
      '用文本编辑器补上引号，或在 WPS 或 Excel 中核对后另存为 .xlsx',
    );
  }
  return sheet.pack(encoding.name);
}

class CsvSheet {
  readonly #file: string;
  readonly #book = new BookBuilder(false);
  readonly #sheet = new SheetBuilder();
  readonly #count: () => void;
  #row = 1;

  constructor(file: string, limits: ReadLimits) {
    this.#file = file;
    this.#count = cellCounter(file, limits.cells);
    this.#sheet.startRow(1, false);
  }

  field(text: string, column: number, quoted: boolean): void {
    if (text === '') return;
    if (column > MAX_COLUMN) throw damaged(this.#file, `第${this.#row}行超过${MAX_COLUMN}列`);
    this.#count();
    const cell = csvCell(text, quoted);
    if (cell) this.#book.text(this.#sheet, column, cell.text, cell.trouble);
  }

  endRecord(): void {
    this.#sheet.endRow();
    this.#sheet.startRow(++this.#row, false);
  }

  plainRecord(fields: readonly string[]): void {
    for (const [i, text] of fields.entries()) this.field(text, i + 1, false);
    this.endRecord();
  }

  pack(encoding: string): PackedWorkbook {
    this.#sheet.endRow();
    const blocks = this.#sheet.finish();
    if (typeof blocks === 'number') throw damaged(this.#file, `第${blocks}行出现了两次`);
    const name = this.#file.replace(/\.[^.]*$/, '');
    return this.#book.pack(this.#file, 'csv', [{ name, hidden: false, merges: [], blocks }], encoding);
  }
}

/** A field as the cell it is; undefined where it is empty. */
export function csvCell(text: string, quoted: boolean): Pick<Cell, 'text' | 'trouble'> | undefined {
  const kept = quoted ? undefined : keptText(text);
  const plain = kept ?? text;
  const shown = plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
  if (shown === '') return undefined;
  const trouble = kept === undefined ? troubleOf(shown) : undefined;
  return trouble === undefined ? { text: shown } : { text: shown, trouble };
}

/** As `csvCell`, for a field without quotation marks and line ends. */
export function plainCell(text: string): Pick<Cell, 'text' | 'trouble'> | undefined {
  if (text === '') return undefined;
  const trouble = troubleOf(text);
  return trouble === undefined ? { text } : { text, trouble };
}

function keptText(text: string): string | undefined {
  return text.startsWith('=') ? KEPT_AS_TEXT.exec(text)?.[1] : undefined;
}

function troubleOf(text: string): CellTrouble | undefined {
  // Most texts begin with a character behind the digits.
  if (text.charCodeAt(0) > 0x39) return undefined;
  if (SCIENTIFIC.test(text)) return 'lost-digits';
  return ERROR_VALUE.test(text) ? 'error-value' : undefined;
}
