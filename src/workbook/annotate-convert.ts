import { a1 } from '../kernel/cell-ref.ts';
import type { Cell, Sheet, Workbook } from './model.ts';
import { PLAIN_STYLE, newPackage } from './write-package.ts';
import { SHEET_NAMESPACE, XML_HEAD, cellXml } from './write-xml.ts';
import type { Part } from './write-zip.ts';

/**
 * The same sheets as a new .xlsx, for files whose own format cannot be edited: texts as a person saw them,
 * plain numbers as numbers, merged regions and hidden sheets kept, other formatting lost.
 */
export function convertToXlsx(workbook: Workbook): Part[] {
  return newPackage(
    workbook.sheets.map((sheet) => ({ name: sheet.name, hidden: sheet.hidden, xml: sheetXml(sheet) })),
  );
}

function sheetXml(sheet: Sheet): string {
  const rows = sheet.rows.map((row) => {
    const cells = row.cells.map((cell, i) => (cell ? valueXml(row.number, i + 1, cell) : ''));
    return `<row r="${row.number}"${row.hidden ? ' hidden="1"' : ''}>${cells.join('')}</row>`;
  });
  const merges = sheet.merges.map((m) => `<mergeCell ref="${a1(m.top, m.left)}:${a1(m.bottom, m.right)}"/>`);
  const merged =
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '';
  return `${XML_HEAD}<worksheet xmlns="${SHEET_NAMESPACE}"><sheetFormatPr defaultRowHeight="15" defaultColWidth="16"/><sheetData>${rows.join('')}</sheetData>${merged}</worksheet>`;
}

function valueXml(row: number, column: number, cell: Cell): string {
  const plain = cell.number !== undefined && String(cell.number) === cell.text;
  return plain
    ? cellXml(row, column, cell.number, PLAIN_STYLE.none)
    : cellXml(row, column, cell.text, PLAIN_STYLE.text);
}
