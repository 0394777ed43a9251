import { readdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { codeOf } from '../kernel/file-trouble.ts';
import { readKeptFile } from './archive.ts';
import { verifyJournal } from './journal.ts';
import { changedMigrations } from './migrate.ts';
import { query } from './query.ts';
import type { Store } from './store.ts';
import { quotedName, tableNames } from './tables.ts';

const keptFiles = query('check.keptFiles', 'SELECT id, name FROM kept_file ORDER BY id', {
  id: 'int',
  name: 'text',
});

export type CheckName =
  'integrity' | 'foreign_keys' | 'migrations' | 'journal' | 'kept_files' | 'orphans' | 'leftovers' | 'mode';

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
    { name: 'orphans', faults: orphanFaults(store) },
    { name: 'leftovers', faults: leftoverFaults(store.path) },
    { name: 'mode', faults: modeFaults(store.path) },
  ];
}

/** 结构和引用: what SQLite itself can say of a file. */
export function fileFaults(store: Store): string[] {
  return [...integrityFaults(store), ...foreignKeyFaults(store)];
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

/**
 * 孤立原件: files that no row refers to and no 留痕 names. What a roster was imported from is only named there.
 */
function orphanFaults(store: Store): string[] {
  const references = tableNames(store).flatMap((table) =>
    foreignKeys(store, table)
      .filter((key) => key.table === 'kept_file')
      .map(
        ({ from }) =>
          `SELECT ${quotedName(from)} FROM ${quotedName(table)} WHERE ${quotedName(from)} IS NOT NULL`,
      ),
  );
  const orphans = store.rows(
    `SELECT id, name FROM kept_file
     WHERE id NOT IN (${references.join(' UNION ALL ')})
       AND NOT EXISTS (SELECT 1 FROM journal WHERE instr(summary, name) > 0 OR instr(detail, name) > 0)
     ORDER BY id`,
  );
  return Array.from(orphans, ([id, name]) => `原件「${String(name)}」（编号${String(id)}）没有任何记录提到`);
}

function foreignKeys(store: Store, table: string): { table: string; from: string }[] {
  return store.pragma(`foreign_key_list(${quotedName(table)})`) as { table: string; from: string }[];
}

/** 残留: unfinished copies beside the file, of processes that are no more. */
function leftoverFaults(path: string): string[] {
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(basename(path, '.db')))
    .flatMap((name) => {
      const pid = /\.partial-(\d+)/u.exec(name)?.[1];
      return pid === undefined || isRunning(Number(pid)) ? [] : [`未完成的副本 ${name} 留在旁边，可以删除`];
    });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Personal data is in the file: nobody but its owner may read it. Windows has no such bits. */
/** 文件权限: what is wrong with who may read the file. */
export function modeFaults(path: string): string[] {
  if (process.platform === 'win32') return [];
  const mode = statSync(path).mode & 0o777;
  return (mode & 0o077) === 0 ? [] : [`权限为 ${mode.toString(8)}，其他用户可以读取；应为 600`];
}
