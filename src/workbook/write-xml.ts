import { a1 } from '../kernel/cell-ref.ts';
import { ellipsis, printable } from '../kernel/text.ts';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const SHEET_NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATION_NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The most a spreadsheet program takes in one cell. */
const CELL_CHARACTERS = 32_767;
const FORBIDDEN = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text for between tags or inside an attribute. */
export function xmlEscape(text: string): string {
  return printable(text)
    .replace(FORBIDDEN, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
}

/** The content of a `<t>` element; `_x0041_`, which spreadsheet programs decode, is kept as typed. */
export function stringXml(text: string): string {
  const escaped = xmlEscape(ellipsis(text, CELL_CHARACTERS)).replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
  return `<t xml:space="preserve">${escaped}</t>`;
}

/** A `<c>` element; nothing for an empty value without a style. */
export function cellXml(row: number, column: number, value: string | number | null, style: number): string {
  const place = `<c r="${a1(row, column)}"${style === 0 ? '' : ` s="${style}"`}`;
  if (value === null || value === '') return style === 0 ? '' : `${place}/>`;
  if (typeof value === 'number' && Number.isFinite(value)) return `${place}><v>${value}</v></c>`;
  return `${place} t="inlineStr"><is>${stringXml(String(value))}</is></c>`;
}

export function columnsXml(widths: readonly (number | undefined)[]): string {
  const columns = widths.map((width, index) =>
    width === undefined
      ? ''
      : `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return columns.some((column) => column !== '') ? `<cols>${columns.join('')}</cols>` : '';
}

/** A pane that keeps the rows above `row` in view. */
export function frozenAbove(row: number): string {
  const pane = `<pane ySplit="${row - 1}" topLeftCell="A${row}" activePane="bottomLeft" state="frozen"/>`;
  return `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
}
