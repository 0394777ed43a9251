import { BookBuilder } from './book-builder.ts';
import { brokenSheet, damaged } from './faults.ts';
import type { Merge, Row } from './model.ts';
import { TextReader } from './packed-texts.ts';
import { PartWindows } from './part-windows.ts';
import { unpackWith } from './unpack.ts';
import { findParts, type SheetPart } from './xlsx-package.ts';
import { SheetScanner } from './xlsx-sheet.ts';
import { SharedStrings } from './xlsx-strings.ts';
import { readStyles } from './xlsx-styles.ts';
import { guardXml } from './xml-guard.ts';
import type { Zip } from './zip.ts';

/** Some rows of one sheet, in the order of the file. */
export interface SheetRows {
  /** Which sheet of the file, from 0. */
  readonly sheet: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly Row[];
  /** Merged regions, with the last of its rows: a file tells them after the cells. */
  readonly merges?: readonly Merge[];
}

/**
 * An .xlsx of any length by the fast path, its rows in portions; only the shared strings stay in memory.
 * @throws Unfamiliar on what it does not know, maybe after some rows; UserError where the file is damaged
 */
export async function* xlsxRows(zip: Zip, file: string): AsyncGenerator<SheetRows> {
  const read = (part: string) => {
    const bytes = zip.read(part);
    if (bytes) guardXml(bytes, part, file);
    return bytes;
  };
  const book = findParts(read);
  if (book.styles !== undefined && !zip.has(book.styles)) throw damaged(file, `缺少「${book.styles}」`);
  const builder = new BookBuilder(book.date1904);
  const styles = readStyles(book.styles === undefined ? undefined : read(book.styles)).map((code) =>
    builder.format(code),
  );
  const strings = new SharedStrings(builder.texts);
  if (book.strings !== undefined && zip.has(book.strings)) {
    const scan = (window: Buffer) => strings.scan(window);
    const windows = new PartWindows('si', book.strings, file, scan);
    for await (const piece of zip.stream(book.strings) ?? []) windows.feed(piece);
    windows.finish();
  }
  const shared = new TextReader(builder.texts.detach());
  for (const [sheet, listed] of book.sheets.entries()) {
    const { name, hidden } = listed;
    if (listed.part === undefined) continue;
    if (!zip.has(listed.part)) throw brokenSheet(file, name);
    const scanner = new SheetScanner({ file, sheet: name, builder, styles, strings, count: () => undefined });
    for await (const blocks of scanned(zip, file, listed, scanner)) {
      const packed = builder.detach(file, { name, hidden, merges: [], blocks });
      const own = new TextReader(packed.texts);
      const texts: Pick<TextReader, 'text'> = {
        text: (start, length) => (own.holds(start) ? own : shared).text(start, length),
      };
      const rows = unpackWith(packed, texts).sheets[0]?.rows ?? [];
      yield { sheet, name, hidden, rows };
    }
    const { merges } = scanner.finish();
    if (merges.length > 0) yield { sheet, name, hidden, rows: [], merges };
  }
}

async function* scanned(
  zip: Zip,
  file: string,
  { part = '' }: SheetPart,
  scanner: SheetScanner,
): AsyncGenerator<Int32Array[]> {
  const windows = new PartWindows('row', part, file, (window) => scanner.scan(window));
  for await (const piece of zip.stream(part) ?? []) {
    windows.feed(piece);
    const blocks = scanner.drain();
    if (blocks.length > 0) yield blocks;
  }
  windows.finish();
  const blocks = scanner.drain();
  if (blocks.length > 0) yield blocks;
}
