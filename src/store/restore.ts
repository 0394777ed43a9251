import { chmodSync, constants, copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { claimName } from '../kernel/claim-name.ts';
import { UserError } from '../kernel/errors.ts';
import { reading, writeTrouble } from '../kernel/file-trouble.ts';
import { makeFolder } from '../kernel/make-folder.ts';
import { fileDigest, readDigestFile } from './digest-file.ts';
import { requireSpace } from './disk-space.ts';
import { checkCopy, type CopyFacts } from './sound-copy.ts';
import type { Actor } from './store.ts';

export interface Restored extends CopyFacts {
  readonly path: string;
  readonly bytes: number;
  readonly from: string;
  /** Whether the backup was compared with the digest file beside it; false where there is none. */
  readonly digestChecked: boolean;
}

/**
 * 恢复: makes a new database of a backup; never touches one that is there. The backup is compared with its digest
 * before, the new file with the backup and in itself after, and only then gets its name.
 * @throws UserError E_DB_EXISTS, E_FILE_READ, E_BACKUP_DAMAGED, E_BACKUP_LIVE, E_DISK_FULL, E_COPY_DAMAGED …
 */
export function restore(from: string, to: string, actor: Actor): Restored {
  const [source, path] = [resolve(from), resolve(to)];
  refuseExisting(path);
  const digest = reading(source, () => checkedDigest(source));
  const partial = `${path}.partial-${process.pid}`;
  try {
    makeFolder(dirname(path));
    requireSpace(dirname(path), statSync(source).size, '恢复');
    copyFileSync(source, partial, constants.COPYFILE_EXCL);
    chmodSync(partial, 0o600);
    if (fileDigest(partial) !== digest.value) throw damaged(source, '抄写以后与备份不一致，磁盘可能有问题');
    // Before it is opened for reading: a raw copy of a working file wants a log beside it.
    setJournalMode(partial, 'DELETE');
    const facts = checkCopy(partial, actor);
    setJournalMode(partial, 'WAL');
    claimName(partial, path);
    return { path, bytes: statSync(path).size, from: source, digestChecked: digest.checked, ...facts };
  } catch (error) {
    throw writeTrouble(error, path);
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(partial + suffix, { force: true });
  }
}

function refuseExisting(path: string): void {
  const there = [path, `${path}-wal`].find((name) => existsSync(name));
  if (there === undefined) return;
  throw new UserError('E_DB_EXISTS', `已有文件，没有改动它：${there}`, {
    hint: '恢复到一个新的文件名；核对无误后停用原来的，再用 --db 或 ZFJD_DB 指向新文件',
  });
}

function checkedDigest(source: string): { value: string; checked: boolean } {
  if (statSync(source, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new UserError('E_FILE_READ', `备份文件不存在：${source}`, { hint: '核对路径后重试' });
  }
  if ((statSync(`${source}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    throw new UserError('E_BACKUP_LIVE', `这个数据库正在使用，不是备份：${source}`, {
      hint: '先运行 zfjd db backup，再用备份文件恢复',
    });
  }
  const value = fileDigest(source);
  const expected = readDigestFile(source);
  if (expected !== undefined && expected !== value) throw damaged(source, '与旁边的摘要文件不符');
  return { value, checked: expected !== undefined };
}

function damaged(source: string, reason: string): UserError {
  return new UserError('E_BACKUP_DAMAGED', `备份不能用来恢复：${source}（${reason}）`, {
    hint: '换一个备份；这一个留着备查',
  });
}

function setJournalMode(path: string, mode: 'DELETE' | 'WAL'): void {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { fileMustExist: true });
    db.pragma(`journal_mode = ${mode}`);
  } catch {
    // What is wrong with it the check says, in words.
  } finally {
    db?.close();
  }
}
