import { chmodSync, existsSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { claimName } from '../kernel/claim-name.ts';
import { UserError } from '../kernel/errors.ts';
import { codeOf, writeTrouble } from '../kernel/file-trouble.ts';
import type { OnStep } from '../kernel/on-step.ts';
import { makeFolder } from '../kernel/make-folder.ts';
import { nextBackupPath, rotateBackups } from './backup-names.ts';
import { digestPath, fileDigest, writeDigestFile } from './digest-file.ts';
import { diskFull, requireSpace } from './disk-space.ts';
import { withLock } from './lock.ts';
import { checkCopy, type CopyFacts } from './sound-copy.ts';
import type { Store } from './store.ts';

export interface Backup extends CopyFacts {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, also in the digest file beside it. */
  readonly digest: string;
  /** Older ones that `keep` had removed. */
  readonly removed: readonly string[];
}

/** Where to: a file that must not exist, or a folder, by default that of the database. */
export interface BackUpOptions {
  readonly file?: string;
  readonly folder?: string;
  /** 轮换: how many of the backups in the folder are to stay, this one included. From 1. */
  readonly keep?: number;
  readonly onStep?: OnStep;
}

/** Pages copied in one go: all of them, so that the copy is of one moment and is never begun anew. */
const ALL_PAGES = 0x7f_ff_ff_ff;

/**
 * 备份: copies the file as it is at this moment, while others may be working in it, checks the copy and lays its
 * digest beside it. It gets its name last: what bears the name is whole.
 * @throws UserError E_FILE_EXISTS, E_DISK_FULL, E_BACKUP, E_COPY_DAMAGED, E_RUNNING, or as `writeTrouble`
 */
export async function backUp(store: Store, options: BackUpOptions = {}): Promise<Backup> {
  const { file, keep, onStep } = options;
  if (file !== undefined) return { ...(await copy(store, resolve(file), onStep)), removed: [] };
  const folder = resolve(options.folder ?? dirname(store.path));
  makeFolder(folder);
  return withLock(join(folder, '.zfjd-backup.lock'), '备份', async () => {
    const path = nextBackupPath(store.path, folder, store.actor.clock.now());
    const made = await copy(store, path, onStep);
    const removed = keep === undefined ? [] : attempt(folder, () => rotateBackups(store.path, folder, keep));
    return { ...made, removed };
  });
}

/** What a backup does one after the other; how long each takes grows with the file. */
const STAGES = ['复制', '核对结构和引用', '核对留痕', '计算摘要'] as const;

async function copy(store: Store, path: string, onStep?: OnStep): Promise<Omit<Backup, 'removed'>> {
  const stage = (at: number) => onStep?.(STAGES[at] ?? '', at, STAGES.length);
  if (existsSync(path)) {
    throw new UserError('E_FILE_EXISTS', `备份文件已存在，没有覆盖：${path}`, { hint: '换一个文件名' });
  }
  const partial = `${path}.partial-${process.pid}`;
  try {
    makeFolder(dirname(path));
    requireSpace(dirname(path), store.bytes(), '备份');
    stage(0);
    await store.backUpTo(partial, ALL_PAGES);
    chmodSync(partial, 0o600);
    stage(1);
    const facts = checkCopy(partial, store.actor, () => stage(2));
    stage(3);
    const digest = fileDigest(partial);
    writeDigestFile(path, digest);
    claimName(partial, path);
    return { path, bytes: statSync(path).size, digest, ...facts };
  } catch (error) {
    const left = [partial, `${partial}-journal`, ...(existsSync(path) ? [] : [digestPath(path)])];
    for (const one of left) removeQuietly(one);
    throw explained(error, path);
  }
}

/** What is left of a backup that failed; the failure itself is what has to be told. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing could be made there is nothing to be removed.
  }
}

function explained(error: unknown, path: string): unknown {
  const code = codeOf(error instanceof UserError ? error.cause : error);
  if (code === 'SQLITE_FULL') return diskFull(`写入备份时磁盘已满：${path}`, error);
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')) {
    return new UserError('E_WRITE_DENIED', `不能写入备份：${path}（所在文件夹没有写入权限）`, {
      hint: '换一个有写入权限的文件夹，或请管理员调整权限',
      cause: error,
    });
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return new UserError('E_BACKUP', `没有写成备份：${path}（磁盘写不进去，可能已满）`, {
      hint: '检查磁盘空间和磁盘本身，或换一个位置；没有留下半截文件',
      cause: error,
    });
  }
  return writeTrouble(error, path);
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw writeTrouble(error, path);
  }
}
