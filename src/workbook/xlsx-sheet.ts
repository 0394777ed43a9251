import { damaged } from './faults.ts';
import type { CellTrouble, Merge } from './model.ts';
import type { BookFormat } from './book-builder.ts';
import { SHOWN, TEXT, type PackedSheet } from './packed.ts';
import { SheetBuilder } from './packed-sheet.ts';
import { Unfamiliar, XmlCursor, nameCode } from './xml-cursor.ts';
import { attributesOf, isTrue } from './xlsx-package.ts';
import { MAX_COLUMN, MAX_ROW, parseRange } from './cell-range.ts';
import { integerIn, numberIn } from './xlsx-number.ts';
import { PlainCellTag, plainNumber } from './xlsx-plain.ts';
import type { SheetContext } from './xlsx-sheet-context.ts';
import { addText, textUntil } from './xlsx-strings.ts';
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

/** One worksheet, walked once, window by window; each ends behind a row. Throws `Unfamiliar` on what it does not know. */
export class SheetScanner {
  #xml = new XmlCursor(Buffer.alloc(0));
  readonly #context: SheetContext;
  readonly #general: BookFormat;
  readonly #sheet = new SheetBuilder();
  readonly #plainTag = new PlainCellTag();
  readonly #merges: Merge[] = [];
  #at: 'head' | 'rows' | 'tail' = 'head';
  #row = 0;
  #hidden = false;
  #column = 0;
  // The attributes of the cell at hand.
  #style = 0;
  #typeStart = 0;
  #typeEnd = 0;
  readonly #onRowAttribute = (name: number, start: number, end: number): void => {
    if (name === R) this.#row = integerIn(this.#xml.bytes, start, end);
    else if (name === HIDDEN) this.#hidden = isTrue(this.#xml.slice(start, end));
  };
  readonly #onCellAttribute = (name: number, start: number, end: number): void => {
    if (name === R) this.#readAddress(start, end);
    else if (name === S) this.#style = integerIn(this.#xml.bytes, start, end);
    else if (name === T) {
      this.#typeStart = start;
      this.#typeEnd = end;
    }
  };

  constructor(context: SheetContext) {
    this.#context = context;
    this.#general = context.builder.format('General');
  }

  scan(window: Buffer): void {
    this.#xml = new XmlCursor(window);
    if (this.#at === 'head') this.#readHead();
    if (this.#at === 'rows') this.#readRows();
    if (this.#at === 'tail') this.#readTail();
  }

  /** The rows scanned since the last time, for whoever takes them window by window. */
  drain(): Int32Array[] {
    const blocks = this.#sheet.drain();
    if (blocks === undefined) throw new Unfamiliar('rows out of order');
    return blocks;
  }

  finish(): Pick<PackedSheet, 'blocks' | 'merges'> {
    if (this.#at === 'rows') throw new Unfamiliar('unclosed rows');
    const blocks = this.#sheet.finish();
    if (typeof blocks === 'number') throw this.#twice(`第${blocks}行`);
    return { blocks, merges: this.#merges };
  }

  #readHead(): void {
    const xml = this.#xml;
    while (xml.next()) {
      if (xml.name !== SHEET_DATA) continue;
      this.#at = xml.selfClosing ? 'tail' : 'rows';
      return;
    }
  }

  #readTail(): void {
    const xml = this.#xml;
    while (xml.next()) {
      if (xml.name === SHEET_DATA) throw new Unfamiliar('two blocks of rows');
      if (xml.closing || xml.name !== MERGE) continue;
      const merge = parseRange(attributesOf(xml).get(REF) ?? '');
      if (!merge) throw new Unfamiliar('merge');
      this.#merges.push(merge);
    }
  }

  #readRows(): void {
    const xml = this.#xml;
    while (xml.next()) {
      if (xml.closing && xml.name === SHEET_DATA) {
        this.#at = 'tail';
        return;
      }
      if (xml.closing || xml.name !== ROW) throw new Unfamiliar('no row');
      this.#row++;
      this.#hidden = false;
      xml.attributes(this.#onRowAttribute);
      const row = this.#row;
      if (row < 1 || row > MAX_ROW)
        throw damaged(this.#context.file, `工作表「${this.#context.sheet}」的行号超出范围`);
      this.#column = 0;
      this.#sheet.startRow(row, this.#hidden);
      if (!xml.selfClosing) this.#readCells();
      const column = this.#sheet.endRow();
      if (column !== undefined) throw this.#twice(`第${row}行第${column}列`);
    }
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
    if (xml.nextPlain(PLAIN_OPEN, PLAIN_CLOSE)) this.#putValue(xml.textStart, xml.textEnd, false);
    else if (INLINE_OPENS.some((open) => xml.nextPlain(open, INLINE_CLOSE))) {
      const { texts } = this.#context.builder;
      addText(xml, texts);
      this.#putText(texts.start, texts.length);
    } else this.#readParts();
  }

  /** A text of the text store; an empty one is an empty cell. */
  #putText(start: number, length: number): void {
    if (length === 0) return;
    this.#context.count();
    this.#sheet.put(this.#column, TEXT, start, length);
  }

  #putString(text: string, trouble?: CellTrouble): void {
    if (text === '' && trouble === undefined) return;
    this.#context.count();
    this.#context.builder.text(this.#sheet, this.#column, text, trouble);
  }

  #putNumber(value: number): void {
    this.#context.count();
    const format = this.#format();
    if (format.what === SHOWN) this.#context.builder.number(this.#sheet, this.#column, value, format);
    else this.#sheet.putNumber(this.#column, format.what, value);
  }

  #format(): BookFormat {
    return this.#context.styles[this.#style] ?? this.#general;
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
        if (inline === undefined) this.#putValue(valueStart, valueEnd, formula);
        else this.#putString(inline);
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

  /** A cell's value; where it has none and there is a formula, the formula was never calculated. */
  #putValue(start: number, end: number, formula: boolean): void {
    const type = this.#type();
    if (start < 0 || (start === end && type !== 'str')) {
      if (formula) this.#putString('', 'no-cached-value');
    } else if (type === 's') this.#putShared(integerIn(this.#xml.bytes, start, end));
    else if (type === '' || type === 'n') {
      const number = plainNumber(this.#xml.bytes, start, end);
      this.#putNumber(Number.isNaN(number) ? numberIn(this.#xml.bytes, start, end) : number);
    } else this.#putTyped(type, xmlText(this.#xml.slice(start, end)));
  }

  #putShared(index: number): void {
    const { strings, file, sheet } = this.#context;
    if (index >= strings.count) throw damaged(file, `工作表「${sheet}」引用了不存在的文字`);
    this.#putText(strings.starts[index] as number, strings.lengths[index] as number);
  }

  #putTyped(type: string, text: string): void {
    if (type === 'str') this.#putString(text);
    else if (type === 'b') this.#putString(isTrue(text) ? 'TRUE' : 'FALSE');
    else if (type === 'e') this.#putString(text, 'error-value');
    else if (type === 'd') {
      this.#context.count();
      this.#context.builder.isoDate(this.#sheet, this.#column, text, this.#format());
    } else throw new Unfamiliar(`cell type ${type}`);
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
    if (column < 1 || column > MAX_COLUMN || integerIn(this.#xml.bytes, at, end) !== this.#row)
      throw new Unfamiliar('address');
    this.#column = column;
  }
}
