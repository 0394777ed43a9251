import Database from 'better-sqlite3';
import type { Clock } from '../kernel/clock.ts';
import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { FilePlace } from './file-place.ts';
import { appendEntry, type JournalEntry } from './journal.ts';
import type { Command, Query, RowOf, Shape, SqlValue } from './query.ts';
import { FileReader } from './reader.ts';
import { explainSqlite } from './trouble.ts';

/** A value as it stands in the file. */
export type Cell = string | number | bigint | null | Buffer;

/** Who acts, and by which clock: goes into every journal entry. */
export interface Actor {
  /** 经办人 */
  readonly operator: string;
  readonly clock: Clock;
}

/** Reading, inside or outside a transaction. */
export interface Reader {
  all<S extends Shape>(query: Query<S>, ...params: SqlValue[]): RowOf<S>[];
  get<S extends Shape>(query: Query<S>, ...params: SqlValue[]): RowOf<S> | undefined;
  /** The rows of `all` as arrays, in the order of the shape: for a million rows, in less than half the time. */
  tuples<T extends readonly (number | string | null)[]>(query: Query, ...params: SqlValue[]): T[];
}

/** Writing, inside a transaction only. */
export interface Tx extends Reader {
  /** Runs a write; gives the number of rows changed and the last row id. */
  run(command: Command, ...params: SqlValue[]): { changes: number; id: number };
  /** Puts what was done into the journal. Every transaction that changes something must. */
  record(entry: JournalEntry): void;
}

export interface AsyncWriteOptions {
  readonly dryRun?: boolean;
  /**
   * 首次装载: rows by the hundred thousand that refer only to what `work` itself has looked up or written, and whose
   * closed words are its own. SQLite then does not look each of them up once more (`db check` does), and has memory to
   * sort the indexes in.
   */
  readonly load?: boolean;
}

/** What holds for a connection, and what for the time of a load. */
const USUAL = ['foreign_keys = ON', 'ignore_check_constraints = OFF', 'cache_size = -16000'] as const;
const LOADING = ['foreign_keys = OFF', 'ignore_check_constraints = ON', 'cache_size = -32000'] as const;

/** How far the log may grow before it is written into the file, in bytes. */
const WAL_BYTES = 4_096_000;
const BULK_WAL_BYTES = 8 * WAL_BYTES;

/** 数据文件: the one SQLite file. Knows no feature. */
export class Store implements Reader {
  readonly path: string;
  readonly actor: Actor;
  readonly #db: Database.Database;
  readonly #reader: FileReader;
  readonly #place: FilePlace;

  constructor(db: Database.Database, path: string, actor: Actor) {
    this.#db = db;
    this.#place = new FilePlace(path);
    this.#reader = new FileReader(db, path);
    this.path = path;
    this.actor = actor;
  }

  all<S extends Shape>(query: Query<S>, ...params: SqlValue[]): RowOf<S>[] {
    return this.#reader.all(query, ...params);
  }

  get<S extends Shape>(query: Query<S>, ...params: SqlValue[]): RowOf<S> | undefined {
    return this.#reader.get(query, ...params);
  }

  tuples<T extends readonly (number | string | null)[]>(query: Query, ...params: SqlValue[]): T[] {
    return this.#reader.tuples(query, ...params);
  }

