import { MAX_COLUMN } from './cell-range.ts';
import { brokenSheet, damaged, passwordProtected } from './faults.ts';

const BOF = 0x0809;
const EOF = 0x000a;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
const SST = 0x00fc;
const DIMENSIONS = 0x0200;
const ROW = 0x0208;
const BLANK = 0x0201;
const NUMBER = 0x0203;
const LABEL = 0x0204;
const BOOLEAN_OR_ERROR = 0x0205;
const RK = 0x027e;
const MULTIPLE_RK = 0x00bd;
const MULTIPLE_BLANK = 0x00be;
const RICH_STRING = 0x00d6;
const LABEL_SST = 0x00fd;
const FORMULA = 0x0006;

/** What may stand between cells: results of formulas, shared formulas, tables, indexes, continued records. */
const BETWEEN_CELLS = new Set([0x0207, 0x0221, 0x0236, 0x04bc, 0x005e, 0x00d7, 0x003c, 0x01c2]);
/** Body lengths that never differ. */
const LENGTHS: ReadonlyMap<number, number> = new Map([
  [ROW, 16],
  [BLANK, 6],
  [NUMBER, 14],
  [BOOLEAN_OR_ERROR, 8],
  [RK, 10],
  [LABEL_SST, 10],
]);
/** Least body lengths of cells of varying length. */
const LEAST: ReadonlyMap<number, number> = new Map([
  [LABEL, 8],
  [RICH_STRING, 8],
  [MULTIPLE_RK, 12],
  [MULTIPLE_BLANK, 8],
  [FORMULA, 20],
]);
/** All record types from 0x200 to 0x2ff, and where types end. */
const TYPES_200 = new Set([
  0x00, 0x01, 0x03, 0x04, 0x05, 0x07, 0x08, 0x0b, 0x18, 0x21, 0x25, 0x31, 0x36, 0x3e, 0x7e, 0x93,
]);
const TYPES_END = 0x1100;
const WORKSHEET = 0x0010;
/** 65 536 rows, and columns to IV. */
const ROWS = 0x1_0000;
const COLUMNS = 256;

/** What one sheet of an .xls holds by its own records. */
export interface BiffSheet {
  /** Cells with a value. */
  readonly values: number;
}

/**
 * The records of an .xls (BIFF5 or BIFF8) from first to last: every sheet listed is there and every sheet there is
 * listed, cells have the right length and place, and lie within what the sheet says of its rows and its size.
 * The format has no checksum; a changed digit or character is not noticed. @throws UserError where it is damaged
 */
export function guardBiff(stream: Buffer, file: string): BiffSheet[] {
  // Older ones do not list their sheets.
  if (stream.length < 8 || stream.readUInt16LE(0) !== BOF) return [];
  return new BiffWalk(stream, file).sheets();
}

class BiffWalk {
  readonly #stream: Buffer;
  readonly #file: string;
  readonly #listed: { name: string; at: number }[] = [];
  readonly #found = new Map<number, SheetRecords | undefined>();
  #strings: number | undefined;

  constructor(stream: Buffer, file: string) {
    this.#stream = stream;
    this.#file = file;
  }

