import type { OfficialLetter } from '../document/letter.ts';
import { UserError } from '../kernel/errors.ts';
import { yearOf, type LocalDate } from '../kernel/local-date.ts';
import type { Reader, Store, Tx } from '../store/store.ts';
import { nextNumber, type NextNumber } from './number-series.ts';

/** A letter put together but for its number. */
export interface ReadyLetter<T> {
  /** 文种代字, follows the bureau's own 机关代字. */
  readonly mark: string;
  /** 成文日期 */
  readonly on: LocalDate;
  readonly letter: OfficialLetter;
  /** Whether what the letter was put together from is still as it was. */
  readonly unchanged: (reader: Reader) => boolean;
  /** Records the letter under its number, within the transaction that takes the number. */
  readonly keep: (tx: Tx, next: NextNumber, bytes: Uint8Array) => T;
}

interface NumberDeps {
  readonly store: Store;
  readonly renderLetter: (letter: OfficialLetter) => Promise<Uint8Array>;
}

/** How often the letter is made again because another user took its number meanwhile. */
const MOST_ATTEMPTS = 25;

/**
 * 编号制发: takes the next number of the series and records the letter in one transaction. The number goes into the
 * file, and making the file cannot wait inside a transaction: so it is made with the next number and kept only if that
 * is still the next one, else put together and made again. No number is ever taken without its letter.
 */
export async function issueUnderNumber<T>(
  { store, renderLetter }: NumberDeps,
  prepare: () => ReadyLetter<T>,
): Promise<T> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const { mark, on, letter, unchanged, keep } = prepare();
    const next = nextNumber(store, mark, yearOf(on));
    const bytes = await renderLetter({ ...letter, number: next.number });
    const done = store.write((tx) => {
      const still = nextNumber(tx, mark, yearOf(on)).number === next.number && unchanged(tx);
      return still ? { kept: keep(tx, next, bytes) } : undefined;
    });
    if (done) return done.kept;
  }
  throw new UserError('E_CASE_NUMBER', '多人同时制发文书，没有取到发文字号，本次没有制发', {
    hint: '稍后重试',
  });
}
