/** What a result column holds; `?` = may be NULL. */
export type ColumnType = 'int' | 'int?' | 'real' | 'real?' | 'text' | 'text?' | 'blob' | 'blob?';

type Value<T extends ColumnType> = T extends 'int' | 'real'
  ? number
  : T extends 'int?' | 'real?'
    ? number | null
    : T extends 'text'
      ? string
      : T extends 'text?'
        ? string | null
        : T extends 'blob'
          ? Buffer
          : Buffer | null;

export type Shape = Readonly<Record<string, ColumnType>>;
export type RowOf<S extends Shape> = { readonly [K in keyof S]: Value<S[K]> };

/** What SQLite takes and gives. Parameters are positional: named ones cost 1.5–1.8 times as much. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** A named read: its SQL beside the shape of its rows, in one place, so that neither can drift. */
export interface Query<S extends Shape = Shape> {
  readonly name: string;
  readonly sql: string;
  readonly shape: S;
}

/** A named write. */
export interface Command {
  readonly name: string;
  readonly sql: string;
}

/** The row type of a query: `type AgencyRow = Row<typeof agencyById>`. */
export type Row<Q> = Q extends Query<infer S> ? RowOf<S> : never;

const known = new Map<string, Query | Command>();

function register<T extends Query | Command>(statement: T): T {
  if (known.has(statement.name)) throw new Error(`two statements named ${statement.name}`);
  known.set(statement.name, statement);
  return statement;
}

/** Declares a read. The contract test prepares every one against an empty file and compares its columns. */
export function query<const S extends Shape>(name: string, sql: string, shape: S): Query<S> {
  return register({ name, sql, shape });
}

/** Declares a write. */
export function command(name: string, sql: string): Command {
  return register({ name, sql });
}

/** Every statement declared by the modules loaded so far; for the contract test. */
export function declaredStatements(): readonly (Query | Command)[] {
  return [...known.values()];
}
