const SPACES = /[\s\u00a0\u200b-\u200f\u2028\u2029\u2060\ufeff]+/gu;
// C0 and C1 controls, bidirectional overrides and zero-width marks: nothing a person typed on purpose.
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** By code unit, the plain ones below U+0080; beyond it 、。《》 and Chinese characters are. */
const PLAIN_ASCII = Uint8Array.from({ length: 0x80 }, (_, unit) =>
  /[0-9A-Za-z%.()-]/.test(String.fromCharCode(unit)) ? 1 : 0,
);

/**
 * Whether a text is in every normal form already: Chinese characters, ASCII letters and digits, plain punctuation; for
 * any other, false says nothing. By hand, since it is asked of every cell: a pattern takes three times as long.
 */
export function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80 ? PLAIN_ASCII[unit] === 0 : (unit < 0x4e00 || unit > 0x9fff) && !isPlainMark(unit))
      return false;
  }
  return true;
}

/** 、。《》 */
function isPlainMark(unit: number): boolean {
  return unit === 0x3001 || unit === 0x3002 || unit === 0x300a || unit === 0x300b;
}

/**
 * Normal form for storing and comparing: NFKC (full-width digits and letters become ASCII), any run of
 * white space one blank, trimmed. SQLite has no ICU, so this happens before anything is stored.
 */
export function normalise(text: string): string {
  return isPlain(text) ? text : text.normalize('NFKC').replace(SPACES, ' ').trim();
}

/** Normal form with no white space at all and brackets in one width: for headers, names and codes. */
export function compact(text: string): string {
  return isPlain(text) ? text : text.normalize('NFKC').replace(SPACES, '');
}

/** `trim`, which costs many times as much where there is nothing to trim. */
export function trimmed(text: string): string {
  return isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

/** Printable ASCII but the blank, and Chinese with its punctuation; false for NaN. */
function isInk(unit: number): boolean {
  return (unit > 0x20 && unit < 0x7f) || (unit > 0x3000 && unit < 0xa000);
}

/** A text of its own: a piece of a longer one would keep all of that in memory. */
export function ownText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

/** A text file without the mark that Windows editors put at its start. */
export function withoutMark(text: string): string {
  return text.replace(/^\ufeff/u, '');
}

/** Text from outside on its way to a terminal: control characters and direction overrides removed. */
export function printable(text: string): string {
  return text.replace(UNSAFE, '');
}

/** Text from outside on its way into a spreadsheet or CSV cell: a leading `= + - @` is made harmless. */
export function inertCell(text: string): string {
  const clean = printable(text);
  return /^[=+\-@\t\r]/.test(clean) ? `'${clean}` : clean;
}

/** Shortens for display, by characters. */
export function ellipsis(text: string, max: number): string {
  const chars = [...text];
  return chars.length <= max ? text : `${chars.slice(0, max - 1).join('')}…`;
}

/** The order of two texts by their code units, the same on every machine; never a locale's. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
