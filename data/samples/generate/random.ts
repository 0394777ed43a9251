import { createHash } from 'node:crypto';

/** A stream of numbers that a text decides: the same text gives the same demo district, byte for byte. */
export class Random {
  readonly #seed: string;
  #block = 0;
  #pool: number[] = [];

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** A whole number from 0 to `below` - 1. */
  below(below: number): number {
    return this.#next() % below;
  }

  /** True in so many of a hundred cases. */
  percent(share: number): boolean {
    return this.below(100) < share;
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  }

  digits(length: number): string {
    return Array.from({ length }, () => String(this.below(10))).join('');
  }

  #next(): number {
    if (this.#pool.length === 0) {
      const bytes = createHash('sha256').update(`${this.#seed}|${this.#block}`).digest();
      this.#block += 1;
      for (let at = 0; at < bytes.length; at += 4) this.#pool.push(bytes.readUInt32BE(at));
    }
    return this.#pool.pop() ?? 0;
  }
}
