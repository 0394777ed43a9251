import { BookBuilder, type BookFormat } from './book-builder.ts';
import { brokenSheet, damaged } from './faults.ts';
import type { ReadLimits } from './model.ts';
import type { PackedSheet, PackedWorkbook } from './packed.ts';
import type { PackedTexts } from './packed-texts.ts';
import { PartWindows } from './part-windows.ts';
import { findParts, type SheetPart, type XlsxPackage } from './xlsx-package.ts';
import { cellCounter } from './cell-counter.ts';
import { SheetScanner } from './xlsx-sheet.ts';
import { SharedStrings } from './xlsx-strings.ts';
import { readStyles } from './xlsx-styles.ts';
import { Unfamiliar } from './xml-cursor.ts';
import { guardXml } from './xml-guard.ts';
import type { Zip } from './zip.ts';

/** Told of the shared strings as soon as they are read, where they are many; they are then no longer here. */
export type OnTexts = (texts: PackedTexts) => void;

/** Blocks of texts from which on they are handed over ahead: a million characters. */
const MANY_BLOCKS = 16;

/**
 * The fast path for ordinary .xlsx. Undefined on whatever it does not know; nothing read so far is then used.
 * @throws UserError where the file is damaged or past a limit
 */
export function scanXlsx(zip: Zip, file: string, limits: ReadLimits): PackedWorkbook | undefined {
  try {
    const scan = new BookScan(zip, file, limits);
    for (const { part, windows } of scan.parts()) {
      windows.feed(zip.read(part) ?? Buffer.alloc(0));
      windows.finish();
    }
    return scan.pack();
  } catch (error) {
    return givenUp(error);
  }
}

/** The same, with no part ever whole in memory. */
export async function scanXlsxInPieces(
  zip: Zip,
  file: string,
  limits: ReadLimits,
  onTexts?: OnTexts,
): Promise<PackedWorkbook | undefined> {
  try {
    const scan = new BookScan(zip, file, limits, onTexts);
    for (const { part, windows } of scan.parts()) {
      for await (const piece of zip.stream(part) ?? []) windows.feed(piece);
      windows.finish();
    }
    return scan.pack();
  } catch (error) {
    return givenUp(error);
  }
}

function givenUp(error: unknown): undefined {
  if (!(error instanceof Unfamiliar)) throw error;
}

/** Where a large part's content goes. */
interface PartTarget {
  readonly part: string;
  readonly windows: PartWindows;
}

/** One workbook on its way through the scanner. */
class BookScan {
  readonly #zip: Zip;
  readonly #file: string;
  readonly #book: XlsxPackage;
  readonly #builder: BookBuilder;
  readonly #styles: readonly BookFormat[];
  readonly #strings: SharedStrings;
  readonly #count: () => void;
  readonly #sheets: PackedSheet[] = [];
  readonly #onTexts: OnTexts | undefined;

  constructor(zip: Zip, file: string, limits: ReadLimits, onTexts?: OnTexts) {
    this.#zip = zip;
    this.#file = file;
    this.#onTexts = onTexts;
    this.#book = findParts((part) => this.#read(part));
    if (this.#book.sheets.length === 0) throw new Unfamiliar('no sheets');
    const { date1904, styles } = this.#book;
    // Without them a date is a number.
    if (styles !== undefined && !zip.has(styles)) throw damaged(file, `缺少「${styles}」`);
    this.#builder = new BookBuilder(date1904);
    this.#styles = readStyles(styles === undefined ? undefined : this.#read(styles)).map((code) =>
      this.#builder.format(code),
    );
    this.#strings = new SharedStrings(this.#builder.texts);
    this.#count = cellCounter(file, limits.cells);
  }

  /** The parts that may be large, in order; before the next is asked for, one is fed whole and finished. */
  *parts(): Generator<PartTarget> {
    const { strings, sheets } = this.#book;
    if (strings !== undefined && this.#zip.has(strings)) {
      const scan = (window: Buffer) => this.#strings.scan(window);
      yield { part: strings, windows: new PartWindows('si', strings, this.#file, scan) };
      const { texts } = this.#builder;
      if (this.#onTexts && texts.blocks >= MANY_BLOCKS) this.#onTexts(texts.detach());
    }
    for (const sheet of sheets) yield* this.#sheet(sheet);
  }

  *#sheet({ name, hidden, part }: SheetPart): Generator<PartTarget> {
    if (part === undefined) {
      this.#sheets.push({ name, hidden, blocks: [], merges: [] });
      return;
    }
    if (!this.#zip.has(part)) throw brokenSheet(this.#file, name);
    const scanner = new SheetScanner({
      file: this.#file,
      sheet: name,
      builder: this.#builder,
      styles: this.#styles,
      strings: this.#strings,
      count: this.#count,
    });
    yield { part, windows: new PartWindows('row', part, this.#file, (window) => scanner.scan(window)) };
    this.#sheets.push({ name, hidden, ...scanner.finish() });
  }

  pack(): PackedWorkbook {
    return this.#builder.pack(this.#file, 'xlsx', this.#sheets);
  }

  #read(part: string): Buffer | undefined {
    const bytes = this.#zip.read(part);
    if (bytes) guardXml(bytes, part, this.#file);
    return bytes;
  }
}
