import { MAX_COLUMN, MAX_ROW } from './cell-range.ts';
import { damaged, tooManyCells } from './faults.ts';
import type { SheetHints } from './sheetjs-map.ts';
import { Unfamiliar, XmlCursor, nameCode } from './xml-cursor.ts';
import { attributesOf } from './xlsx-package.ts';

const TABLE = nameCode('table');
const ROW = nameCode('table-row');
const CELL = nameCode('table-cell');
const COVERED = nameCode('covered-table-cell');
const STYLE = nameCode('style');
const TABLE_PROPERTIES = nameCode('table-properties');
const NAME = nameCode('name');
const STYLE_NAME = nameCode('style-name');
const DISPLAY = nameCode('display');
const VISIBILITY = nameCode('visibility');
const ROWS_REPEATED = nameCode('number-rows-repeated');
const COLUMNS_REPEATED = nameCode('number-columns-repeated');
const FORMULA = nameCode('formula');
const VALUE_TYPE = nameCode('value-type');

/**
 * Counts what the repeats in an .ods come to before SheetJS writes them all out, and notes what SheetJS
 * leaves out: hidden rows and sheets, formulas without a result. @throws UserError past `limit` cells
 */
export function guardOds(content: Buffer, file: string, limit: number): SheetHints[] {
  try {
    return new OdsWalk(content, file, limit).sheets();
  } catch (error) {
    if (error instanceof Unfamiliar) throw damaged(file, '表格内容读不通', error);
    throw error;
  }
}

class OdsWalk {
  readonly #xml: XmlCursor;
  readonly #file: string;
  readonly #limit: number;
  #cells = 0;

  constructor(content: Buffer, file: string, limit: number) {
    this.#xml = new XmlCursor(content);
    this.#file = file;
    this.#limit = limit;
  }

  sheets(): SheetHints[] {
    const xml = this.#xml;
    const hints: SheetHints[] = [];
    const hiddenStyles = new Set<string>();
    let style = '';
    while (xml.next()) {
      if (xml.closing) continue;
      if (xml.name === STYLE) style = attributesOf(xml).get(NAME) ?? '';
      else if (xml.name === TABLE_PROPERTIES && attributesOf(xml).get(DISPLAY) === 'false')
        hiddenStyles.add(style);
      else if (xml.name === TABLE && !xml.selfClosing) {
        const hidden = hiddenStyles.has(attributesOf(xml).get(STYLE_NAME) ?? '');
        hints.push({ ...this.#readTable(), hidden });
      }
    }
    return hints;
  }

  #readTable(): Omit<SheetHints, 'hidden'> {
    const xml = this.#xml;
    const hiddenRows = new Set<number>();
    const uncalculated = new Set<string>();
    let row = 1;
    let rows = 1;
    let column = 1;
    while (xml.next()) {
      if (xml.closing) {
        if (xml.name === TABLE) return { hiddenRows, uncalculated };
        if (xml.name === ROW) row += rows;
        continue;
      }
      if (xml.name === ROW) {
        const attributes = attributesOf(xml);
        rows = Number(attributes.get(ROWS_REPEATED) ?? 1);
        column = 1;
        if (/collapse|filter/.test(attributes.get(VISIBILITY) ?? '')) {
          for (let i = 0; i < Math.min(rows, MAX_ROW - row + 1); i++) hiddenRows.add(row + i);
        }
        if (xml.selfClosing) row += rows;
      } else if (xml.name === CELL || xml.name === COVERED) {
        const attributes = attributesOf(xml);
        const columns = Number(attributes.get(COLUMNS_REPEATED) ?? 1);
        const type = attributes.get(VALUE_TYPE);
        const formula = attributes.has(FORMULA) && type === undefined;
        if (formula) uncalculated.add(`${row},${column}`);
        if (type !== undefined || !xml.selfClosing) this.#count(row, rows, column, columns);
        column += columns;
      }
    }
    throw new Unfamiliar('unclosed table');
  }

  #count(row: number, rows: number, column: number, columns: number): void {
    if (!(row + rows - 1 <= MAX_ROW && column + columns - 1 <= MAX_COLUMN)) {
      throw damaged(this.#file, '重复的行或列超出表格范围');
    }
    this.#cells += rows * columns;
    if (this.#cells > this.#limit) throw tooManyCells(this.#file, this.#limit);
  }
}
