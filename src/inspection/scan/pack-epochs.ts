import { addDays, toDay } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';

/** The times between two days on which any value of a pack changes: within one of them, all values stay the same. */
export class PackEpochs {
  readonly #changes: readonly number[];
  readonly #known = new Map<number, number>();

  constructor({ parameters }: Pack) {
    const values = [...parameters.values()].flatMap((parameter) => parameter.values);
    const days = values.flatMap(({ from, until }) => [
      toDay(from),
      ...(until === undefined ? [] : [toDay(addDays(until, 1))]),
    ]);
    this.#changes = [...new Set(days)].sort((a, b) => a - b);
  }

  /** Number of the epoch a day lies in. */
  of(day: number): number {
    let epoch = this.#known.get(day);
    if (epoch === undefined) {
      epoch = this.#changes.filter((change) => change <= day).length;
      this.#known.set(day, epoch);
    }
    return epoch;
  }
}

/** Numbers texts from 0, the same text always the same. */
export function numbering(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    let number = known.get(text);
    if (number === undefined) known.set(text, (number = known.size));
    return number;
  };
}
