import { BUILT_IN_FORMATS } from './number-format.ts';
import type { SheetHints } from './sheetjs-map.ts';
import { findParts } from './xlsx-package.ts';
import { Unfamiliar } from './xml-cursor.ts';
import type { Zip } from './zip.ts';

/**
 * SheetJS takes the East Asian date formats 27–36 and 50–58 for American ones, and tells their number to
 * nobody; written out in the styles they come back as what they are. A file's own definitions stand.
 */
export function withBuiltInFormats(styles: Buffer): Buffer {
  const text = styles.toString('latin1');
  const root = /<((?:\w+:)?)styleSheet\b[^>]*>/.exec(text);
  if (!root) return styles;
  const prefix = root[1] ?? '';
  const added = Object.entries(BUILT_IN_FORMATS)
    .map(([id, code]) => `<${prefix}numFmt numFmtId="${id}" formatCode="${escaped(code)}"/>`)
    .join('');
  const block = /<(?:\w+:)?numFmts\b[^>]*?(\/?)>/.exec(text);
  const at = (place: RegExpExecArray) => place.index + place[0].length;
  const [end, insert] =
    block && block[1] === ''
      ? [at(block), added]
      : [block ? block.index : at(root), `<${prefix}numFmts>${added}</${prefix}numFmts>`];
  const rest = block && block[1] === '/' ? text.slice(at(block)) : text.slice(end);
  return Buffer.concat([
    Buffer.from(text.slice(0, end), 'latin1'),
    Buffer.from(insert, 'utf8'),
    Buffer.from(rest, 'latin1'),
  ]);
}

const CDATA = /<!\[CDATA\[([^]*?)\]\]>/g;

/**
 * SheetJS decodes `&#20013;` before UTF-8, and makes nonsense of it; written out it is read. A closing tag in
 * CDATA it takes for one, and loses the row: here CDATA becomes text with entities.
 */
export function withPlainCharacters(xml: Buffer): Buffer {
  if (!xml.includes('&#') && !xml.includes('<![CDATA[')) return xml;
  const text = xml
    .toString('latin1')
    .replace(CDATA, (_, content: string) =>
      content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    )
    .replace(/&#(?:x([\da-f]{2,6})|(\d{3,7}));/gi, (whole, hex?: string, dec?: string) => {
      const point = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
      if (point < 0x80 || point > 0x10ffff) return whole;
      return Buffer.from(String.fromCodePoint(point)).toString('latin1');
    });
  return Buffer.from(text, 'latin1');
}

function escaped(code: string): string {
  return code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

const HIDDEN_ROW = /<(?:\w+:)?row\b(?=[^>]*\shidden=["'](?:1|true)["'])[^>]*?\sr=["'](\d+)["']/g;
const VALUE = /<(?:\w+:)?v(?:\s[^>]*)?>[^<]/g;
const UNCALCULATED =
  /<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*\/>|[^>]*>[^<]*<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v><\/(?:\w+:)?v>)?\s*<\/(?:\w+:)?c>/g;

/** What SheetJS leaves out of each sheet. Parts are by lower-case name. */
export function xlsxHints(zip: Zip, parts: ReadonlyMap<string, Buffer>, sheets: number): SheetHints[] {
  return sheetParts(zip, sheets).map((part) => hintsOf(parts.get(part.toLowerCase())));
}

/** Where each sheet is; where the workbook does not say, SheetJS counts, and so do we. */
function sheetParts(zip: Zip, sheets: number): string[] {
  try {
    return findParts((part) => zip.read(part)).sheets.map((sheet) => sheet.part ?? '');
  } catch (error) {
    if (!(error instanceof Unfamiliar)) throw error;
    return Array.from({ length: sheets }, (_, i) => `xl/worksheets/sheet${i + 1}.xml`);
  }
}

function hintsOf(bytes: Buffer | undefined): SheetHints {
  const text = bytes?.toString('latin1') ?? '';
  const uncalculated = new Set<string>();
  for (const [, attributes = ''] of text.matchAll(UNCALCULATED)) {
    const address = /\sr=["']([A-Z]+)(\d+)["']/.exec(attributes);
    if (!address || /\st=["']str["']/.test(attributes)) continue;
    let column = 0;
    for (const letter of address[1] as string) column = column * 26 + letter.charCodeAt(0) - 64;
    uncalculated.add(`${address[2]},${column}`);
  }
  return {
    hiddenRows: new Set([...text.matchAll(HIDDEN_ROW)].map((m) => Number(m[1]))),
    uncalculated,
    atLeast: text.match(VALUE)?.length ?? 0,
  };
}
