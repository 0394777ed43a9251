import { existsSync, readFileSync, statSync } from 'node:fs';
import { UserError } from '../kernel/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件不存在',
  EISDIR: '这是一个文件夹',
  ENOTDIR: '路径中有一段不是文件夹',
  EACCES: '没有权限',
  EPERM: '没有权限',
};

/** A whole file that the user named. @throws UserError E_FILE_READ */
export function readInput(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
    if (reason === undefined) throw error;
    throw new UserError('E_FILE_READ', `读不了文件：${path}（${reason}）`, {
      hint: '核对路径后重试',
      cause: error,
    });
  }
}

/** Whether a path that something is written to means a folder: it is one, or it ends as one. */
export function meansFolder(path: string): boolean {
  return /[/\\]$/u.test(path) || (existsSync(path) && statSync(path).isDirectory());
}
