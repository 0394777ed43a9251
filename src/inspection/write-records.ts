import type { Tx } from '../store/store.ts';
import type { RecordTrouble } from './record-cells.ts';
import {
  AT,
  insertRecord,
  insertVersion,
  RECORD_COLUMNS,
  recordsById,
  updateRecord,
  type RecordValues,
} from './store.ts';

export interface WriteCounts {
  added: number;
  changed: number;
  same: number;
}

export interface WriterDeps {
  readonly tx: Tx;
  readonly importId: number;
  /** There were no records before: nothing can be there already but what this import brought. */
  readonly fresh: boolean;
  readonly refuse: (trouble: RecordTrouble) => void;
}

/**
 * What is never compared: where the record was found, and what hangs on the registry of the day or on the other visits
 * under its code.
 */
const NOT_COMPARED: ReadonlySet<number> = new Set([
  AT.import_id,
  AT.row,
  AT.enterprise_id,
  AT.premises_id,
  AT.follow_up,
]);

/** 写入: new records, changed ones with what they said before, and those that say the same. */
export class RecordWriter {
  readonly counts: WriteCounts = { added: 0, changed: 0, same: 0 };
  readonly #deps: WriterDeps;
  /** Records of this file by their number, with the row that brought them. */
  readonly #seen = new Map<number, number>();

  constructor(deps: WriterDeps) {
    this.#deps = deps;
  }

  write(rows: readonly RecordValues[]): void {
    if (this.#deps.fresh) this.#insertAll(rows);
    else this.#compareAll(rows);
  }

  #insertAll(rows: readonly RecordValues[]): void {
    const { tx } = this.#deps;
    for (const values of rows) {
      if (tx.run(insertRecord, ...values).changes === 1) this.counts.added += 1;
      else this.#compareAll([values]);
    }
  }

  #compareAll(rows: readonly RecordValues[]): void {
    const { tx } = this.#deps;
    const ids = JSON.stringify(rows.map((values) => values[AT.record_id]));
    const known = new Map(
      tx
        .tuples<(string | number | null)[]>(recordsById, ids)
        .map(([id, ...values]) => [values[AT.record_id] as string, { id: id as number, values }]),
    );
    for (const values of rows) {
      const key = values[AT.record_id] as string;
      const before = known.get(key);
      if (before) this.#compare(before, values);
      else {
        const { id } = tx.run(insertRecord, ...values);
        known.set(key, { id, values });
        this.#seen.set(id, values[AT.row] as number);
        this.counts.added += 1;
      }
    }
  }

  #compare(known: { id: number; values: RecordValues }, values: RecordValues): void {
    const { tx, importId } = this.#deps;
    const differs = values.some((value, i) => !NOT_COMPARED.has(i) && value !== known.values[i]);
    // In a first load, where nothing is looked up, what is there already came from this file.
    const first = this.#seen.get(known.id) ?? (this.#deps.fresh ? Number(known.values[AT.row]) : undefined);
    if (first !== undefined) {
      this.#twice(first, values, differs);
      return;
    }
    this.#seen.set(known.id, values[AT.row] as number);
    const moved =
      values[AT.enterprise_id] !== known.values[AT.enterprise_id] ||
      values[AT.premises_id] !== known.values[AT.premises_id];
    if (differs) {
      tx.run(insertVersion, known.id, importId, JSON.stringify(asObject(known.values)));
      this.counts.changed += 1;
    } else this.counts.same += 1;
    if (!differs && !moved) return;
    // A record that says the same stays where it was found first, and what was found out of it.
    if (!differs) {
      values[AT.follow_up] = known.values[AT.follow_up] as number;
      values[AT.import_id] = known.values[AT.import_id] as number;
      values[AT.row] = known.values[AT.row] as number;
    }
    tx.run(updateRecord, ...values, known.id);
    known.values = values;
  }

  /** The same record twice in one file: no harm if it says the same. */
  #twice(first: number, values: RecordValues, differs: boolean): void {
    if (!differs) {
      this.counts.same += 1;
      return;
    }
    this.#deps.refuse({
      code: 'I107',
      severity: '必改',
      row: values[AT.row] as number,
      value: values[AT.record_id] as string,
      message: `与第${first}行是同一条记录（记录编号相同；没有记录编号的，检查码、单位、对象和日期相同），内容不同`,
      next: '核对后只保留正确的一行',
    });
  }
}

function asObject(values: RecordValues): Record<string, string | number | null> {
  return Object.fromEntries(RECORD_COLUMNS.map((name, i) => [name, values[i] ?? null]));
}
