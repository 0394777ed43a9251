/**
 * Cell tags and numbers as every program writes them, read in one go over the bytes. Whatever is written
 * otherwise is refused here, and left to the readers that know all of XML.
 */
import { MAX_COLUMN } from './cell-range.ts';

const OPEN = Buffer.from('<c r="');
const STYLE = Buffer.from(' s="');
const TYPE = Buffer.from(' t="');
const QUOTE = 0x22;
const GT = 0x3e;
const SLASH = 0x2f;
const DOT = 0x2e;
const MINUS = 0x2d;
const ZERO = 0x30;
const MOST_DIGITS = 9;

/** `<c r="B12" s="3" t="s">`, with or without `s` and `t`. */
export class PlainCellTag {
  column = 0;
  style = 0;
  typeStart = 0;
  typeEnd = 0;
  selfClosing = false;

  /** @returns where the tag ends; -1 where no such tag of this row is at this place */
  read(bytes: Uint8Array, start: number, row: number): number {
    if (!follows(bytes, start, OPEN)) return -1;
    let at = start + OPEN.length;
    let column = 0;
    for (let letter; (letter = (bytes[at] as number) - 64) > 0 && letter <= 26; at++) {
      column = column * 26 + letter;
      if (column > MAX_COLUMN) return -1;
    }
    let end = integerEnd(bytes, at);
    if (column === 0 || end === at || integer(bytes, at, end) !== row || bytes[end] !== QUOTE) return -1;
    at = end + 1;
    let style = 0;
    if (follows(bytes, at, STYLE)) {
      at += STYLE.length;
      end = integerEnd(bytes, at);
      if (end === at || bytes[end] !== QUOTE) return -1;
      style = integer(bytes, at, end);
      at = end + 1;
    }
    this.typeStart = this.typeEnd = 0;
    if (follows(bytes, at, TYPE)) {
      this.typeStart = at += TYPE.length;
      while (isLetter(bytes[at] as number)) at++;
      if (bytes[at] !== QUOTE) return -1;
      this.typeEnd = at++;
    }
    this.selfClosing = bytes[at] === SLASH;
    if (this.selfClosing) at++;
    if (bytes[at] !== GT) return -1;
    this.column = column;
    this.style = style;
    return at + 1;
  }
}

function follows(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) return false;
  return true;
}

function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

/** Where the digits end that begin here, of which nine are looked at. */
function integerEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  for (let byte; at - start < MOST_DIGITS && (byte = bytes[at] as number) >= ZERO && byte <= ZERO + 9;) at++;
  return at;
}

function integer(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + (bytes[at] as number) - ZERO;
  return value;
}

/** Numbers of so many digits are exact, and so are the powers of ten to divide them by. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, i) => 10 ** i);
/** Smaller fractions are shown with an exponent. */
const SMALLEST = 1e-6;

/**
 * The number that stands here as JavaScript, and Excel under the format General, would write it, such as
 * `-12.5`; NaN for any other writing: `1e3`, `12.50`, `007`, more than 15 digits.
 */
export function plainNumber(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start] === MINUS;
  const first = negative ? start + 1 : start;
  if (end - first > EXACT_DIGITS + 1) return Number.NaN;
  let value = 0;
  let dot = -1;
  for (let at = first; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= ZERO && byte <= ZERO + 9) value = value * 10 + byte - ZERO;
    else if (byte === DOT && dot < 0) dot = at;
    else return Number.NaN;
  }
  const wholeEnd = dot < 0 ? end : dot;
  const digits = dot < 0 ? end - first : end - first - 1;
  if (wholeEnd === first || digits > EXACT_DIGITS) return Number.NaN;
  if (bytes[first] === ZERO && (wholeEnd > first + 1 || (negative && value === 0))) return Number.NaN;
  if (dot >= 0) {
    if (bytes[end - 1] === ZERO || dot === end - 1) return Number.NaN;
    value /= POWERS[end - dot - 1] as number;
    if (value < SMALLEST) return Number.NaN;
  }
  return negative ? -value : value;
}
