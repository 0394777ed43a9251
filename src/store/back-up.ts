import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';
import { UserError } from '../kernel/errors.ts';
import { verifyJournal } from './journal.ts';
import type { Store } from './store.ts';

export interface Backup {
  readonly path: string;
  readonly bytes: number;
  /** 留痕 up to which the copy reaches. */
  readonly entries: number;
  readonly head: string;
}

/**
 * 备份: copies the file as it is at this moment into a new one, while others may be working in it. Without a
 * target it lies beside the file, with the time in its name. @throws UserError E_FILE_EXISTS, E_BACKUP
 */
export function backUp(store: Store, target?: string): Backup {
  const path = target === undefined ? besides(store) : resolve(target);
  if (existsSync(path)) {
    throw new UserError('E_FILE_EXISTS', `备份文件已存在，没有覆盖：${path}`, { hint: '换一个文件名' });
  }
  const partial = `${path}.partial-${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    store.copyTo(partial);
    chmodSync(partial, 0o600);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new UserError('E_BACKUP', `未能写入备份文件：${path}（${String(error.code)}）`, {
      hint: '检查文件夹是否存在、有没有写入权限、磁盘是否已满',
      cause: error,
    });
  }
  const { entries, head } = verifyJournal(store);
  return { path, bytes: statSync(path).size, entries, head };
}

function besides(store: Store): string {
  const { dir, name } = parse(store.path);
  const stamp = store.actor.clock.now().replace(/\D/g, '').slice(0, 14);
  return join(dir, `${name}-${stamp}.db`);
}
