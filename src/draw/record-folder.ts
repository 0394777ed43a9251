import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../kernel/errors.ts';
import { FILE } from './canonical.ts';
import { CHANGE_FILE } from './changes/change-file.ts';
import { roundOf, SAMPLE_FILE } from './sample/canonical.ts';

/** Far above any real record; a folder that is none should not fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;
/** A list of a second stage may hold millions of numbers. */
const MAX_LIST_BYTES = 1024 * 1024 * 1024;

/** The files of a record in a folder; files of other names are left alone. @throws UserError E_RECORD_READ */
export function readRecordFolder(path: string): Map<string, Uint8Array> {
  const refuse = (reason: string, cause?: unknown): never => {
    throw new UserError('E_RECORD_READ', `读不了抽查记录：${path}（${reason}）`, {
      hint: '指明存放 01-guize.tsv、SHA256SUMS 等文件的文件夹',
      cause,
    });
  };
  const files = new Map<string, Uint8Array>();
  const read = (folder: string, prefix: string, known: readonly string[]): void => {
    for (const name of readdirSync(folder)) {
      if (!known.includes(name)) continue;
      const file = join(folder, name);
      const { size } = statSync(file);
      if (size > (name === SAMPLE_FILE.list ? MAX_LIST_BYTES : MAX_BYTES)) refuse(`${prefix}${name} 过大`);
      files.set(prefix + name, new Uint8Array(readFileSync(file)));
    }
  };
  try {
    read(path, '', [...Object.values(FILE), ...Object.values(CHANGE_FILE)]);
    for (const name of readdirSync(path)) {
      const folder = join(path, name);
      if (roundOf(name) === undefined || !statSync(folder).isDirectory()) continue;
      read(folder, `${name}/`, Object.values(SAMPLE_FILE));
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REASONS[code];
    if (reason === undefined) throw error;
    refuse(reason, error);
  }
  return files.size === 0 ? refuse('其中没有抽查记录的文件') : files;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件夹不存在',
  ENOTDIR: '不是文件夹',
  EISDIR: '应为文件的位置是文件夹',
  EACCES: '没有权限',
  EPERM: '没有权限',
};
