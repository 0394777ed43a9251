import { closeSync, openSync, readSync } from 'node:fs';
import { decodePieces, findEncoding, type TextEncoding } from './csv-decode.ts';
import { CsvParser, findSeparator } from './csv-parse.ts';
import { csvCell, plainCell } from './csv-read.ts';
import { fault } from './faults.ts';
import type { Cell, Row } from './model.ts';

/** Bytes read at a time: few, so that a text kept of a piece keeps little alive. */
const CHUNK = 64 * 1024;
/** How much of the file its encoding and separator are told by. */
const HEAD = 1024 * 1024;

/** A text table of any length, its rows in portions, with nothing of it held longer than a portion. */
export function* csvRows(
  path: string,
  file: string,
  asked: string | undefined,
  onBytes: (bytes: Buffer) => void = () => undefined,
): Generator<Row[]> {
  const fd = openSync(path, 'r');
  try {
    const head = wholeLines(readAt(fd, 0, HEAD));
    const encoding = findEncoding(head, file, asked);
    const rows = new RowCollector();
    let parser: CsvParser | undefined;
    for (const text of decodePieces(chunks(fd, encoding, onBytes), encoding, file)) {
      parser ??= new CsvParser(separatorOf(file, head, encoding), rows);
      parser.feed(text);
      if (rows.done.length > 0) yield rows.take();
    }
    const open = parser?.finish();
    if (open !== undefined) {
      throw fault('CSV_QUOTE', file, `第${open}行起的引号没有配对，其后各行分不清`, '用文本编辑器补上引号');
    }
    if (rows.done.length > 0) yield rows.take();
  } finally {
    closeSync(fd);
  }
}

/** The file from the start, its mark left out; `onBytes` sees all of it. A chunk is good until the next is asked for. */
function* chunks(fd: number, { skip }: TextEncoding, onBytes: (bytes: Buffer) => void): Generator<Buffer> {
  const chunk = Buffer.allocUnsafe(CHUNK);
  for (let at = 0; ;) {
    const length = readSync(fd, chunk, 0, CHUNK, at);
    if (length === 0) return;
    const bytes = chunk.subarray(0, length);
    onBytes(bytes);
    yield at === 0 ? bytes.subarray(skip) : bytes;
    at += length;
  }
}

function readAt(fd: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let at = 0;
  for (;;) {
    const got = readSync(fd, bytes, at, length - at, from + at);
    if (got === 0) return bytes.subarray(0, at);
    at += got;
  }
}

/** Cut behind the last line end, so that no character is cut. */
function wholeLines(head: Buffer): Buffer {
  if (head.length < HEAD) return head;
  const end = head.lastIndexOf(0x0a) + 1;
  // UTF-16 has a second byte behind it in one of its orders.
  return end === 0 ? head : head.subarray(0, end + (end % 2));
}

function separatorOf(file: string, head: Buffer, { name, skip }: TextEncoding): string {
  if (/\.tsv$/i.test(file)) return '\t';
  return findSeparator(new TextDecoder(name).decode(head.subarray(skip, 64 * 1024)));
}

class RowCollector {
  done: Row[] = [];
  #number = 1;
  #cells: (Cell | undefined)[] = [];

  field(text: string, _column: number, quoted: boolean): void {
    this.#cells.push(text === '' ? undefined : csvCell(text, quoted));
  }

  plainRecord(fields: readonly string[]): void {
    const number = this.#number++;
    const cells = fields.map(plainCell);
    if (cells.some((cell) => cell !== undefined)) this.done.push({ number, hidden: false, cells });
  }

  endRecord(): void {
    const number = this.#number++;
    if (this.#cells.some((cell) => cell !== undefined)) {
      this.done.push({ number, hidden: false, cells: this.#cells });
    }
    this.#cells = [];
  }

  take(): Row[] {
    const rows = this.done;
    this.done = [];
    return rows;
  }
}