  sheets(): BiffSheet[] {
    this.#walk();
    for (const { name, at } of this.#listed) {
      if (!this.#found.has(at)) throw brokenSheet(this.#file, name);
    }
    if (this.#found.size !== this.#listed.length) throw damaged(this.#file, '有工作表不在目录里');
    return this.#listed.map(({ name, at }) => {
      const sheet = this.#found.get(at);
      if (sheet?.isWhole() === false) throw brokenSheet(this.#file, name);
      return { values: sheet?.values ?? 0 };
    });
  }

  #walk(): void {
    const stream = this.#stream;
    let depth = 0;
    let isGlobal = true;
    let sheet: SheetRecords | undefined;
    let at = 0;
    while (at + 4 <= stream.length) {
      const type = stream.readUInt16LE(at);
      const body = at + 4;
      const end = body + stream.readUInt16LE(at + 2);
      if (depth === 0 && type !== BOF) break;
      if (end > stream.length) throw damaged(this.#file, '工作簿没有写完');
      if (type === FILE_PASS) throw passwordProtected(this.#file);
      if (type === BOF) {
        if (depth === 0 && at > 0) {
          isGlobal = false;
          const isWorksheet = end >= body + 4 && stream.readUInt16LE(body + 2) === WORKSHEET;
          sheet = isWorksheet ? new SheetRecords(this.#file, this.#strings) : undefined;
          this.#found.set(at, sheet);
        }
        depth++;
      } else if (type === EOF) depth--;
      else if (isGlobal) this.#global(type, body, end);
      else if (depth === 1) sheet?.record(type, stream.subarray(body, end));
      at = end;
    }
    if (depth !== 0) throw damaged(this.#file, '工作簿没有写完');
  }

  #global(type: number, body: number, end: number): void {
    if (type === BOUND_SHEET && end - body >= 8) {
      this.#listed.push({ name: sheetName(this.#stream, body), at: this.#stream.readUInt32LE(body) });
    } else if (type === SST && end - body >= 8) this.#strings = this.#stream.readUInt32LE(body + 4);
  }
}

/** The name for a message: exact for BIFF8, good enough for BIFF5. */
function sheetName(stream: Buffer, body: number): string {
  const count = stream[body + 6] as number;
  const wide = ((stream[body + 7] as number) & 1) === 1;
  return stream.toString(wide ? 'utf16le' : 'latin1', body + 8, body + 8 + count * (wide ? 2 : 1));
}

/** The records of one worksheet. */
class SheetRecords {
  values = 0;
  readonly #file: string;
  readonly #strings: number | undefined;
  readonly #cells = new Set<number>();
  readonly #cellRows = new Set<number>();
  /** Columns that a row says it has, from and to. */
  readonly #rows = new Map<number, readonly [from: number, to: number]>();
  /** Rows and columns the sheet says it has, each from and to. */
  #size: readonly [top: number, bottom: number, left: number, right: number] | undefined;
  /** A record that does not belong there came since the last cell. */
  #interrupted = false;

  constructor(file: string, strings: number | undefined) {
    this.#file = file;
    this.#strings = strings;
  }

  record(type: number, body: Buffer): void {
    if (type === DIMENSIONS) this.#readSize(body);
    else if (type === ROW) this.#readRow(body);
    else if (LENGTHS.has(type) || LEAST.has(type)) this.#readCell(type, body);
    else if (!BETWEEN_CELLS.has(type) && !this.#interrupted) {
      this.#interrupted = this.#cells.size > 0 || this.#rows.size > 0;
      // The first that is no cell may have been one.
      if (this.#interrupted && !isRecordType(type)) throw this.#damaged();
    }
  }

  /** What the sheet says of itself agrees with what is there. */
  isWhole(): boolean {
    if (!this.#size) return false;
    const [top, bottom, left, right] = this.#size;
    const isEmpty = bottom <= top || right <= left;
    if (!isEmpty && this.#cells.size === 0 && this.#rows.size === 0) return false;
    for (const cell of this.#cells) {
      const row = Math.floor(cell / MAX_COLUMN);
      const column = cell % MAX_COLUMN;
      if (row < top || row >= bottom || column < left || column >= right) return false;
      const said = this.#rows.get(row);
      // Writers that leave rows out leave all out; those that do not fill them in write nought.
      if (!said && this.#rows.size > 0) return false;
      if (said && said[1] > 0 && (column < said[0] || column >= said[1])) return false;
    }
    for (const [row, [from, to]] of this.#rows) if (to > from && !this.#cellRows.has(row)) return false;
    return this.#rows.size === 0 || isEmpty || this.#lastRow() + 1 >= bottom;
  }

  #lastRow(): number {
    let last = -1;
    for (const row of this.#rows.keys()) if (row > last) last = row;
    for (const row of this.#cellRows) if (row > last) last = row;
    return last;
  }

  #readSize(body: Buffer): void {
    if (this.#size) throw this.#damaged();
    if (body.length >= 12) {
      this.#size = [body.readUInt32LE(0), body.readUInt32LE(4), body.readUInt16LE(8), body.readUInt16LE(10)];
    } else if (body.length >= 8) {
      this.#size = [body.readUInt16LE(0), body.readUInt16LE(2), body.readUInt16LE(4), body.readUInt16LE(6)];
    } else throw this.#damaged();
  }

  #readRow(body: Buffer): void {
    if (body.length !== LENGTHS.get(ROW) || this.#interrupted) throw this.#damaged();
    const row = body.readUInt16LE(0);
    if (this.#rows.has(row)) throw this.#damaged();
    this.#rows.set(row, [body.readUInt16LE(2), body.readUInt16LE(4)]);
  }

  #readCell(type: number, body: Buffer): void {
    const length = LENGTHS.get(type);
    const isSound = length === undefined ? body.length >= (LEAST.get(type) ?? 0) : body.length === length;
    if (!isSound || this.#interrupted) throw this.#damaged();
    const row = body.readUInt16LE(0);
    const first = body.readUInt16LE(2);
    if (type === LABEL_SST && this.#strings !== undefined && body.readUInt32LE(6) >= this.#strings) {
      throw this.#damaged();
    }
    const last = lastColumn(type, body, first);
    if (last === undefined || row >= ROWS || last >= COLUMNS) throw this.#damaged();
    this.#cellRows.add(row);
    for (let column = first; column <= last; column++) {
      const cell = row * MAX_COLUMN + column;
      if (this.#cells.has(cell)) throw this.#damaged();
      this.#cells.add(cell);
    }
    if (type !== BLANK && type !== MULTIPLE_BLANK) this.values += last - first + 1;
  }

  #damaged(): Error {
    return damaged(this.#file, '工作表的记录前后不符');
  }
}

function isRecordType(type: number): boolean {
  return type >>> 8 === 2 ? TYPES_200.has(type & 0xff) : type < TYPES_END;
}

/** The last column of a record of cells; undefined where that does not go with its length. */
function lastColumn(type: number, body: Buffer, first: number): number | undefined {
  if (type !== MULTIPLE_RK && type !== MULTIPLE_BLANK) return first;
  const size = type === MULTIPLE_RK ? 6 : 2;
  const last = body.readUInt16LE(body.length - 2);
  return body.length === 6 + (last - first + 1) * size ? last : undefined;
}
