import { a1 } from '../kernel/cell-ref.ts';
import { attribute, elementPrefix } from './annotate-package.ts';
import { RELATION_NAMESPACE } from './write-xml.ts';
import { Unfamiliar } from './xml-cursor.ts';

/** Row → column → what to turn the cell's format into. */
export type CellMarks = ReadonlyMap<number, ReadonlyMap<number, (format: number) => number>>;

/** What may follow `<legacyDrawing>` in a worksheet. */
const AFTER_LEGACY_DRAWING: ReadonlySet<string> = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'AlternateContent',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

/** Changes the formats of cells, making those that are not there; nothing else of the sheet changes. */
export function restyleCells(xml: string, marks: CellMarks): string {
  if (marks.size === 0) return xml;
  const prefix = elementPrefix(xml, 'worksheet');
  const empty = new RegExp(`<${prefix}sheetData\\s*/>`, 'u').exec(xml);
  const text = empty ? xml.replace(empty[0], () => `<${prefix}sheetData></${prefix}sheetData>`) : xml;
  const open = new RegExp(`<${prefix}sheetData(?:\\s[^>]*)?>`, 'u').exec(text);
  const end = text.indexOf(`</${prefix}sheetData>`);
  if (!open || end < 0) throw new Unfamiliar('no sheetData');
  const start = open.index + open[0].length;
  const columns = columnFormats(text.slice(0, open.index), prefix);
  return text.slice(0, start) + restyleRows(text.slice(start, end), marks, prefix, columns) + text.slice(end);
}

function restyleRows(
  data: string,
  marks: CellMarks,
  prefix: string,
  columns: ReadonlyMap<number, number>,
): string {
  // Markup declarations inside the data could hide what looks like a row.
  if (data.includes('<!')) throw new Unfamiliar('markup declaration in sheetData');
  const waiting = [...marks.keys()].sort((a, b) => a - b);
  const pattern = new RegExp(`<${prefix}row((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</${prefix}row>)`, 'gu');
  const out: string[] = [];
  let copied = 0;
  let number = 0;
  const newRows = (before: number): void => {
    for (let next = waiting[0]; next !== undefined && next < before; next = waiting[0]) {
      waiting.shift();
      const cells = restyleRow('', '', next, marks.get(next) ?? new Map(), prefix, columns);
      out.push(`<${prefix}row r="${next}">${cells}</${prefix}row>`);
    }
  };
  for (const m of data.matchAll(pattern)) {
    const [whole, attributes = '', inner = ''] = m;
    number = Number(attribute(attributes, 'r') ?? number + 1);
    if (waiting[0] === undefined) break;
    if (waiting[0] > number) continue;
    out.push(data.slice(copied, m.index));
    newRows(number);
    copied = m.index;
    if (waiting[0] !== number) continue;
    waiting.shift();
    const cells = restyleRow(inner, attributes, number, marks.get(number) ?? new Map(), prefix, columns);
    const kept = attributes.replace(/\sspans\s*=\s*(?:"[^"]*"|'[^']*')/u, '');
    out.push(`<${prefix}row${kept}>${cells}</${prefix}row>`);
    copied = m.index + whole.length;
  }
  if (waiting.length > 0) {
    out.push(data.slice(copied));
    copied = data.length;
    newRows(Infinity);
  }
  return out.join('') + data.slice(copied);
}

function restyleRow(
  inner: string,
  rowAttributes: string,
  row: number,
  marks: ReadonlyMap<number, (format: number) => number>,
  prefix: string,
  columns: ReadonlyMap<number, number>,
): string {
  const rowFormat = /^(?:1|true)$/u.test(attribute(rowAttributes, 'customFormat') ?? '')
    ? Number(attribute(rowAttributes, 's') ?? 0)
    : undefined;
  const waiting = [...marks].sort(([a], [b]) => a - b);
  const newCells = (before: number): string => {
    let cells = '';
    for (let next = waiting[0]; next && next[0] < before; next = waiting[0]) {
      waiting.shift();
      const format = next[1](rowFormat ?? columns.get(next[0]) ?? 0);
      cells += `<${prefix}c r="${a1(row, next[0])}" s="${format}"/>`;
    }
    return cells;
  };
  let column = 0;
  const cell = new RegExp(`<${prefix}c((?:\\s[^>]*?)?)(/>|>[\\s\\S]*?</${prefix}c>)`, 'gu');
  const restyled = inner.replace(cell, (whole, attributes: string, rest: string) => {
    const address = attribute(attributes, 'r');
    column = address === undefined ? column + 1 : columnNumber(address);
    const before = newCells(column);
    const [at, change] = waiting[0] ?? [];
    if (at !== column || !change) return before + whole;
    waiting.shift();
    const format = change(Number(attribute(attributes, 's') ?? 0));
    const kept = attributes.replace(/\ss\s*=\s*(?:"[^"]*"|'[^']*')/u, '');
    // A cell after one that had no address of its own must keep its place.
    const place = address === undefined ? ` r="${a1(row, column)}"` : '';
    return `${before}<${prefix}c${place}${kept} s="${format}"${rest}`;
  });
  return restyled + newCells(Infinity);
}

/** Column → the format its empty cells have. */
function columnFormats(head: string, prefix: string): ReadonlyMap<number, number> {
  const formats = new Map<number, number>();
  for (const [tag] of head.matchAll(new RegExp(`<${prefix}col\\s[^>]*>`, 'gu'))) {
    const format = attribute(tag, 'style');
    if (format === undefined) continue;
    const last = Math.min(Number(attribute(tag, 'max') ?? 0), 1000);
    for (let column = Number(attribute(tag, 'min') ?? 1); column <= last; column += 1) {
      formats.set(column, Number(format));
    }
  }
  return formats;
}

function columnNumber(address: string): number {
  let column = 0;
  for (const letter of address.replace(/\d+$/u, '')) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** Ties the drawing that holds the notes to a sheet, at the place the order of elements demands. */
export function addLegacyDrawing(xml: string, relationId: string): string {
  const prefix = elementPrefix(xml, 'worksheet');
  const tag = `<${prefix}legacyDrawing xmlns:r="${RELATION_NAMESPACE}" r:id="${relationId}"/>`;
  const from = xml.search(new RegExp(`</${prefix}sheetData>|<${prefix}sheetData\\s*/>`, 'u'));
  if (from < 0) throw new Unfamiliar('no sheetData');
  let depth = 1;
  const tags = /<(\/?)(?:[\w.-]+:)?([\w.-]+)(?:\s[^>]*?)?(\/?)>/gu;
  tags.lastIndex = xml.indexOf('>', from) + 1;
  for (let m = tags.exec(xml); m; m = tags.exec(xml)) {
    const [, closing, name = '', selfClosing] = m;
    if (closing === '/') depth -= 1;
    const here = depth === 0 || (depth === 1 && closing === '' && AFTER_LEGACY_DRAWING.has(name));
    if (here) return xml.slice(0, m.index) + tag + xml.slice(m.index);
    if (closing === '' && selfClosing === '') depth += 1;
  }
  throw new Unfamiliar('worksheet is not closed');
}
