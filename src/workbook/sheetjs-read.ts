import { constants } from 'node:buffer';
import type { ParsingOptions, WorkBook } from 'xlsx';
import type { UserError } from '../kernel/errors.ts';
import { thrownText } from '../kernel/thread-trouble.ts';
import { damaged, fault, passwordProtected } from './faults.ts';
import type { ReadLimits } from './model.ts';
import { BUILT_IN_FORMATS } from './number-format.ts';
import { guardOds } from './ods-guard.ts';
import { guardOle } from './ole.ts';
import type { PackedWorkbook } from './packed.ts';
import { NO_HINTS, mapBook } from './sheetjs-map.ts';
import { withBuiltInFormats, withPlainCharacters, xlsxHints } from './sheetjs-xlsx.ts';
import { spreadsheetLibrary } from './spreadsheet-library.ts';
import { cellCounter } from './cell-counter.ts';
import { guardXml } from './xml-guard.ts';
import type { Zip } from './zip.ts';

/**
 * Nothing faster loses nothing: `nodim` because a wrong `<dimension>` silently keeps ten rows, `cellText`
 * because without it an East Asian date format makes the whole sheet vanish, `cellNF` for the formats.
 */
const SAFE: ParsingOptions = {
  type: 'buffer',
  dense: true,
  cellDates: false,
  cellText: true,
  cellNF: true,
  cellFormula: false,
  cellHTML: false,
  nodim: true,
  WTF: true,
};

/** Parts that hold no cells; unread, they need not be whole either. */
const UNREAD =
  /^(?:docProps|customXml)\/|^xl\/(?:media|theme|drawings|charts|diagrams|embeddings|comments|threadedComments|externalLinks|pivot\w*|ctrlProps|activeX|printerSettings|vbaProject|calcChain|worksheets\/_rels)/i;

/** An .xlsx that the fast path gave up. */
export function readXlsxSlowly(zip: Zip, file: string, limits: ReadLimits): PackedWorkbook {
  const { CFB } = spreadsheetLibrary();
  const container = CFB.utils.cfb_new();
  const sheets = new Map<string, Buffer>();
  let isoDates = false;
  for (const name of zip.names) {
    if (UNREAD.test(name) || !/\.(?:xml|rels)$/i.test(name)) continue;
    let bytes = zip.read(name);
    if (!bytes) continue;
    guardXml(bytes, name, file);
    requireTextSize(bytes.length, name, file);
    bytes = withPlainCharacters(bytes);
    if (/styles\.xml$/i.test(name)) bytes = withBuiltInFormats(bytes);
    if (/worksheets\//i.test(name)) {
      sheets.set(name.toLowerCase(), bytes);
      isoDates ||= /\bt=["']d["']/.test(bytes.toString('latin1'));
    }
    CFB.utils.cfb_add(container, name, bytes);
  }
  const book = guarded(file, () => parseParts(container, { ...SAFE, cellDates: isoDates }));
  const hints = xlsxHints(zip, sheets, book.SheetNames.length);
  return mapBook(book, { file, kind: 'xlsx', hints, count: cellCounter(file, limits.cells) });
}

export function readOds(zip: Zip, file: string, limits: ReadLimits): PackedWorkbook {
  const { CFB } = spreadsheetLibrary();
  const container = CFB.utils.cfb_new();
  const content = zip.read('content.xml');
  if (!content) throw damaged(file, '缺少表格内容');
  guardXml(content, 'content.xml', file);
  requireTextSize(content.length, 'content.xml', file);
  const hints = guardOds(content, file, limits.cells);
  CFB.utils.cfb_add(container, 'content.xml', content);
  // SheetJS asks for both, though neither has to be there.
  for (const [name, missing] of [
    ['META-INF/manifest.xml', '<manifest/>'],
    ['styles.xml', '<styles/>'],
  ] as const) {
    const bytes = zip.read(name) ?? Buffer.from(missing);
    guardXml(bytes, name, file);
    CFB.utils.cfb_add(container, name, bytes);
  }
  // WTF makes SheetJS refuse every element of .ods it does not use.
  const book = guarded(file, () => parseParts(container, { ...SAFE, WTF: false }));
  if (book.SheetNames.length !== hints.length) throw damaged(file, '有工作表读不出来');
  return mapBook(book, { file, kind: 'ods', hints, count: cellCounter(file, limits.cells) });
}

/** .xls and .et in the old binary format. */
export function readXls(bytes: Buffer, file: string, limits: ReadLimits, isOle: boolean): PackedWorkbook {
  const library = spreadsheetLibrary();
  const sheets = isOle ? guardOle(bytes, file) : [];
  // SheetJS knows formats by number only from the last file it read; these are the ones files do not bring.
  for (const [id, code] of Object.entries(BUILT_IN_FORMATS)) library.SSF.load(code, Number(id));
  const book = guarded(file, () => library.read(bytes, { ...SAFE, WTF: false }));
  if (sheets.length > 0 && book.SheetNames.length !== sheets.length) throw damaged(file, '有工作表读不出来');
  const hints = sheets.map(({ values }) => ({ ...NO_HINTS, atLeast: values }));
  return mapBook(book, { file, kind: 'xls', hints, count: cellCounter(file, limits.cells) });
}

/** SheetJS works on strings; a part that makes no string becomes an empty sheet. @throws UserError E_WORKBOOK_TOO_BIG */
export function requireTextSize(bytes: number, part: string, file: string): void {
  if (bytes <= constants.MAX_STRING_LENGTH) return;
  throw fault(
    'TOO_BIG',
    file,
    `「${part}」展开后${bytes.toLocaleString('en-US')}字节，写法又不寻常，读不出来`,
    '在 WPS 或 Excel 中打开后另存为 .xlsx，或拆成几个文件',
  );
}

function parseParts(container: unknown, options: ParsingOptions): WorkBook {
  const library = spreadsheetLibrary() as unknown as {
    parse_zip(container: unknown, options: ParsingOptions): WorkBook;
  };
  return library.parse_zip(container, options);
}

function guarded(file: string, read: () => WorkBook): WorkBook {
  let book: WorkBook;
  try {
    book = read();
  } catch (error) {
    throw readFault(file, error);
  }
  if (book.SheetNames.length === 0) throw damaged(file, '其中没有工作表');
  return book;
}

function readFault(file: string, error: unknown): UserError {
  const text = thrownText(error);
  return /password|encrypt/i.test(text)
    ? passwordProtected(file)
    : damaged(file, `读不通（${text.slice(0, 120)}）`, error);
}
