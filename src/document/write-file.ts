import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { UserError } from '../kernel/errors.ts';

export interface WriteOptions {
  /** 0600 for what only the operator may read, 0644 for what is handed on. */
  readonly mode: 0o600 | 0o644;
  /** What to do with a file that is there already; `number` writes `名称(2).docx` beside it. */
  readonly existing: 'refuse' | 'replace' | 'number';
}

const TROUBLE: Readonly<Record<string, readonly [code: string, what: string, hint: string]>> = {
  EACCES: ['E_WRITE_DENIED', '没有写入权限', '换一个有写入权限的文件夹，或请管理员调整权限'],
  EPERM: ['E_WRITE_DENIED', '没有写入权限', '换一个有写入权限的文件夹，或关闭正在打开该文件的程序后重试'],
  EBUSY: ['E_WRITE_DENIED', '文件正被其他程序使用', '关闭正在打开该文件的程序后重试'],
  EROFS: ['E_WRITE_DENIED', '所在磁盘是只读的', '换一个可写的文件夹'],
  ENOSPC: ['E_DISK_FULL', '磁盘空间不足', '清理磁盘空间后重试；原有文件没有改动'],
  EDQUOT: ['E_DISK_FULL', '磁盘配额已用完', '清理磁盘空间后重试；原有文件没有改动'],
  EFBIG: ['E_DISK_FULL', '文件超过磁盘允许的大小', '换一个磁盘后重试'],
  ENOENT: ['E_NO_FOLDER', '所在文件夹不存在', '先建立该文件夹，或换一个路径'],
  ENOTDIR: ['E_NO_FOLDER', '路径中有一段不是文件夹', '检查路径'],
  EISDIR: ['E_IS_FOLDER', '这是一个文件夹，不是文件', '在路径后面加上文件名'],
  ENAMETOOLONG: ['E_NAME_TOO_LONG', '文件名过长', '换一个较短的文件名'],
  EEXIST: ['E_FILE_EXISTS', '文件已经存在，没有覆盖', '换一个文件名，或先移走原有文件'],
};

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What a person is told about an error of the file system; errors we have no words for stay as they are. */
export function writeTrouble(error: unknown, path: string): unknown {
  const [code, what, hint] = TROUBLE[codeOf(error)] ?? [];
  if (code === undefined || what === undefined || hint === undefined) return error;
  return new UserError(code, `不能写入「${path}」：${what}`, { hint, cause: error });
}

const failure = (code: string) => Object.assign(new Error(code), { code });

/** Makes a folder that output goes to, and those above it. Gives it back. @throws UserError as `writeTrouble` */
export function makeFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true });
    return path;
  } catch (error) {
    throw writeTrouble(error, path);
  }
}

/** The path itself where nothing is there, else the first free of `名称(2).docx`, `名称(3).docx` … */
export function uniquePath(path: string): string {
  if (!existsSync(path)) return path;
  const extension = extname(path);
  const stem = join(dirname(path), basename(path, extension));
  for (let n = 2; ; n += 1) {
    const candidate = `${stem}(${n})${extension}`;
    if (!existsSync(candidate)) return candidate;
  }
}

function writeSynced(path: string, data: string | Uint8Array, mode: number): void {
  const file = openSync(path, 'wx', mode);
  try {
    writeFileSync(file, data);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Gives the finished file its name unless another has it. @throws EEXIST */
function claim(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
    rmSync(temporary);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    // Memory sticks and some network drives know no hard links.
    if (existsSync(path)) throw failure('EEXIST');
    renameSync(temporary, path);
  }
}

function claimNumbered(temporary: string, path: string): string {
  for (;;) {
    const candidate = uniquePath(path);
    try {
      claim(temporary, candidate);
      return candidate;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** A rename is only kept through a power cut once its folder is; Windows cannot sync a folder and need not. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    if (codeOf(error) !== 'EINVAL') throw error;
  } finally {
    closeSync(handle);
  }
}

function writeWhole(path: string, data: string | Uint8Array, { mode, existing }: WriteOptions): string {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw failure('EISDIR');
  if (there && !there.isFile()) {
    // A pipe or device (/dev/stdout) is written to, not replaced.
    writeFileSync(path, data);
    return path;
  }
  if (there && existing === 'refuse') throw failure('EEXIST');
  const target = there && existing === 'replace' ? realpathSync(path) : path;
  const folder = dirname(target);
  const temporary = join(folder, `.zfjd-${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeSynced(temporary, data, mode);
    let written = target;
    if (existing === 'replace') renameSync(temporary, target);
    else if (existing === 'refuse') claim(temporary, target);
    else written = claimNumbered(temporary, target);
    syncFolder(folder);
    return written === target ? path : written;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Writes a file whole or not at all: to a temporary name in the same folder, synced, then renamed.
 * @returns the path written, another than asked for only with `existing: 'number'`
 * @throws UserError E_WRITE_DENIED, E_DISK_FULL, E_NO_FOLDER, E_IS_FOLDER, E_NAME_TOO_LONG, E_FILE_EXISTS
 */
export function writeFileAtomic(path: string, data: string | Uint8Array, options: WriteOptions): string {
  try {
    return writeWhole(path, data, options);
  } catch (error) {
    throw writeTrouble(error, path);
  }
}
