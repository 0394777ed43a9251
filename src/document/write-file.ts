import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { claimName } from '../kernel/claim-name.ts';
import { codeOf, writeTrouble } from '../kernel/file-trouble.ts';

export interface WriteOptions {
  /** 0600 for what only the operator may read, 0644 for what is handed on. */
  readonly mode: 0o600 | 0o644;
  /** What to do with a file that is there already; `number` writes `名称(2).docx` beside it. */
  readonly existing: 'refuse' | 'replace' | 'number';
}

const failure = (code: string) => Object.assign(new Error(code), { code });

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

function claimNumbered(temporary: string, path: string): string {
  for (;;) {
    const candidate = uniquePath(path);
    try {
      claimName(temporary, candidate);
      return candidate;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** A rename is only kept through a power cut once its folder is; Windows cannot sync a folder and need not. */
export function syncFolder(folder: string): void {
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
    else if (existing === 'refuse') claimName(temporary, target);
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
