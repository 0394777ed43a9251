import type Database from 'better-sqlite3';
import type { Query, RowOf, Shape, SqlValue } from './query.ts';
import type { Reader } from './store.ts';
import { explainSqlite } from './trouble.ts';

/** 读取: one connection, each of its statements prepared once. */
export class FileReader implements Reader {
  readonly path: string;
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  readonly #tuples = new Map<string, Database.Statement>();

  constructor(db: Database.Database, path: string) {
    this.#db = db;
    this.path = path;
  }

  all<S extends Shape>(query: Query<S>, ...params: SqlValue[]): RowOf<S>[] {
    return this.guard(() => this.prepare(query.sql).all(...params)) as RowOf<S>[];
  }

  get<S extends Shape>(query: Query<S>, ...params: SqlValue[]): RowOf<S> | undefined {
    return this.guard(() => this.prepare(query.sql).get(...params)) as RowOf<S> | undefined;
  }

  tuples<T extends readonly (number | string | null)[]>(query: Query, ...params: SqlValue[]): T[] {
    return this.guard(() => {
      let statement = this.#tuples.get(query.sql);
      if (!statement) this.#tuples.set(query.sql, (statement = this.#db.prepare(query.sql).raw()));
      return statement.all(...params);
    }) as T[];
  }

  prepare(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** What `work` reads is all of one moment, whatever others write meanwhile; each statement costs less than alone. */
  snapshot<T>(work: () => T): T {
    this.#db.exec('BEGIN');
    try {
      return work();
    } finally {
      this.#db.exec('ROLLBACK');
    }
  }

  /** Does `work`; what SQLite says against it is told in words. */
  guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw explainSqlite(error, this.path);
    }
  }

  close(): void {
    this.#db.close();
  }
}
