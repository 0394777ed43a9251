import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { CommanderError } from 'commander';
import { version } from '../package.json';
import type { Calendar } from './calendar/calendar.ts';
import type { Deps, GlobalOptions } from './cli/deps.ts';
import { reportFailure } from './cli/failure.ts';
import type { Env, Io, Prompter } from './cli/io.ts';
import { buildProgram } from './cli/program.ts';
import { terminalPrompter } from './cli/prompts.ts';
import { systemClock, type Clock } from './kernel/clock.ts';
import { EXIT, type ExitCode } from './kernel/errors.ts';
import type { Pack } from './policy/pack.ts';
import type { Store } from './store/store.ts';
import type { WorkbookReader } from './workbook/reader.ts';

export interface Run {
  /** Words after `zfjd`. */
  readonly argv: readonly string[];
  readonly io: Io;
  readonly env: Env;
  /** Folder of the package. */
  readonly root: string;
  readonly clock?: Clock;
  readonly prompter?: Prompter;
}

/** 装配: puts the parts together, runs one command, decides the exit code. Never throws, never exits. */
export async function main(run: Run): Promise<ExitCode> {
  const { argv, io } = run;
  const clock = run.clock ?? systemClock();
  const session = new Session(run, clock);
  const program = buildProgram({
    start: (options, commands) => session.start(options, commands),
    write: (text) => io.stdout.write(text),
    writeError: (text) => io.stderr.write(text),
    version,
  });
  try {
    if (argv.length > 0) await program.parseAsync(argv, { from: 'user' });
    else if (io.stdoutTTY && io.stdinTTY) await program.parseAsync(['menu'], { from: 'user' });
    else program.outputHelp();
    return session.exit;
  } catch (error) {
    // Help and version end commander's run with exit 0, a noun without its verb with another.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    return reportFailure(error, { io, argv, version, json: argv.includes('--json'), now: clock.now() });
  } finally {
    await session.close();
  }
}

/** cron and containers do not always know who they run as; some run as a number without a name. */
function systemUser(env: Env): string {
  const named = env['USER'] ?? env['LOGNAME'] ?? env['USERNAME'];
  if (named !== undefined) return named;
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}

/** One run's dependencies: everything heavy is loaded and opened at its first use, once. */
class Session {
  /** What the answers given so far come to. */
  exit: ExitCode = EXIT.done;
  readonly #run: Run;
  readonly #clock: Clock;
  #store: Promise<Store> | undefined;
  #reader: Promise<WorkbookReader> | undefined;
  readonly #closing: (() => void | Promise<void>)[] = [];

  constructor(run: Run, clock: Clock) {
    this.#run = run;
    this.#clock = clock;
  }

  start(options: GlobalOptions, commands: Pick<Deps, 'run' | 'tree'>): Deps {
    const { io, env, root, prompter = terminalPrompter } = this.#run;
    const { today } = options;
    const clock = today === undefined ? this.#clock : { today: () => today, now: () => this.#clock.now() };
    const deps: Deps = {
      io,
      env,
      root,
      version,
      options,
      clock,
      prompter,
      operator: options.operator?.trim() || env['ZFJD_OPERATOR']?.trim() || systemUser(env),
      dbPath: resolve(options.db || env['ZFJD_DB'] || join(env['HOME'] ?? homedir(), 'zfjd', 'zfjd.db')),
      openStore: () => (this.#store ??= this.#open(deps).catch((error: unknown) => this.#forget(error))),
      calendar: () => this.#calendar(deps),
      pack: () => this.#pack(deps),
      reader: () => (this.#reader ??= this.#startReader()),
      present: async (outcome) => {
        const { present } = await import('./cli/present.ts');
        await present(outcome, deps);
        if (outcome.failed === true) this.exit = EXIT.input;
        else if (outcome.attention === true && this.exit === EXIT.done) this.exit = EXIT.attention;
      },
      ...commands,
      note: (text) => {
        if (options.quiet !== true) io.stderr.write(`${text}\n`);
      },
    };
    return deps;
  }

  async close(): Promise<void> {
    for (const close of this.#closing.toReversed()) await close();
  }

  async #open(deps: Deps): Promise<Store> {
    const { openStore } = await import('./store/open.ts');
    const { store, migratedFrom } = openStore(deps.dbPath, deps);
    this.#closing.push(() => store.close());
    if (migratedFrom) deps.note(`数据库已升级，升级前的备份：${migratedFrom.backup}`);
    const busy = Number(deps.env['ZFJD_BUSY_MS'] ?? Number.NaN);
    if (Number.isInteger(busy) && busy >= 0) store.pragma(`busy_timeout = ${busy}`);
    return store;
  }

  /** A database that could not be opened may be there later in the same run (the menu). */
  #forget(error: unknown): never {
    this.#store = undefined;
    throw error;
  }

  /** Not kept: an import changes it. */
  async #calendar(deps: Deps): Promise<Calendar> {
    const { loadCalendar } = await import('./calendar/calendar.ts');
    const needsNoDatabase = deps.options.db === undefined && !existsSync(deps.dbPath);
    return loadCalendar(deps.root, needsNoDatabase ? undefined : await deps.openStore());
  }

  async #pack(deps: Deps): Promise<Pack> {
    const [{ packFolder, preparedPack }, { readSetting }, store] = await Promise.all([
      import('./policy/prepared-pack.ts'),
      import('./store/settings.ts'),
      deps.openStore(),
    ]);
    const code = readSetting(store, 'pack') ?? '';
    const known = preparedPack(deps.root, code);
    if (known) return known;
    const { loadPack } = await import('./policy/load.ts');
    return loadPack(packFolder(deps.root), code);
  }

  async #startReader(): Promise<WorkbookReader> {
    const { createReader } = await import('./workbook/reader.ts');
    const reader = createReader({ workerPath: join(this.#run.root, 'dist', 'workbook-worker.cjs') });
    this.#closing.push(() => reader.close());
    return reader;
  }
}
