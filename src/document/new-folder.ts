import { chmodSync, lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../kernel/errors.ts';
import { writeTrouble } from '../kernel/file-trouble.ts';

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
    if (this.#attempt(() => lstatSync(this.path, { throwIfNoEntry: false }))) {
      throw new UserError('E_FILE_EXISTS', `「${this.path}」已经存在，没有覆盖`, {
        hint: '用 -o 换一个文件夹名，或先移走原有的',
      });
    }
    this.#temporary = this.#attempt(() => mkdtempSync(join(dirname(this.path), '.zfjd-folder-')));
  }

  /** Writes the files, one of which may be run, and gives the folder its name. */
  finish(files: ReadonlyMap<string, Uint8Array>, executable?: string): string {
    const temporary = this.#temporary;
    if (temporary === undefined) throw new Error('the folder is finished already');
    this.#attempt(() => {
      for (const [name, bytes] of files) {
        mkdirSync(join(temporary, dirname(name)), { recursive: true });
        writeFileSync(join(temporary, name), bytes, {
          mode: name === executable ? 0o755 : 0o644,
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
