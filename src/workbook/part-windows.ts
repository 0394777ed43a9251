import { guardEnd, rootName } from './xml-guard.ts';

const FIRST_SIZE = 1 << 19;
const LT = 0x3c;
const SLASH = 0x2f;
const COLON = 0x3a;

/**
 * An XML part that comes in pieces, cut behind closing tags of one element, so that each window can be
 * scanned by itself and the whole is never in memory. The guards of `guardXml` apply.
 */
export class PartWindows {
  readonly #tagEnd: string;
  readonly #scan: (window: Buffer) => void;
  readonly #part: string;
  readonly #file: string;
  #bytes = Buffer.allocUnsafe(FIRST_SIZE);
  #used = 0;
  /** No closing tag ends before. */
  #searched = 0;
  #root: string | undefined;

  constructor(element: string, part: string, file: string, scan: (window: Buffer) => void) {
    this.#tagEnd = `${element}>`;
    this.#part = part;
    this.#file = file;
    this.#scan = scan;
  }

  /** `piece` may be used for something else afterwards. */
  feed(piece: Buffer): void {
    this.#reserve(piece.length);
    piece.copy(this.#bytes, this.#used);
    this.#used += piece.length;
    const cut = this.#lastClosingTag();
    if (cut > 0) {
      this.#pass(this.#bytes.subarray(0, cut));
      this.#bytes.copyWithin(0, cut, this.#used);
      this.#used -= cut;
    }
    this.#searched = this.#used;
  }

  /** After the last piece. @throws UserError where the part is not whole */
  finish(): void {
    const rest = this.#bytes.subarray(0, this.#used);
    this.#root ??= rootName(rest, this.#part, this.#file);
    guardEnd(rest, this.#root, this.#part, this.#file);
    this.#pass(rest);
  }

  #pass(window: Buffer): void {
    this.#root ??= rootName(window, this.#part, this.#file);
    this.#scan(window);
  }

  /** Where the last closing tag of the element ends, if one ends in what is new. */
  #lastClosingTag(): number {
    const bytes = this.#bytes.subarray(0, this.#used);
    const from = Math.max(0, this.#searched - this.#tagEnd.length);
    for (let at = bytes.length; (at = bytes.lastIndexOf(this.#tagEnd, at - 1, 'latin1')) >= from;) {
      if (isClosing(bytes, at)) return at + this.#tagEnd.length;
    }
    return -1;
  }

  #reserve(length: number): void {
    const needed = this.#used + length;
    if (needed <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(wider, 0, 0, this.#used);
    this.#bytes = wider;
  }
}

/** Whether `</` or `</prefix:` stands before the name at `at`. */
function isClosing(bytes: Buffer, at: number): boolean {
  let before = at - 1;
  if (bytes[before] === COLON)
    do before--;
    while (isNameByte(bytes[before]));
  return bytes[before] === SLASH && bytes[before - 1] === LT;
}

function isNameByte(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0x20 && byte !== SLASH && byte !== LT && byte !== 0x3e;
}
