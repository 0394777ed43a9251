/** Told of each field as it ends, and of each record. */
export interface CsvHandler {
  /** `column` from 1; `quoted` where the field stood in quotation marks. */
  field(text: string, column: number, quoted: boolean): void;
  endRecord(): void;
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
    while (at < text.length)
      at = this.#state === 'quoted' ? this.#inQuotes(text, at) : this.#outside(text, at);
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

const SEPARATORS = [',', '\t', ';'] as const;

/** The separator that stands most often outside quotation marks in the first records; comma where none does. */
export function findSeparator(head: string): string {
  const outside = head.replace(/"[^"]*"?/g, '');
  const lines = outside.split(/\r\n?|\n/, 20).join('\n');
  const counts = SEPARATORS.map((separator) => lines.split(separator).length);
  const most = Math.max(...counts);
  return SEPARATORS[counts.indexOf(most)] ?? ',';
}
