import { renameSync, rmSync, statSync } from 'node:fs';
import { UserError } from '../kernel/errors.ts';

/** Another file, or none, stands where the one stood that is written: what was written since is lost. */
export const DB_MOVED = 'E_DB_MOVED';

const NEVER = '使用中不要移动、覆盖数据库文件';

/** 文件还在原处: whether the file that is written is still the one that stands at its path, and its log too. */
export class FilePlace {
  readonly #path: string;
  readonly #file: string | undefined;
  #log: string | undefined;

  constructor(path: string) {
    this.#path = path;
    this.#file = placeOf(path);
  }

  /** A write has begun: by now there is a log of ours. */
  begun(): void {
    if (this.#log === undefined && placeOf(this.#path) === this.#file) this.#log = placeOf(this.#logPath);
  }

  /**
   * A file that was removed or replaced takes writes as before, and keeps them from everybody.
   * @throws UserError E_DB_MOVED
   */
  require(): void {
    const place = placeOf(this.#path);
    if (place === undefined || place === this.#file) return;
    const trouble = (what: string, hint: string) =>
      new UserError(DB_MOVED, `数据库文件在使用中${what}，这次写入的内容没有保存：${this.#path}`, {
        hint: `${hint}，再运行同一命令；${NEVER}`,
      });
    if (place === '')
      throw trouble(
        '被删除或移走',
        '把移走的文件放回原处（旁边的 -wal 文件不要动），或从最近的备份恢复（zfjd db restore）',
      );
    const log = this.#putLogAside();
    const kept = log === undefined ? '' : `原文件的日志已改名为 ${log}；`;
    throw trouble('换成了另一个文件', `${kept}先运行 zfjd db check 检查现在的文件`);
  }

  get #logPath(): string {
    return `${this.#path}-wal`;
  }

  /** The next to open the other file would take our log for its own, and damage the file. */
  #putLogAside(): string | undefined {
    const aside = `${this.#logPath}.old`;
    if (this.#log === undefined || this.#log === '' || placeOf(this.#logPath) !== this.#log) return undefined;
    try {
      renameSync(this.#logPath, aside);
      rmSync(`${this.#path}-shm`, { force: true });
      return aside;
    } catch {
      return undefined;
    }
  }
}

/** Which file of the disk stands there; '' for none, undefined where nobody may look. */
function placeOf(path: string): string | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found ? `${found.dev}:${found.ino}` : '';
  } catch {
    return undefined;
  }
}
