import { createRequire } from 'node:module';
import { crc32, deflateRawSync } from 'node:zlib';
import type * as Xlsx from 'xlsx';

export const XLSX = createRequire(__filename)('xlsx') as typeof Xlsx;

/** What may be wrong with an entry on purpose. */
export interface EntryTricks {
  /** Sizes and CRC the directory claims. */
  readonly claim?: { readonly size?: number; readonly crc?: number };
  readonly method?: 0 | 8;
  readonly flags?: number;
}

export interface Entry extends EntryTricks {
  readonly name: string;
  readonly data: string | Buffer;
}

/** A zip archive written by hand, so that it can be wrong where a test wants it wrong. */
export function zip(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claim, method = 8, flags = 0 } of entries) {
    const raw = Buffer.from(data as string);
    const packed = method === 8 && raw.length > 0 ? deflateRawSync(raw) : raw;
    const size = claim?.size ?? raw.length;
    const crc = claim?.crc ?? crc32(raw);
    const nameBytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(nameBytes.length, 28);
    central.writeUInt32LE(offset, 42);
    parts.push(local, nameBytes, packed);
    directory.push(central, nameBytes);
    offset += 30 + nameBytes.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  // More than fit are counted modulo, as careless writers do.
  end.writeUInt16LE(entries.length & 0xffff, 8);
  end.writeUInt16LE(entries.length & 0xffff, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface SheetSource {
  readonly name: string;
  /** What stands inside `<sheetData>`. */
  readonly rows?: string;
  /** The whole part, where `rows` is not enough. */
  readonly xml?: string;
  /** What follows `</sheetData>`. */
  readonly after?: string;
  readonly state?: string;
}

export interface BookSource {
  readonly sheets: readonly SheetSource[];
  readonly strings?: readonly string[];
  /** Number formats of the cell styles, by number or by code; style 0 is General. */
  readonly formats?: readonly (number | string)[];
  readonly date1904?: boolean;
  readonly extra?: readonly Entry[];
}

/** The parts of an .xlsx from the XML a test wants in it. */
export function bookParts(source: BookSource): Entry[] {
  const ids = source.sheets.map((_, i) => i + 1);
  const sheetPath = (i: number) => `worksheets/sheet${i}.xml`;
  const parts: Entry[] = [
    {
      name: '[Content_Types].xml',
      data: `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${ids.map((i) => `<Override PartName="/xl/${sheetPath(i)}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><workbookPr${source.date1904 === true ? ' date1904="1"' : ''}/><sheets>${source.sheets.map((s, i) => `<sheet name="${s.name}" sheetId="${i + 1}"${s.state === undefined ? '' : ` state="${s.state}"`} r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${HEAD}<Relationships xmlns="${PACKAGE}">${ids.map((i) => `<Relationship Id="rId${i}" Type="${RELATION}/worksheet" Target="${sheetPath(i)}"/>`).join('')}<Relationship Id="rIdS" Type="${RELATION}/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="${RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/styles.xml', data: stylesXml(source.formats ?? []) },
    {
      name: 'xl/sharedStrings.xml',
      data: `${HEAD}<sst xmlns="${MAIN}">${(source.strings ?? []).map((s) => `<si>${s}</si>`).join('')}</sst>`,
    },
    ...source.sheets.map((sheet, i) => ({ name: `xl/${sheetPath(i + 1)}`, data: sheetXml(sheet) })),
  ];
  return [...parts, ...(source.extra ?? [])];
}

export function book(source: BookSource): Buffer {
  return zip(bookParts(source));
}

/** One sheet, its `<sheetData>` as given. */
export function oneSheet(rows: string, more: Omit<BookSource, 'sheets'> = {}): Buffer {
  return book({ ...more, sheets: [{ name: '计划', rows }] });
}

function sheetXml(sheet: SheetSource): string {
  return (
    sheet.xml ??
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${sheet.rows ?? ''}</sheetData>${sheet.after ?? ''}</worksheet>`
  );
}

function stylesXml(formats: readonly (number | string)[]): string {
  const own = formats
    .map((f, i) => (typeof f === 'string' ? [164 + i, f] : undefined))
    .filter((f) => f !== undefined);
  const escape = (code: string) =>
    code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `${HEAD}<styleSheet xmlns="${MAIN}">${own.length === 0 ? '' : `<numFmts count="${own.length}">${own.map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escape(String(code))}"/>`).join('')}</numFmts>`}<cellStyleXfs><xf numFmtId="22"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((f, i) => `<xf numFmtId="${typeof f === 'string' ? 164 + i : f}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`;
}

/** Replaces one part, or removes it. */
export function withPart(parts: readonly Entry[], name: string, data: string | undefined): Entry[] {
  return parts.flatMap((part) =>
    part.name === name ? (data === undefined ? [] : [{ ...part, data }]) : [part],
  );
}

/** A workbook as SheetJS writes it. */
export function written(rows: unknown[][], bookType: Xlsx.BookType = 'xlsx', name = '计划'): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  const workbook = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(workbook, sheet, name);
  return XLSX.write(workbook, { type: 'buffer', bookType, compression: true, bookSST: true }) as Buffer;
}