  /**
   * One immediate transaction: all of `work` or nothing. Immediate, because a read-then-write that starts
   * deferred fails at once when cron and a person collide, whatever the timeout. With `dryRun` everything
   * runs and is then rolled back.
   */
  write<T>(work: (tx: Tx) => T, options: { dryRun?: boolean } = {}): T {
    const { tx, begin, commit, undo } = this.#transaction(options);
    return this.#reader.guard(() => {
      begin();
      try {
        const result = work(tx);
        commit();
        return result;
      } catch (error) {
        undo();
        throw error;
      }
    });
  }

  /** As `write`, for work that waits for another thread. Nothing else may use the store meanwhile. */
  async writeAsync<T>(work: (tx: Tx) => Promise<T>, options: AsyncWriteOptions = {}): Promise<T> {
    const { load = false } = options;
    if (load) this.#set(LOADING);
    const { tx, begin, commit, undo } = this.#transaction(options);
    try {
      begin();
      const result = await work(tx);
      commit();
      return result;
    } catch (error) {
      undo();
      throw explainSqlite(error, this.path);
    } finally {
      if (load) this.#set(USUAL);
    }
  }

  #set(settings: readonly string[]): void {
    for (const setting of settings) this.pragma(setting);
  }

  #transaction({ dryRun = false }: { dryRun?: boolean }) {
    if (this.#db.inTransaction) throw new Error('write transactions do not nest');
    let changed = false;
    let recorded = false;
    const tx: Tx = {
      all: (query, ...params) => this.all(query, ...params),
      get: (query, ...params) => this.get(query, ...params),
      tuples: (query, ...params) => this.tuples(query, ...params),
      run: (command, ...params) => {
        const result = this.#reader.prepare(command.sql).run(...params);
        changed ||= result.changes > 0;
        return { changes: result.changes, id: Number(result.lastInsertRowid) };
      },
      record: (entry) => {
        appendEntry((sql) => this.#reader.prepare(sql), this.actor, entry);
        recorded = true;
      },
    };
    return {
      tx,
      begin: () => {
        this.#db.exec('BEGIN IMMEDIATE');
        this.#place.begun();
      },
      commit: () => {
        if (changed && !recorded) throw new Error('a change without a journal entry');
        if (changed && !dryRun) this.#place.require();
        this.#db.exec(dryRun ? 'ROLLBACK' : 'COMMIT');
      },
      undo: () => {
        if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
      },
    };
  }

  /**
   * 批量写入: within `work` a commit does not wait for the disk. A power cut may then lose the latest of its
   * transactions, each whole, never a half: allowed only where the same command simply does them again. At the
   * end all of them are on the disk, before anybody is told that they are.
   */
  async inBulk<T>(work: () => Promise<T>): Promise<T> {
    this.pragma('synchronous = NORMAL');
    this.#limitLog(BULK_WAL_BYTES);
    try {
      return await work();
    } finally {
      this.pragma('synchronous = FULL');
      this.#limitLog(WAL_BYTES);
      this.#settle();
    }
  }

  #limitLog(bytes: number): void {
    const page = Number(this.#db.pragma('page_size', { simple: true }));
    this.pragma(`wal_autocheckpoint = ${Math.round(bytes / page)}`);
  }

  /** Has the log written to the disk. Where that fails, the log is still there, and what `work` says counts. */
  #settle(): void {
    try {
      this.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }

  /** For `db` commands and tests: a pragma's value. */
  pragma(text: string): unknown {
    return this.#reader.guard(() => this.#db.pragma(text));
  }

  /** Size of what is in the file, in bytes. */
  bytes(): number {
    const number = (name: string) => Number(this.#db.pragma(name, { simple: true }));
    return this.#reader.guard(() => number('page_count') * number('page_size'));
  }

  /**
   * 联机备份: copies the file page by page into a new one, `pages` at a time, that needs no log beside it. Others go
   * on working meanwhile.
   */
  async backUpTo(target: string, pages: number): Promise<void> {
    try {
      await this.#db.backup(target, { progress: () => pages });
      const copy = new Database(target, { fileMustExist: true });
      try {
        copy.pragma('journal_mode = DELETE');
      } finally {
        copy.close();
      }
    } catch (error) {
      throw explainSqlite(error, target);
    }
  }

  /** What `work` reads is all of one moment, whatever others write meanwhile. */
  snapshot<T>(work: () => T): T {
    return this.#reader.snapshot(work);
  }

  /**
   * 截至某日: within `work` the tables named hold what the selects in their place give, and it is that day. The views
   * of the file read them in that form too. All of one moment; nothing is written, and nothing is left behind.
   */
  asOf<T>(day: LocalDate, tables: Readonly<Record<string, string>>, work: (past: Store) => T): T {
    const { operator, clock } = this.actor;
    const actor = { operator, clock: { today: () => day, now: () => clock.now() } };
    return this.#reader.guard(() =>
      this.snapshot(() => {
        for (const [name, select] of Object.entries(tables))
          this.#db.exec(`CREATE TEMP VIEW ${name} AS ${select}`);
        const views = this.#db.prepare(
          "SELECT sql FROM main.sqlite_schema WHERE type = 'view' ORDER BY rowid",
        );
        for (const sql of views.pluck().all() as string[])
          this.#db.exec(sql.replace(/^CREATE VIEW/u, 'CREATE TEMP VIEW'));
        return work(new Store(this.#db, this.path, actor));
      }),
    );
  }

  /** The rows of a statement one by one, integers exact: for whole tables, whose shape only the file knows. */
  *rows(sql: string): Generator<Cell[], void> {
    try {
      yield* this.#db.prepare(sql).raw().safeIntegers().iterate() as IterableIterator<Cell[]>;
    } catch (error) {
      throw explainSqlite(error, this.path);
    }
  }

  close(): void {
    this.#db.close();
  }
}
