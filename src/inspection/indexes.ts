import type { Tx } from '../store/store.ts';
import { recordIndexes } from './store.ts';

/** 首次装载: rows first, indexes afterwards, which takes a quarter of the time. Within the transaction like all else. */
export class IndexesAside {
  readonly #tx: Tx;
  readonly #made: readonly { readonly name: string; readonly sql: string }[];

  constructor(tx: Tx) {
    this.#tx = tx;
    this.#made = tx.all(recordIndexes);
    for (const { name } of this.#made) {
      tx.run({ name: `inspection.drop.${name}`, sql: `DROP INDEX "${name}"` });
    }
  }

  putBack(): void {
    for (const { name, sql } of this.#made) this.#tx.run({ name: `inspection.make.${name}`, sql });
  }
}
