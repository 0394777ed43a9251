/** How many texts are remembered to be found again, a power of two. */
const REMEMBERED = 1 << 16;
/** Texts are cut out of strings of about this length, so that one that is kept does not keep all. */
const PIECE = 1 << 18;

const LT = 0x3c;
const AMPERSAND = 0x26;
const RETURN = 0x0d;
const UNDERSCORE = 0x5f;

/** Texts end to end, as UTF-16 code units: a form that passes between threads without being copied. */
export interface PackedTexts {
  readonly units: Uint16Array;
  /** Where each text ends. */
  readonly ends: Int32Array;
}

/** Collects texts, each under a number. Those from UTF-8 are never made into strings here. */
export class TextStore {
  count = 0;
  #units = new Uint16Array(4096);
  #used = 0;
  #ends = new Int32Array(1024);
  /** The text last seen with a hash that ends in these bits, plus 1. */
  readonly #recent = new Int32Array(REMEMBERED);

  add(text: string): number {
    this.#reserve(text.length);
    for (let i = 0; i < text.length; i++) this.#units[this.#used + i] = text.charCodeAt(i);
    return this.#keep(this.#used + text.length);
  }

  /** Bytes that are ASCII. */
  addAscii(bytes: Uint8Array, start: number, end: number): number {
    this.#reserve(end - start);
    for (let at = start; at < end; at++) this.#units[this.#used + at - start] = bytes[at] as number;
    return this.#keep(this.#used + end - start);
  }

  /**
   * Character data of an XML document in UTF-8 that stands for itself, mostly Chinese and ASCII; -1, and
   * nothing added, where it is to be decoded by `xmlText`. The number is `count` as it was where the text
   * is new, and a smaller one where it came lately.
   */
  addXml(bytes: Uint8Array, start: number, end: number): number {
    this.#reserve(end - start);
    const units = this.#units;
    let to = this.#used;
    let hash = 0;
    for (let at = start; at < end; at++) {
      let unit = bytes[at] as number;
      if (unit >= 0x80) {
        // Three bytes each; surrogates, overlong forms and whatever else are left to the decoder.
        if (unit < 0xe1 || unit > 0xef || unit === 0xed || at + 2 >= end) return -1;
        const second = bytes[++at] as number;
        const third = bytes[++at] as number;
        if ((second & 0xc0) !== 0x80 || (third & 0xc0) !== 0x80) return -1;
        unit = ((unit & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
      } else if (unit === LT || unit === AMPERSAND || unit === RETURN || unit === UNDERSCORE) return -1;
      units[to++] = unit;
      hash = (Math.imul(hash, 31) + unit) | 0;
    }
    const slot = (hash ^ (hash >>> 16)) & (REMEMBERED - 1);
    const known = (this.#recent[slot] as number) - 1;
    if (known >= 0 && this.#isText(known, to)) return known;
    this.#recent[slot] = this.count + 1;
    return this.#keep(to);
  }

  pack(): PackedTexts {
    return { units: this.#units.slice(0, this.#used), ends: this.#ends.slice(0, this.count) };
  }

  /** The units from the end of the last text up to `to` are those of a text there already. */
  #isText(id: number, to: number): boolean {
    const units = this.#units;
    let at = id === 0 ? 0 : (this.#ends[id - 1] as number);
    if ((this.#ends[id] as number) - at !== to - this.#used) return false;
    for (let mine = this.#used; mine < to; mine++) if (units[at++] !== units[mine]) return false;
    return true;
  }

  #keep(end: number): number {
    if (this.count === this.#ends.length) {
      const wider = new Int32Array(this.count * 2);
      wider.set(this.#ends);
      this.#ends = wider;
    }
    this.#ends[this.count] = end;
    this.#used = end;
    return this.count++;
  }

  #reserve(length: number): void {
    if (this.#used + length <= this.#units.length) return;
    const wider = new Uint16Array(Math.max(this.#units.length * 2, this.#used + length));
    wider.set(this.#units);
    this.#units = wider;
  }
}

export function unpackTexts({ units, ends }: PackedTexts): string[] {
  const bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength);
  const texts: string[] = [];
  let start = 0;
  while (texts.length < ends.length) {
    const pieceStart = start;
    const first = texts.length;
    let next = first;
    while (next < ends.length && (next === first || (ends[next] as number) - pieceStart <= PIECE)) next++;
    const piece = bytes.toString('utf16le', pieceStart * 2, (ends[next - 1] as number) * 2);
    for (let id = first; id < next; id++) {
      const end = ends[id] as number;
      texts.push(piece.slice(start - pieceStart, end - pieceStart));
      start = end;
    }
  }
  return texts;
}
