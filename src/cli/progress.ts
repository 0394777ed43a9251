import { basename } from 'node:path';
import type { OnStep } from '../kernel/on-step.ts';
import type { Deps } from './deps.ts';

const BAR = 20;
/** Before so many milliseconds nothing is known of how long the rest takes. */
const KNOWN_AFTER = 2000;
const REDRAWN_EVERY = 100;

/** Beginning of the line, and nothing left of what stood there. */
const CLEAR = '\r\u001b[K';

/**
 * 进度: one line on stderr that is drawn over and over, only where a person watches: not with `--quiet` or
 * `--json`, and not where the answer goes into a file or another program. `now` counts milliseconds.
 */
export class Progress {
  readonly #out: Deps['io'];
  readonly #shown: boolean;
  readonly #now: () => number;
  #since: number;
  #drawn = Number.NEGATIVE_INFINITY;

  constructor({ io, options }: Pick<Deps, 'io' | 'options'>, now: () => number = () => performance.now()) {
    this.#out = io;
    this.#shown = io.stdoutTTY && options.quiet !== true && options.json !== true;
    this.#now = now;
    this.#since = now();
  }

  /** `done` of `total` are done, `what` is at work; with none done a part of the work begins, timed by itself. */
  readonly step: OnStep = (what, done, total) => {
    if (done === 0) this.#since = this.#now();
    const filled = Math.round((BAR * done) / Math.max(1, total));
    const bar = `[${'='.repeat(filled)}${' '.repeat(BAR - filled)}]`;
    this.#draw(`${bar} ${done}/${total}${this.#left(done, total)} ${basename(what)}`, done === 0);
  };

  /** So many rows of a file were read, and nobody knows how many there are. */
  readonly rows = (file: string, rows: number): void => {
    const seconds = this.#elapsed() / 1000;
    const rate = seconds < 2 ? '' : `，每秒${Math.round(rows / seconds).toLocaleString('en-US')}行`;
    this.#draw(`已读${rows.toLocaleString('en-US')}行${rate} ${basename(file)}`, false);
  };

  /** Does the work and takes the line away, whatever became of it. */
  async during<T>(work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      if (this.#drawn > Number.NEGATIVE_INFINITY) this.#out.stderr.write(CLEAR);
    }
  }

  #elapsed(): number {
    return this.#now() - this.#since;
  }

  #left(done: number, total: number): string {
    const elapsed = this.#elapsed();
    if (done === 0 || elapsed < KNOWN_AFTER) return '';
    return `，约剩${durationText((elapsed / done) * (total - done))}`;
  }

  #draw(line: string, always: boolean): void {
    if (!this.#shown || (!always && this.#now() - this.#drawn < REDRAWN_EVERY)) return;
    this.#drawn = this.#now();
    this.#out.stderr.write(`${CLEAR}${cut(line, this.#out.columns - 1)}`);
  }
}

/** `45秒`, `2分10秒`, `1小时5分` */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds}秒`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}分${seconds % 60}秒`;
  return `${Math.floor(minutes / 60)}小时${minutes % 60}分`;
}

/** As much of a line as fits into so many cells; a line that breaks could not be taken away again. */
function cut(line: string, cells: number): string {
  let [kept, left] = ['', cells];
  for (const character of line) {
    // Whatever is not plain counts as wide: rather too short than broken.
    left -= /^[\u0020-\u007e]$/u.test(character) ? 1 : 2;
    if (left < 0) return kept;
    kept += character;
  }
  return kept;
}
