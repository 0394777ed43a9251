/** How many texts are remembered to be found again, a power of two. */
const REMEMBERED = 1 << 16;
const BLOCK_BITS = 16;
const BLOCK = 1 << BLOCK_BITS;

const LT = 0x3c;
const AMPERSAND = 0x26;
const RETURN = 0x0d;
const UNDERSCORE = 0x5f;

/**
 * Texts end to end, as UTF-16 code units in blocks, none across two: a form that passes between threads
 * without being copied. A text is known by where it starts, counted over all blocks, and by its length.
 */
export interface PackedTexts {
  readonly blocks: readonly Uint16Array[];
  /** Texts longer than a block; the first starts at -1, the second at -2. */
  readonly long: readonly string[];
  /** Blocks and long texts before these, which are elsewhere; absent = none. */
  readonly firstBlock?: number;
  readonly firstLong?: number;
}

/** Collects texts. Those from UTF-8 are never made into strings here. */
export class TextStore {
  /** The text last added. */
  start = 0;
  length = 0;
  #blocks: Uint16Array[] = [];
  #long: string[] = [];
  #block = new Uint16Array();
  #used = 0;
  /** How many blocks and long texts were handed over and are no longer here. */
  #firstBlock = 0;
  #firstLong = 0;
  /** Whether a text that came lately is found again; else it is kept once more. */
  seeks = true;
  /** By the last bits of their hash: start + 1 and length of the texts last seen. */
  readonly #starts = new Int32Array(REMEMBERED);
  readonly #lengths = new Int32Array(REMEMBERED);

  add(text: string): void {
    const { length } = text;
    if (length > BLOCK) {
      this.start = -this.#long.push(text) - this.#firstLong;
      this.length = length;
      return;
    }
    this.#reserve(length);
    const block = this.#block;
    let to = this.#used;
    let hash = 0;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      block[to++] = unit;
      hash = (Math.imul(hash, 31) + unit) | 0;
    }
    this.#keep(to, hash);
  }

  /**
   * Character data of an XML document in UTF-8 that stands for itself, mostly Chinese and ASCII; false, and
   * nothing added, where it is to be decoded by `xmlText`.
   */
  addXml(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > BLOCK) return false;
    this.#reserve(end - start);
    const block = this.#block;
    let to = this.#used;
    let hash = 0;
    for (let at = start; at < end; at++) {
      let unit = bytes[at] as number;
      if (unit >= 0x80) {
        // Three bytes each; surrogates, overlong forms and whatever else are left to the decoder.
        if (unit < 0xe1 || unit > 0xef || unit === 0xed || at + 2 >= end) return false;
        const second = bytes[++at] as number;
        const third = bytes[++at] as number;
        if ((second & 0xc0) !== 0x80 || (third & 0xc0) !== 0x80) return false;
        unit = ((unit & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
      } else if (unit === LT || unit === AMPERSAND || unit === RETURN || unit === UNDERSCORE) return false;
      block[to++] = unit;
      hash = (Math.imul(hash, 31) + unit) | 0;
    }
    this.#keep(to, hash);
    return true;
  }

  /** How many blocks there are, the last of them not full. */
  get blocks(): number {
    return this.#blocks.length;
  }

  pack(): PackedTexts {
    const blocks = this.#blocks.map((block, i) =>
      i === this.#blocks.length - 1 ? block.subarray(0, this.#used) : block,
    );
    return { blocks, long: this.#long, firstBlock: this.#firstBlock, firstLong: this.#firstLong };
  }

  /** Hands over what was collected since the last time, so that a long file is never here whole. */
  detach(): PackedTexts {
    const packed = this.pack();
    this.#firstBlock += packed.blocks.length;
    this.#firstLong += packed.long.length;
    this.#blocks = [];
    this.#long = [];
    this.#block = new Uint16Array();
    this.#used = 0;
    this.#starts.fill(0);
    return packed;
  }

  /** What was written up to `end` is the text last added, unless the same came lately. */
  #keep(end: number, hash: number): void {
    const length = end - this.#used;
    this.length = length;
    if (!this.seeks) {
      this.start = this.#here();
      this.#used = end;
      return;
    }
    const slot = (hash ^ (hash >>> 16)) & (REMEMBERED - 1);
    const known = (this.#starts[slot] as number) - 1;
    if (known >= 0 && this.#lengths[slot] === length && this.#stands(known, length)) {
      this.start = known;
      return;
    }
    this.start = this.#here();
    this.#used = end;
    this.#starts[slot] = this.start + 1;
    this.#lengths[slot] = length;
  }

  /** Where the next text begins. */
  #here(): number {
    return (this.#firstBlock + this.#blocks.length - 1) * BLOCK + this.#used;
  }

  /** The units that were just written stand at `start` already. */
  #stands(start: number, length: number): boolean {
    const there = this.#blocks[(start >>> BLOCK_BITS) - this.#firstBlock] as Uint16Array;
    const mine = this.#block;
    const at = start & (BLOCK - 1);
    for (let i = 0; i < length; i++) if (there[at + i] !== mine[this.#used + i]) return false;
    return true;
  }

  #reserve(length: number): void {
    if (this.#used + length <= this.#block.length) return;
    this.#block = new Uint16Array(BLOCK);
    this.#blocks.push(this.#block);
    this.#used = 0;
  }
}

/** Gives texts back; a block is decoded when first asked for. */
export class TextReader {
  readonly #blocks: (Uint16Array | undefined)[];
  readonly #long: string[];
  readonly #decoded: (string | undefined)[];
  readonly #firstBlock: number;
  readonly #firstLong: number;

  constructor({ blocks, long, firstBlock = 0, firstLong = 0 }: PackedTexts) {
    this.#blocks = [...blocks];
    this.#long = [...long];
    this.#firstBlock = firstBlock;
    this.#firstLong = firstLong;
    this.#decoded = blocks.map(() => undefined);
  }

  /** Takes those that come right behind. */
  add({ blocks, long }: PackedTexts): void {
    this.#blocks.push(...blocks);
    this.#long.push(...long);
    this.#decoded.push(...blocks.map(() => undefined));
  }

  /** At once, for whoever has nothing else to do meanwhile. */
  decodeAll(): void {
    for (const [i, block] of this.#blocks.entries()) if (block) this.#decode(i);
  }

  /** Whether a text that starts there is one of these. */
  holds(start: number): boolean {
    const at = start < 0 ? -1 - start - this.#firstLong : (start >>> BLOCK_BITS) - this.#firstBlock;
    return at >= 0 && at < (start < 0 ? this.#long : this.#blocks).length;
  }

  text(start: number, length: number): string {
    if (length === 0) return '';
    if (start < 0) return this.#long[-1 - start - this.#firstLong] as string;
    const index = (start >>> BLOCK_BITS) - this.#firstBlock;
    const block = this.#decoded[index] ?? this.#decode(index);
    const at = start & (BLOCK - 1);
    return block.slice(at, at + length);
  }

  #decode(index: number): string {
    const units = this.#blocks[index] as Uint16Array;
    const text = Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');
    this.#decoded[index] = text;
    this.#blocks[index] = undefined;
    return text;
  }
}
