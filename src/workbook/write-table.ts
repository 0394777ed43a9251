import { columnName } from '../kernel/cell-ref.ts';
import { inertCell } from '../kernel/text.ts';
import { PLAIN_STYLE, type SheetPart, newPackage, sheetName } from './write-package.ts';
import { SHEET_NAMESPACE, XML_HEAD, cellXml, columnsXml, frozenAbove } from './write-xml.ts';
import { writeZip } from './write-zip.ts';

export interface TableColumn {
  readonly header: string;
  /** In characters. */
  readonly width?: number;
  /** The column holds codes: formatted as text, so that what is typed into it later stays as typed. */
  readonly text?: boolean;
}

export interface Table {
  /** Name of the sheet; characters a sheet name may not have become `_`. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * 导出表格: an .xlsx with one sheet per table, header in bold and kept in view. Texts are made inert. The same
 * tables always give the same bytes.
 */
export async function writeTable(tables: readonly Table[]): Promise<Uint8Array> {
  const sheets: SheetPart[] = [];
  const taken = new Set<string>();
  for (const table of tables) {
    const name = sheetName(table.name, taken);
    taken.add(name);
    sheets.push({ name, xml: sheetXml(table) });
  }
  return writeZip(newPackage(sheets));
}

function sheetXml({ columns, rows }: Table): string {
  const header = columns.map((column, i) => cellXml(1, i + 1, inertCell(column.header), PLAIN_STYLE.header));
  const body = rows.map((values, at) => {
    const cells = values.map((value, i) => {
      const text = columns[i]?.text === true;
      const style = text ? PLAIN_STYLE.text : PLAIN_STYLE.wrapped;
      if (value === null || value === '')
        return cellXml(at + 2, i + 1, null, text ? style : PLAIN_STYLE.none);
      const shown = typeof value === 'string' ? inertCell(value) : text ? String(value) : value;
      return cellXml(at + 2, i + 1, shown, style);
    });
    return `<row r="${at + 2}">${cells.join('')}</row>`;
  });
  const filter =
    columns.length === 0 ? '' : `<autoFilter ref="A1:${columnName(columns.length)}${rows.length + 1}"/>`;
  return (
    `${XML_HEAD}<worksheet xmlns="${SHEET_NAMESPACE}">${frozenAbove(2)}` +
    columnsXml(columns.map((column) => column.width)) +
    `<sheetData><row r="1">${header.join('')}</row>${body.join('')}</sheetData>${filter}</worksheet>`
  );
}
