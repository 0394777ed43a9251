/** Told of each field as it ends, and of each record. */
export interface CsvHandler {
  /** `column` from 1; `quoted` where the field stood in quotation marks. */
  field(text: string, column: number, quoted: boolean): void;
  endRecord(): void;
  /** A whole record at once, where no mark of quotation stands in it: as `field` for each and `endRecord`. */
  plainRecord(fields: readonly string[]): void;
}

const QUOTE = '"';
const LF = 10;
const CR = 13;

type State = 'start' | 'plain' | 'quoted' | 'closed';

/** CSV (RFC 4180, read as spreadsheet programs do), in pieces of any size. */
export class CsvParser {
  readonly #handler: CsvHandler;
  readonly #separator: string;
  #state: State = 'start';
  #field = '';
  #quoted = false;
  #column = 1;
  #afterCr = false;
  #line = 1;
  #quoteLine = 0;
  readonly #nextLf = new NextPlace('\n');
  readonly #nextCr = new NextPlace('\r');
  readonly #nextQuote = new NextPlace(QUOTE);

  constructor(separator: string, handler: CsvHandler) {
    this.#separator = separator;
    this.#handler = handler;
  }

  feed(text: string): void {
    let at = 0;
    if (this.#afterCr && text.length > 0) {
      if (text.charCodeAt(0) === LF) at = 1;
      this.#afterCr = false;
    }
    for (const next of [this.#nextLf, this.#nextCr, this.#nextQuote]) next.begin(text);
    while (at < text.length) {
      if (this.#state === 'start' && this.#column === 1) at = this.#plainRecords(at, text);
      if (at >= text.length) return;
      at = this.#state === 'quoted' ? this.#inQuotes(text, at) : this.#outside(text, at);
    }
  }

  /** Records that end within the text and have no quotation marks, which most are. @returns where others begin */
  #plainRecords(from: number, text: string): number {
    for (let at = from; ;) {
      const lf = this.#nextLf.from(at);
      if (this.#nextQuote.from(at) < lf) return at;
      const cr = this.#nextCr.from(at);
      // A CR that stands alone ends a record too.
      if (lf === Infinity || cr < lf - 1) return at;
      this.#handler.plainRecord(text.slice(at, Math.min(cr, lf)).split(this.#separator));
      this.#line++;
      at = lf + 1;
    }
  }

  /** @returns the line of a quotation mark that is never closed, if there is one */
  finish(): number | undefined {
    if (this.#state === 'quoted') return this.#quoteLine;
    if (this.#state !== 'start' || this.#column > 1) this.#endRecord();
    return undefined;
  }

  #inQuotes(text: string, at: number): number {
    const close = text.indexOf(QUOTE, at);
    const end = close < 0 ? text.length : close;
    const part = text.slice(at, end);
    this.#field += part;
    for (let i = part.indexOf('\n'); i >= 0; i = part.indexOf('\n', i + 1)) this.#line++;
    if (close < 0) return end;
    this.#state = 'closed';
    return close + 1;
  }

  #outside(text: string, at: number): number {
    if (text[at] === QUOTE) {
      if (this.#state === 'closed') {
        // A doubled mark is one mark.
        this.#field += QUOTE;
        this.#state = 'quoted';
        return at + 1;
      }
      if (this.#state === 'start') {
        this.#state = 'quoted';
        this.#quoted = true;
        this.#quoteLine = this.#line;
        return at + 1;
      }
    }
    const separator = this.#separator.charCodeAt(0);
    const start = at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === separator || code === LF || code === CR) break;
      if (code === 34 && this.#state === 'closed') break;
    }
    if (at > start) {
      this.#field += text.slice(start, at);
      if (this.#state === 'start') this.#state = 'plain';
    }
    if (at >= text.length) return at;
    const code = text.charCodeAt(at);
    if (code === separator) this.#endField();
    else if (code === LF || code === CR) {
      this.#endRecord();
      this.#line++;
      if (code === CR) {
        if (text.charCodeAt(at + 1) === LF) return at + 2;
        this.#afterCr = at + 1 >= text.length;
      }
    } else return at;
    return at + 1;
  }

  #endField(): void {
    this.#handler.field(this.#field, this.#column, this.#quoted);
    this.#field = '';
    this.#quoted = false;
    this.#state = 'start';
    this.#column++;
  }

  #endRecord(): void {
    this.#endField();
    this.#handler.endRecord();
    this.#column = 1;
  }
}

/** Where a character comes next in a text: each stretch is searched once, however often it is asked. */
class NextPlace {
  readonly #char: string;
  #text = '';
  #at = -1;

  constructor(char: string) {
    this.#char = char;
  }

  begin(text: string): void {
    this.#text = text;
    this.#at = -1;
  }

  /** At `start` or behind it; Infinity where there is none. `start` never goes back. */
  from(start: number): number {
    if (this.#at < start) {
      const found = this.#text.indexOf(this.#char, start);
      this.#at = found < 0 ? Infinity : found;
    }
    return this.#at;
  }
}

const SEPARATORS = [',', '\t', ';'] as const;

/** The separator that stands most often outside quotation marks in the first records; comma where none does. */
export function findSeparator(head: string): string {
  const outside = head.replace(/"[^"]*"?/g, '');
  const lines = outside.split(/\r\n?|\n/, 20).join('\n');
  const counts = SEPARATORS.map((separator) => lines.split(separator).length);
  const most = Math.max(...counts);
  return SEPARATORS[counts.indexOf(most)] ?? ',';
}
