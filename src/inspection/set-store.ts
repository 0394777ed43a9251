import { compact } from '../kernel/text.ts';
import { allItems } from '../registry/item-store.ts';
import { command, query } from '../store/query.ts';
import type { Tx } from '../store/store.ts';
import { entriesOf } from './values/lists.ts';

const itemSet = query('inspection.itemSet', 'SELECT id FROM inspection_item_set WHERE key = ?', {
  id: 'int',
});
const insertItemSet = command('inspection.insertItemSet', 'INSERT INTO inspection_item_set (key) VALUES (?)');
const insertItem = command(
  'inspection.insertItem',
  'INSERT INTO inspection_item (set_id, seq, code, name, item_key) VALUES (?, ?, ?, ?, ?)',
);
const officerSet = query('inspection.officerSet', 'SELECT id FROM inspection_officer_set WHERE key = ?', {
  id: 'int',
});
const insertOfficerSet = command(
  'inspection.insertOfficerSet',
  'INSERT INTO inspection_officer_set (key) VALUES (?)',
);
const insertOfficer = command(
  'inspection.insertOfficer',
  'INSERT INTO inspection_officer (set_id, seq, certificate, name) VALUES (?, ?, ?, ?)',
);

/** 事项和人员的组合: each kept once, however many visits have it. */
export class SetKeeper {
  readonly #tx: Tx;
  readonly #itemKeys: ReadonlyMap<string, string>;

  constructor(tx: Tx) {
    this.#tx = tx;
    this.#itemKeys = new Map(allItems(tx).map(({ code, nameKey }) => [code, nameKey]));
  }

  /** The set of items under an `entryKey`. */
  items(key: string): number {
    const known = this.#tx.get(itemSet, key);
    if (known) return known.id;
    const { id } = this.#tx.run(insertItemSet, key);
    for (const [i, { code, name }] of entriesOf(key).entries()) {
      this.#tx.run(insertItem, id, i + 1, code, name, this.#itemKeys.get(code) ?? compact(name));
    }
    return id;
  }

  /** The set of officers under an `entryKey`. */
  officers(key: string): number {
    const known = this.#tx.get(officerSet, key);
    if (known) return known.id;
    const { id } = this.#tx.run(insertOfficerSet, key);
    for (const [i, { code, name }] of entriesOf(key).entries()) {
      this.#tx.run(insertOfficer, id, i + 1, code, name);
    }
    return id;
  }
}
