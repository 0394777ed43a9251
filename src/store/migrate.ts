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
  const applied: Migration[] = [];
  for (const migration of MIGRATIONS) {
    if (migration.version <= fileVersion(db)) continue;
    db.transaction(() => {
      // Somebody else may have taken this step while we waited for the lock.
      if (migration.version <= fileVersion(db)) return;
      db.exec(CREATE_LOG);
      db.exec(migration.sql);
      db.prepare('INSERT INTO schema_migration VALUES (?, ?, ?, ?)').run(
        migration.version,
        migration.name,
        sha256(migration.sql),
        now,
      );
      db.pragma(`user_version = ${migration.version}`);
      applied.push(migration);
    }).immediate();
  }
  return applied;
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
