import { damaged, tooManyCells } from './faults.ts';
import type { Merge } from './model.ts';
import type { CellMaker } from './cell-maker.ts';
import { SheetBuilder } from './packed.ts';
import { Unfamiliar, XmlCursor, nameCode } from './xml-cursor.ts';
import { attributesOf, isTrue } from './xlsx-package.ts';
import { MAX_COLUMN, MAX_ROW, parseRange } from './cell-range.ts';
import { PlainCellTag, plainNumber } from './xlsx-plain.ts';
import { EMPTY, stringCell, textCell, textUntil } from './xlsx-strings.ts';
import { xmlText } from './xml-text.ts';

const PLAIN_OPEN = Buffer.from('<v>');
const PLAIN_CLOSE = Buffer.from('</v></c>');
const INLINE_OPENS = ['<is><t>', '<is><t xml:space="preserve">'].map((open) => Buffer.from(open));
const INLINE_CLOSE = Buffer.from('</t></is></c>');

const SHEET_DATA = nameCode('sheetData');
const ROW = nameCode('row');
const CELL = nameCode('c');
const VALUE = nameCode('v');
const FORMULA = nameCode('f');
const INLINE = nameCode('is');
const EXTENSIONS = nameCode('extLst');
const MERGE = nameCode('mergeCell');
const REF = nameCode('ref');
const R = nameCode('r');
const S = nameCode('s');
const T = nameCode('t');
const HIDDEN = nameCode('hidden');

/** What the scanner needs to know beside the sheet itself. */
export interface SheetContext {
  readonly file: string;
  readonly sheet: string;
  readonly maker: CellMaker;
  readonly strings: readonly number[];
  /** Called once per cell that holds something; throws where there are too many. */
  readonly count: () => void;
}

/** Counts the cells of a workbook. */
export function cellCounter(file: string, limit: number): () => void {
  let cells = 0;
  return () => {
    if (++cells > limit) throw tooManyCells(file, limit);
  };
}

/** One worksheet, walked once. @throws Unfamiliar on anything it does not know */
export function scanSheet(bytes: Buffer, context: SheetContext): { rows: Int32Array; merges: Merge[] } {
  const scan = new SheetScan(bytes, context);
  return { rows: scan.rows(), merges: scan.merges() };
}

