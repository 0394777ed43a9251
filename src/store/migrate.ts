import type Database from 'better-sqlite3';
import { sha256 } from '../kernel/digest.ts';
import { UserError } from '../kernel/errors.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';

/** The newest form of the file this program knows. */
export const LATEST_VERSION = Math.max(...MIGRATIONS.map(({ version }) => version));

const CREATE_LOG = `CREATE TABLE IF NOT EXISTS schema_migration (
  version    INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT`;

export function fileVersion(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** @throws UserError E_DB_NEWER for a file that a newer program has written */
export function refuseNewer(db: Database.Database, path: string): void {
  const version = fileVersion(db);
  if (version > LATEST_VERSION) {
    throw new UserError(
      'E_DB_NEWER',
      `数据库由更新版本的 zfjd 写成（文件版本${version}，本程序只认识到${LATEST_VERSION}）：${path}`,
      { hint: '请升级 zfjd；旧程序不会改动这个文件' },
    );
  }
}

/** Brings the file to the newest form, one transaction a step, each step logged with the digest of its text. */
export function migrate(db: Database.Database, now: string): Migration[] {
  return MIGRATIONS.filter(
    (migration) => migration.version > fileVersion(db) && takeStep(db, migration, now),
  );
}

function takeStep(db: Database.Database, migration: Migration, now: string): boolean {
  const { version, name, sql, remakes = false } = migration;
  const step = db.transaction(() => {
    // Somebody else may have taken this step while we waited for the lock.
    if (version <= fileVersion(db)) return false;
    db.exec(CREATE_LOG);
    db.exec(sql);
    if (remakes) requireSound(db, name);
    db.prepare('INSERT INTO schema_migration VALUES (?, ?, ?, ?)').run(version, name, sha256(sql), now);
    db.pragma(`user_version = ${version}`);
    return true;
  });
  if (!remakes) return step.immediate();
  // Within a transaction the setting cannot be changed.
  db.pragma('foreign_keys = OFF');
  try {
    return step.immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function requireSound(db: Database.Database, name: string): void {
  const [broken] = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (broken) throw new Error(`${name}: a row of ${broken.table} refers to no row of ${broken.parent}`);
}

/** Steps whose recorded digest is not that of the text this program would run. */
export function changedMigrations(db: Database.Database): string[] {
  const log = db.prepare('SELECT version, name, sha256 FROM schema_migration').all() as {
    version: number;
    name: string;
    sha256: string;
  }[];
  return log
    .filter((row) => {
      const ours = MIGRATIONS.find((m) => m.version === row.version);
      return !ours || sha256(ours.sql) !== row.sha256;
    })
    .map((row) => `${row.version} ${row.name}`);
}
