import type { Calendar } from '../calendar/calendar.ts';
import type { Outcome } from '../document/blocks.ts';
import type { Clock } from '../kernel/clock.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import type { Store } from '../store/store.ts';
import type { WorkbookReader } from '../workbook/reader.ts';
import type { Command } from './command.ts';
import type { Env, Io, Prompter } from './io.ts';

/** 全局选项, as commander gives them. */
export interface GlobalOptions {
  readonly db?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** False with `--no-input`. */
  readonly input: boolean;
  readonly yes?: boolean;
  readonly today?: LocalDate;
  /** False with `--no-color`. */
  readonly color: boolean;
  readonly operator?: string;
}

/**
 * What a command may use. Made once per run by `main`; everything heavy is loaded and opened only when it
 * is asked for, and closed by `main`.
 */
export interface Deps {
  readonly io: Io;
  readonly env: Env;
  /** Folder of the package: `data/` and `dist/` are in it. */
  readonly root: string;
  /** Of the program; printed on records. */
  readonly version: string;
  readonly options: GlobalOptions;
  readonly clock: Clock;
  /** 经办人 */
  readonly operator: string;
  readonly dbPath: string;
  readonly prompter: Prompter;
  /** The database of this run. @throws UserError when there is none, or it is not ours */
  readonly openStore: () => Promise<Store>;
  /** Shipped holidays plus, where there is a database, the years imported into it. */
  readonly calendar: () => Promise<Calendar>;
  /** 政策包 this database was set up with. */
  readonly pack: () => Promise<Pack>;
  /** Reads workbooks in a thread of its own. */
  readonly reader: () => Promise<WorkbookReader>;
  /** Prints an answer in the form asked for, and keeps whether it needs a person. */
  readonly present: (outcome: Outcome) => Promise<void>;
  /** Runs further words (after `zfjd`) as a command of their own within this run. @throws as the command does */
  readonly run: (words: readonly string[]) => Promise<void>;
  /** The whole command line with all its nouns, to be looked at; loaded at the first call. */
  readonly tree: () => Promise<Command>;
  /** A remark on stderr; `--quiet` drops it. */
  readonly note: (text: string) => void;
}
