import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, parse } from 'node:path';
import { digestPath } from './digest-file.ts';

/** `名称-20261124080000.db`, and `-2` for a second one in the same second. */
const STAMP = /^-(\d{14})(?:-(\d+))?\.db$/u;

/** A free name for a backup of `dbPath` in `folder`, after the wall clock. */
export function nextBackupPath(dbPath: string, folder: string, now: string): string {
  const stem = join(folder, `${parse(dbPath).name}-${now.replace(/\D/g, '').slice(0, 14)}`);
  let path = `${stem}.db`;
  for (let n = 2; existsSync(path); n += 1) path = `${stem}-${n}.db`;
  return path;
}

/** The backups of `dbPath` in `folder` that were named by `nextBackupPath`, the newest first. */
export function listBackups(dbPath: string, folder: string): string[] {
  const { name } = parse(dbPath);
  return readdirSync(folder)
    .flatMap((file) => {
      const [, stamp, again = '1'] = file.startsWith(name) ? (STAMP.exec(file.slice(name.length)) ?? []) : [];
      return stamp === undefined ? [] : [{ file, order: `${stamp}-${again.padStart(4, '0')}` }];
    })
    .sort((a, b) => (a.order < b.order ? 1 : -1))
    .map(({ file }) => join(folder, file));
}

/** 轮换: removes all but the `keep` newest with their digests. Gives those removed. */
export function rotateBackups(dbPath: string, folder: string, keep: number): string[] {
  const old = listBackups(dbPath, folder).slice(keep);
  for (const path of old) {
    rmSync(path);
    rmSync(digestPath(path), { force: true });
  }
  return old;
}
