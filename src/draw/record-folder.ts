import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writeTrouble } from '../kernel/file-trouble.ts';
import { UserError } from '../kernel/errors.ts';
import { FILE } from './canonical.ts';
import { CHANGE_FILE } from './changes/change-file.ts';
import type { Files } from './record.ts';
import { roundOf, SAMPLE_FILE } from './sample/canonical.ts';

/** Far above any real record; a folder that is none should not fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;
/** A list of a second stage may hold millions of numbers. */
const MAX_LIST_BYTES = 1024 * 1024 * 1024;

/** A folder of files to be handed on, that appears whole or not at all. Never replaces anything. */
export class NewFolder {
  readonly path: string;
  #temporary: string | undefined;

  /**
   * Makes sure the place is free and can be written, before anything is done that cannot be taken back.
   * @throws UserError E_FILE_EXISTS, E_WRITE_DENIED, E_NO_FOLDER …
   */
  constructor(path: string) {
    this.path = resolve(path);
    if (lstatSync(this.path, { throwIfNoEntry: false })) {
      throw new UserError('E_FILE_EXISTS', `「${this.path}」已经存在，没有覆盖`, {
        hint: '用 -o 换一个文件夹名，或先移走原有的',
      });
    }
    this.#temporary = this.#attempt(() => mkdtempSync(join(dirname(this.path), '.zfjd-draw-')));
  }

  /** Writes the files and gives the folder its name. */
  finish(files: Files): string {
    const temporary = this.#temporary;
    if (temporary === undefined) throw new Error('the folder is finished already');
    this.#attempt(() => {
      for (const [name, bytes] of files) {
        mkdirSync(join(temporary, dirname(name)), { recursive: true });
        writeFileSync(join(temporary, name), bytes, {
          mode: name === FILE.verify ? 0o755 : 0o644,
          flush: true,
        });
      }
      chmodSync(temporary, 0o755);
      renameSync(temporary, this.path);
    });
    this.#temporary = undefined;
    return this.path;
  }

  /** Removes what is unfinished; nothing where the folder was finished. */
  discard(): void {
    if (this.#temporary !== undefined) rmSync(this.#temporary, { recursive: true, force: true });
  }

  #attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw writeTrouble(error, this.path);
    }
  }
}

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
