import Database from 'better-sqlite3';
import { toDay, date } from '../../src/kernel/local-date.ts';

/** A record as far as a test cares; days as `YYYY-MM-DD`. */
export interface TestRecord {
  readonly agency: number;
  readonly day: string;
  readonly code?: string;
  readonly plan?: string;
  readonly task?: string;
  readonly origin?: 'planned' | 'triggered' | 'survey' | 'unknown';
  readonly source?: string;
  readonly outside?: string;
  readonly onSite?: boolean;
  readonly followUp?: boolean;
  readonly enterprise?: number | undefined;
  readonly premises?: number;
  readonly name?: string;
  readonly place?: string;
  readonly items?: readonly string[];
  readonly applied?: string;
  readonly ended?: string;
  readonly entered?: string;
  readonly result?: 'found' | 'none' | 'not-involved' | '';
  readonly measure?: string;
  readonly joint?: boolean;
  readonly advised?: boolean;
  readonly notJoined?: string;
  readonly lateCode?: boolean;
  readonly rating?: number;
  readonly cancelled?: boolean;
}

const COLUMNS = [
  'record_id',
  'agency_id',
  'code',
  'plan_code',
  'task',
  'origin',
  'source',
  'outside',
  'on_site',
  'follow_up',
  'enterprise_id',
  'object_code',
  'object_name',
  'premises_id',
  'place',
  'item_set_id',
  'officer_set_id',
  'applied_day',
  'checked_day',
  'ended_day',
  'entered_day',
  'result',
  'measure',
  'joint',
  'joint_with',
  'advised',
  'not_joined',
  'late_code',
  'late_reason',
  'rating',
  'cancelled',
  'import_id',
  'row',
] as const;

/** Puts records into the database of a test, as an import would. Items are their keys. */
export function putRecords(path: string, records: readonly TestRecord[]): void {
  const db = new Database(path);
  try {
    db.transaction(() => insertAll(db, records))();
  } finally {
    db.close();
  }
}

function insertAll(db: Database.Database, records: readonly TestRecord[]): void {
  const start = (db.prepare('SELECT count(*) AS n FROM inspection').get() as { n: number }).n;
  db.exec(`INSERT OR IGNORE INTO kept_file (id, sha256, name, bytes, packed, kept_on)
      VALUES (9999, '${'f'.repeat(64)}', 't.csv', 0, x'', '2026-01-01');
    INSERT OR IGNORE INTO inspection_import (id, file_id, file, layout, imported_on, rows, added, changed, same, refused)
      VALUES (1, 9999, 't.csv', 'code', '2026-01-01', 0, 0, 0, 0, 0);
    INSERT OR IGNORE INTO inspection_officer_set (id, key) VALUES (1, '');`);
  const addSet = db.prepare('INSERT OR IGNORE INTO inspection_item_set (key) VALUES (?)');
  const setOf = db.prepare('SELECT id FROM inspection_item_set WHERE key = ?');
  const addItem = db.prepare("INSERT OR IGNORE INTO inspection_item VALUES (?, ?, '', ?, ?)");
  const insert = db.prepare(
    `INSERT INTO inspection (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`,
  );
  const sets = new Map<string, number>();
  const itemSet = (items: readonly string[]): number => {
    const key = items.join('\u001f');
    let id = sets.get(key);
    if (id === undefined) {
      addSet.run(key);
      id = (setOf.get(key) as { id: number }).id;
      for (const [i, item] of items.entries()) addItem.run(id, i + 1, item, item);
      sets.set(key, id);
    }
    return id;
  };
  const day = (text: string | undefined) => (text === undefined ? null : toDay(date(text)));
  for (const [i, one] of records.entries()) {
    insert.run(
      `R${start + i + 1}`,
      one.agency,
      one.code ?? '',
      one.plan ?? '',
      one.task ?? '',
      one.origin ?? 'planned',
      one.source ?? '',
      one.outside ?? '',
      one.onSite === false ? 0 : 1,
      one.followUp === true ? 1 : 0,
      one.enterprise ?? null,
      '',
      one.name ?? '',
      one.premises ?? 0,
      one.place ?? '',
      itemSet(one.items ?? ['普通事项检查']),
      1,
      day(one.applied),
      day(one.day),
      day(one.ended),
      day(one.entered),
      one.result ?? 'none',
      one.measure ?? '',
      one.joint === true ? 1 : 0,
      '',
      one.advised === true ? 1 : 0,
      one.notJoined ?? '',
      one.lateCode === true ? 1 : 0,
      '',
      one.rating ?? null,
      one.cancelled === true ? 1 : 0,
      1,
      i + 2,
    );
  }
}
