import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../kernel/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件不存在',
  EISDIR: '这是一个文件夹',
  ENOTDIR: '路径中有一段不是文件夹',
  EEXIST: '路径中有一段不是文件夹',
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘是只读的',
  ENOSPC: '磁盘已满',
};

/** A whole file that the user named. @throws UserError E_FILE_READ */
export function readInput(path: string): Buffer {
  return explained(() => readFileSync(path), 'E_FILE_READ', '读不了文件', path);
}

/** Writes a whole file, or leaves what was there. Gives its full path. @throws UserError E_FILE_WRITE */
export function writeOutput(path: string, content: string | Uint8Array): string {
  const target = resolve(path);
  const partial = `${target}.partial-${process.pid}`;
  explained(
    () => {
      try {
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(partial, content);
        renameSync(partial, target);
      } finally {
        rmSync(partial, { force: true });
      }
    },
    'E_FILE_WRITE',
    '写不了文件',
    target,
  );
  return target;
}

function explained<T>(work: () => T, code: string, what: string, path: string): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
    if (reason === undefined) throw error;
    throw new UserError(code, `${what}：${path}（${reason}）`, { hint: '核对路径后重试', cause: error });
  }
}
