import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { readKeptFile } from './archive.ts';
import { verifyJournal } from './journal.ts';
import { changedMigrations } from './migrate.ts';
import { query } from './query.ts';
import type { Store } from './store.ts';

const keptFiles = query('check.keptFiles', 'SELECT id, name FROM kept_file ORDER BY id', {
  id: 'int',
  name: 'text',
});

export type CheckName = 'integrity' | 'foreign_keys' | 'migrations' | 'journal' | 'kept_files' | 'mode';

/** One thing looked at, and what is wrong with it; no faults = all well. */
export interface FileCheck {
  readonly name: CheckName;
  readonly faults: readonly string[];
}

/** 数据库检查: everything about the file that can be verified without knowing any feature. Changes nothing. */
export function checkFile(store: Store): FileCheck[] {
  return [
    { name: 'integrity', faults: integrityFaults(store) },
    { name: 'foreign_keys', faults: foreignKeyFaults(store) },
    { name: 'migrations', faults: migrationFaults(store.path) },
    { name: 'journal', faults: journalFaults(store) },
    { name: 'kept_files', faults: keptFileFaults(store) },
    { name: 'mode', faults: modeFaults(store.path) },
  ];
}

function integrityFaults(store: Store): string[] {
  const rows = store.pragma('integrity_check') as { integrity_check: string }[];
  return rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
}

function foreignKeyFaults(store: Store): string[] {
  const rows = store.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
  return rows.map((row) => `${row.table} 第${row.rowid}行引用的 ${row.parent} 不存在`);
}

function migrationFaults(path: string): string[] {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return changedMigrations(db).map((step) => `建库脚本 ${step} 与本程序的不同`);
  } finally {
    db.close();
  }
}

function journalFaults(store: Store): string[] {
  const { broken } = verifyJournal(store);
  return broken ? [`第${broken.seq}条：${broken.reason}`] : [];
}

function keptFileFaults(store: Store): string[] {
  return store.all(keptFiles).flatMap(({ id, name }) => {
    try {
      readKeptFile(store, id);
      return [];
    } catch {
      return [`原件「${name}」（编号${id}）与入库时的摘要不符`];
    }
  });
}

/** Personal data is in the file: nobody but its owner may read it. Windows has no such bits. */
function modeFaults(path: string): string[] {
  if (process.platform === 'win32') return [];
  const mode = statSync(path).mode & 0o777;
  return (mode & 0o077) === 0 ? [] : [`权限为 ${mode.toString(8)}，其他用户可以读取；应为 600`];
}
