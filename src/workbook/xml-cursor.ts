/** Thrown inside the fast path on anything it does not know; the file then goes to SheetJS. */
export class Unfamiliar extends Error {
  override readonly name = 'Unfamiliar';
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const SPACE = 0x20;
const OPEN_BRACKET = 0x5b;

/** A number for an element's local name, so that names are compared without making strings. */
export function nameCode(name: string): number {
  let code = 0;
  for (let i = 0; i < name.length; i++) code = (Math.imul(code, 31) + name.charCodeAt(i)) | 0;
  return code;
}

/**
 * Walks the tags of a UTF-8 document once, over its bytes. After `next()` the fields describe the tag, and
 * `textStart`/`textEnd` the character data before it (CDATA and comments included, see `xmlText`).
 */
export class XmlCursor {
  readonly bytes: Buffer;
  /** `nameCode` of the local name. */
  name = 0;
  closing = false;
  selfClosing = false;
  textStart = 0;
  textEnd = 0;
  attributesStart = 0;
  attributesEnd = 0;
  /** Where the next tag, or the text before it, begins. */
  at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** Steps to the next tag; false at the end of the document. @throws Unfamiliar where it is no plain XML */
  next(): boolean {
    const { bytes } = this;
    const { length } = bytes;
    this.textStart = this.at;
    for (;;) {
      let at = this.at;
      while (at < length && bytes[at] !== LT) at++;
      if (at >= length) {
        this.textEnd = length;
        this.at = length;
        return false;
      }
      const kind = bytes[at + 1];
      if (kind === BANG || kind === QUESTION) {
        this.at = this.#skipMarkup(at, kind);
        continue;
      }
      this.textEnd = at;
      this.#readTag(at);
      return true;
    }
  }

  #skipMarkup(at: number, kind: number): number {
    const close =
      kind === QUESTION
        ? '?>'
        : this.bytes[at + 2] === OPEN_BRACKET
          ? ']]>'
          : this.bytes[at + 2] === 0x2d
            ? '-->'
            : '';
    const end = close === '' ? -1 : this.bytes.indexOf(close, at + 2, 'latin1');
    if (end < 0) throw new Unfamiliar('markup declaration');
    return end + close.length;
  }

  #readTag(lt: number): void {
    const { bytes } = this;
    const { length } = bytes;
    let at = lt + 1;
    this.closing = bytes[at] === SLASH;
    if (this.closing) at++;
    let code = 0;
    for (; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte === GT || byte === SLASH || byte <= SPACE) break;
      code = byte === COLON ? 0 : (Math.imul(code, 31) + byte) | 0;
    }
    this.name = code;
    this.attributesStart = at;
    let quote = 0;
    for (; at < length; at++) {
      const byte = bytes[at] as number;
      if (quote !== 0) {
        if (byte === quote) quote = 0;
      } else if (byte === GT) break;
      else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) quote = byte;
      else if (byte === LT) throw new Unfamiliar('"<" in a tag');
    }
    if (at >= length) throw new Unfamiliar('unclosed tag');
    this.selfClosing = bytes[at - 1] === SLASH;
    this.attributesEnd = this.selfClosing ? at - 1 : at;
    this.at = at + 1;
  }

  /**
   * Steps over `open`, character data and `close`, written exactly so; false, and nothing moved, where what
   * follows is anything else. Most cells are `<v>…</v></c>`, and this is three times faster than three tags.
   */
  nextPlain(open: Uint8Array, close: Uint8Array): boolean {
    const { bytes } = this;
    const start = this.at + open.length;
    for (let i = 0; i < open.length; i++) if (bytes[this.at + i] !== open[i]) return false;
    let end = start;
    while (end < bytes.length && bytes[end] !== LT) end++;
    for (let i = 0; i < close.length; i++) if (bytes[end + i] !== close[i]) return false;
    this.textStart = start;
    this.textEnd = end;
    this.at = end + close.length;
    return true;
  }

  /** Visits the tag's attributes: `nameCode` of the local name, then where the value starts and ends. */
  attributes(visit: (name: number, start: number, end: number) => void): void {
    const { bytes, attributesEnd } = this;
    let at = this.attributesStart;
    for (;;) {
      while (at < attributesEnd && (bytes[at] as number) <= SPACE) at++;
      if (at >= attributesEnd) return;
      let code = 0;
      for (; at < attributesEnd; at++) {
        const byte = bytes[at] as number;
        if (byte === EQUALS || byte <= SPACE) break;
        code = byte === COLON ? 0 : (Math.imul(code, 31) + byte) | 0;
      }
      while (at < attributesEnd && ((bytes[at] as number) <= SPACE || bytes[at] === EQUALS)) at++;
      const quote = bytes[at];
      if (at >= attributesEnd || (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE)) {
        throw new Unfamiliar('attribute without quotes');
      }
      const start = at + 1;
      at = start;
      while (at < attributesEnd && bytes[at] !== quote) at++;
      visit(code, start, at);
      at++;
    }
  }

  /** Bytes as text, nothing decoded. */
  slice(start: number, end: number): string {
    return this.bytes.toString('utf8', start, end);
  }
}