class SheetScan {
  readonly #xml: XmlCursor;
  readonly #context: SheetContext;
  readonly #sheet = new SheetBuilder();
  readonly #plainTag = new PlainCellTag();
  #row = 0;
  #column = 0;
  // The attributes of the cell at hand.
  #style = 0;
  #typeStart = 0;
  #typeEnd = 0;
  readonly #onCellAttribute = (name: number, start: number, end: number): void => {
    if (name === R) this.#readAddress(start, end);
    else if (name === S) this.#style = this.#integer(start, end);
    else if (name === T) {
      this.#typeStart = start;
      this.#typeEnd = end;
    }
  };

  constructor(bytes: Buffer, context: SheetContext) {
    this.#xml = new XmlCursor(bytes);
    this.#context = context;
  }

  rows(): Int32Array {
    const xml = this.#xml;
    while (xml.next()) {
      if (xml.name !== SHEET_DATA) continue;
      if (!xml.selfClosing) this.#readRows();
      const rows = this.#sheet.finish();
      if (typeof rows === 'number') throw this.#twice(`第${rows}行`);
      return rows;
    }
    return new Int32Array();
  }

  merges(): Merge[] {
    const xml = this.#xml;
    const merges: Merge[] = [];
    while (xml.next()) {
      if (xml.name === SHEET_DATA) throw new Unfamiliar('two blocks of rows');
      if (xml.closing || xml.name !== MERGE) continue;
      const merge = parseRange(attributesOf(xml).get(REF) ?? '');
      if (!merge) throw new Unfamiliar('merge');
      merges.push(merge);
    }
    return merges;
  }

  #readRows(): void {
    const xml = this.#xml;
    while (xml.next()) {
      if (xml.closing && xml.name === SHEET_DATA) return;
      if (xml.closing || xml.name !== ROW) throw new Unfamiliar('no row');
      let row = this.#row + 1;
      let hidden = false;
      xml.attributes((name, start, end) => {
        if (name === R) row = this.#integer(start, end);
        else if (name === HIDDEN) hidden = isTrue(xml.slice(start, end));
      });
      if (row < 1 || row > MAX_ROW)
        throw damaged(this.#context.file, `工作表「${this.#context.sheet}」的行号超出范围`);
      this.#row = row;
      this.#column = 0;
      this.#sheet.startRow(row, hidden);
      if (!xml.selfClosing) this.#readCells();
      const column = this.#sheet.endRow();
      if (column !== undefined) throw this.#twice(`第${row}行第${column}列`);
    }
    throw new Unfamiliar('unclosed rows');
  }

  #twice(place: string): Error {
    return damaged(this.#context.file, `工作表「${this.#context.sheet}」的${place}出现了两次`);
  }

  #readCells(): void {
    const xml = this.#xml;
    for (;;) {
      if (this.#readPlainTag()) continue;
      if (!xml.next()) break;
      if (xml.closing && xml.name === ROW) return;
      if (xml.closing) throw new Unfamiliar('closing tag');
      if (xml.name === EXTENSIONS) this.#skip(EXTENSIONS);
      else if (xml.name === CELL) this.#readCell();
      else throw new Unfamiliar('no cell');
    }
    throw new Unfamiliar('unclosed row');
  }

  /** The next cell, if its tag is written as usual; else nothing is moved. */
  #readPlainTag(): boolean {
    const xml = this.#xml;
    const tag = this.#plainTag;
    const end = tag.read(xml.bytes, xml.at, this.#row);
    if (end < 0) return false;
    xml.at = end;
    this.#column = tag.column;
    this.#style = tag.style;
    this.#typeStart = tag.typeStart;
    this.#typeEnd = tag.typeEnd;
    if (!tag.selfClosing) this.#readContent();
    return true;
  }

  #readCell(): void {
    const xml = this.#xml;
    this.#column++;
    this.#style = 0;
    this.#typeStart = this.#typeEnd = 0;
    xml.attributes(this.#onCellAttribute);
    if (!xml.selfClosing) this.#readContent();
  }

  #readContent(): void {
    const xml = this.#xml;
    if (xml.nextPlain(PLAIN_OPEN, PLAIN_CLOSE)) this.#put(this.#value(xml.textStart, xml.textEnd, false));
    else if (INLINE_OPENS.some((open) => xml.nextPlain(open, INLINE_CLOSE)))
      this.#put(textCell(xml, this.#context.maker.palette));
    else this.#readParts();
  }

  #put(id: number): void {
    if (id === EMPTY) return;
    this.#context.count();
    this.#sheet.put(this.#column, id);
  }

  /** The cell's value, formula and inline text, up to its closing tag. */
  #readParts(): void {
    const xml = this.#xml;
    let valueStart = -1;
    let valueEnd = -1;
    let formula = false;
    let inline: string | undefined;
    while (xml.next()) {
      if (xml.closing) {
        if (xml.name !== CELL) throw new Unfamiliar('closing tag');
        if (inline === undefined) this.#put(this.#value(valueStart, valueEnd, formula));
        else this.#put(stringCell(inline, this.#context.maker.palette));
        return;
      }
      if (xml.name === VALUE) {
        if (xml.selfClosing) valueStart = valueEnd = 0;
        else {
          this.#step(VALUE);
          valueStart = xml.textStart;
          valueEnd = xml.textEnd;
        }
      } else if (xml.name === FORMULA) {
        formula = true;
        if (!xml.selfClosing) this.#step(FORMULA);
      } else if (xml.name === INLINE) inline = xml.selfClosing ? '' : textUntil(xml, INLINE);
      else if (xml.name === EXTENSIONS) this.#skip(EXTENSIONS);
      else throw new Unfamiliar('no part of a cell');
    }
    throw new Unfamiliar('unclosed cell');
  }

  /** The id of a cell's value; where it has none and there is a formula, the formula was never calculated. */
  #value(start: number, end: number, formula: boolean): number {
    const { maker, strings } = this.#context;
    const type = this.#type();
    if (start < 0 || (start === end && type !== 'str')) {
      return formula ? maker.trouble('', 'no-cached-value') : EMPTY;
    }
    if (type === 's') {
      const id = strings[this.#integer(start, end)];
      if (id === undefined)
        throw damaged(this.#context.file, `工作表「${this.#context.sheet}」引用了不存在的文字`);
      return id;
    }
    if (type === '' || type === 'n') {
      const number = plainNumber(this.#xml.bytes, start, end);
      return Number.isNaN(number)
        ? maker.number(this.#number(start, end), this.#style)
        : maker.plain(this.#xml.bytes, start, end, number, this.#style);
    }
    const text = xmlText(this.#xml.slice(start, end));
    if (type === 'str') return text === '' ? EMPTY : maker.text(text);
    if (type === 'b') return maker.text(isTrue(text) ? 'TRUE' : 'FALSE');
    if (type === 'e') return maker.trouble(text, 'error-value');
    if (type === 'd') return maker.isoDate(text, this.#style);
    throw new Unfamiliar(`cell type ${type}`);
  }

  #type(): string {
    const start = this.#typeStart;
    if (start === this.#typeEnd) return '';
    const first = this.#xml.bytes[start] as number;
    return this.#typeEnd === start + 1 ? String.fromCharCode(first) : this.#xml.slice(start, this.#typeEnd);
  }

  /** Onto the closing tag; the character data is then between `textStart` and `textEnd`. */
  #step(name: number): void {
    const xml = this.#xml;
    if (!xml.next() || !xml.closing || xml.name !== name) throw new Unfamiliar('markup where text belongs');
  }

  #skip(name: number): void {
    if (this.#xml.selfClosing) return;
    while (this.#xml.next()) if (this.#xml.closing && this.#xml.name === name) return;
    throw new Unfamiliar('unclosed extension');
  }

  /** `AB12` in the row at hand. */
  #readAddress(start: number, end: number): void {
    const { bytes } = this.#xml;
    let at = start;
    let column = 0;
    for (; at < end; at++) {
      const letter = (bytes[at] as number) - 64;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    if (column < 1 || column > MAX_COLUMN || this.#integer(at, end) !== this.#row)
      throw new Unfamiliar('address');
    this.#column = column;
  }

  #integer(start: number, end: number): number {
    const { bytes } = this.#xml;
    if (start >= end || end - start > 9) throw new Unfamiliar('integer');
    let value = 0;
    for (let at = start; at < end; at++) {
      const digit = (bytes[at] as number) - 48;
      if (digit < 0 || digit > 9) throw new Unfamiliar('integer');
      value = value * 10 + digit;
    }
    return value;
  }

  #number(start: number, end: number): number {
    const text = this.#xml.bytes.toString('latin1', start, end).trim();
    const number = Number(text);
    if (text === '' || !Number.isFinite(number) || /[xob]/i.test(text)) throw new Unfamiliar('number');
    return number;
  }
}
