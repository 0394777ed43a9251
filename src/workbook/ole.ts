import { brokenSheet, damaged, passwordProtected, thrownText } from './faults.ts';
import { requireBiff } from './kind.ts';
import { spreadsheetLibrary } from './spreadsheet-library.ts';

const BOF = 0x0809;
const EOF = 0x000a;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;

/**
 * What SheetJS does not look at in an .xls or .et: that it is a workbook at all, not encrypted, and that
 * every sheet it lists is there from its first record to its last. @throws UserError where it is not
 */
export function guardOle(bytes: Buffer, file: string): void {
  const { CFB } = spreadsheetLibrary();
  let container;
  try {
    container = CFB.read(bytes, { type: 'buffer' });
  } catch (error) {
    throw damaged(file, `旧版文档结构读不通（${thrownText(error)}）`, error);
  }
  const names = new Set(
    (container.FullPaths as string[]).map((path) => path.slice(path.lastIndexOf('/') + 1).toLowerCase()),
  );
  requireBiff(names, file);
  const stream = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book');
  if (!stream?.content) throw damaged(file, '工作簿的内容是空的');
  guardBiff(Buffer.from(stream.content), file);
}

function guardBiff(stream: Buffer, file: string): void {
  // Only BIFF5 and BIFF8 list their sheets.
  if (stream.length < 4 || stream.readUInt16LE(0) !== BOF) return;
  const listed: { name: string; at: number }[] = [];
  const started = new Set<number>();
  let depth = 0;
  let at = 0;
  while (at + 4 <= stream.length) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    if (depth === 0 && type !== BOF) break;
    const next = at + 4 + length;
    if (next > stream.length) throw damaged(file, '工作簿没有写完');
    if (type === FILE_PASS) throw passwordProtected(file);
    if (type === BOF) {
      depth++;
      started.add(at);
    } else if (type === EOF) depth--;
    else if (type === BOUND_SHEET && length >= 8)
      listed.push({ name: sheetName(stream, at + 4), at: stream.readUInt32LE(at + 4) });
    at = next;
  }
  if (depth !== 0) throw damaged(file, '工作簿没有写完');
  for (const sheet of listed) if (!started.has(sheet.at)) throw brokenSheet(file, sheet.name);
}

/** The name for a message: exact for BIFF8, good enough for BIFF5. */
function sheetName(stream: Buffer, body: number): string {
  const count = stream[body + 6] as number;
  const wide = ((stream[body + 7] as number) & 1) === 1;
  return stream.toString(wide ? 'utf16le' : 'latin1', body + 8, body + 8 + count * (wide ? 2 : 1));
}
