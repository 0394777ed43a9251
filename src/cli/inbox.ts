import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { EXIT, UserError } from '../kernel/errors.ts';
import { reading } from '../kernel/file-trouble.ts';

/**
 * Left by spreadsheet programs and systems, or a database of ours: never sent by a department. The root of a stick
 * or a share on Windows holds deleted files (`$RECYCLE.BIN`) and a folder nobody may read.
 */
const LITTER =
  /^(?:~\$|\.)|\.db(?:-wal|-shm)?$|^(?:desktop\.ini|\$recycle\.bin|system volume information|__macosx)$/iu;

/**
 * 收件箱: the files that the arguments name; a folder stands for all files below it, in order of name. One folder
 * that may not be read stops all: what lies in it must not be passed over in silence.
 * @throws UserError E_NO_FILES, E_FILE_MISSING, E_FILE_READ
 */
export function filesOf(paths: readonly string[]): string[] {
  const files = paths.flatMap((path) => walk(path));
  if (files.length > 0) return files;
  throw new UserError('E_NO_FILES', `没有可导入的文件：${paths.join('、')}`, {
    hint: '写明文件或文件夹，例如 zfjd plan import ./收件箱',
    exit: EXIT.input,
  });
}

function walk(path: string): string[] {
  const found = reading(path, () => statSync(path, { throwIfNoEntry: false }));
  if (!found) {
    throw new UserError('E_FILE_MISSING', `文件或文件夹不存在：${path}`, {
      hint: '核对路径；路径中有空格时加引号',
    });
  }
  if (!found.isDirectory()) return [path];
  return reading(path, () => readdirSync(path, { withFileTypes: true }))
    .filter((entry) => !LITTER.test(basename(entry.name)) && (entry.isDirectory() || entry.isFile()))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => walk(join(path, entry.name)));
}
