import type { Grid } from './locate-grid.ts';
import type { Header } from './locate-header.ts';
import type { HeaderColumn } from './locate-others.ts';
import {
  byCertainty,
  type LocateOptions,
  type LocatedCell,
  type LocatedColumn,
  type LocatedRow,
  type LocatedTable,
  type PlacedText,
  type SkippedRow,
} from './locate-model.ts';
import { suspectShifts } from './locate-suspect.ts';
import type { Row } from './model.ts';

/** The rows of one table, told apart but not yet read. */
export interface Gathered {
  readonly header: Header;
  readonly titles: readonly PlacedText[];
  readonly data: readonly Row[];
  readonly skipped: readonly SkippedRow[];
}

type Filled = LocatedTable['filled'][number];

/** Reads the rows of a table through its columns. */
export function buildTable(grid: Grid, gathered: Gathered, options: LocateOptions): LocatedTable {
  const { header, data } = gathered;
  const columns = usedColumns(grid, header, data);
  const byKey = new Map<string, number[]>();
  for (const [at, { key }] of columns.entries()) {
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), at]);
  }
  const placed = (at: number) => columns[at] as HeaderColumn;
  for (const same of byKey.values()) same.sort((a, b) => byCertainty(placed(a), placed(b)));
  const firstDataRow = (header.rows.at(-1)?.number ?? 0) + 1;
  const filled: Filled[] = [];
  const fill = new Set(options.blankFill);
  let above: readonly (LocatedCell | undefined)[] = [];
  const read = (row: Row, at: number) =>
    readCell(grid, row, (columns[at] as HeaderColumn).column, firstDataRow);
  const rows = data.map((row) => {
    if (fill.size === 0) return new TableRow(row, (at) => read(row, at), columns, byKey);
    const cells = columns.map(
      ({ column, key }, at) => read(row, at) ?? fillDown(row.number, column, key, at),
    );
    above = cells;
    return new TableRow(row, (at) => cells[at], columns, byKey);
  });

  function fillDown(
    row: number,
    column: number,
    key: string | undefined,
    at: number,
  ): LocatedCell | undefined {
    const from = key !== undefined && fill.has(key) ? above[at] : undefined;
    if (!from || key === undefined) return undefined;
    filled.push({ key, row, column, text: from.cell.text, from: from.row });
    return { ...from, via: 'blank-fill' };
  }

  const headed = columns.filter((column) => column.header !== '');
  return {
    titles: gathered.titles,
    headerRows: header.rows.map((row) => row.number),
    columns: columns.map(publicColumn),
    unmatched: columns.filter((column) => column.key === undefined).map(publicColumn),
    duplicates: [...byKey]
      .filter(([, same]) => same.length > 1)
      .map(([key, same]) => ({ key, columns: same.map((at) => publicColumn(columns[at] as HeaderColumn)) })),
    rows,
    skipped: gathered.skipped,
    suspects: suspectShifts(data, grid, headed),
    side: 0,
    filled,
  };
}

/** Named columns, without those only a merged header reaches over, and columns with values under no header. */
function usedColumns(grid: Grid, header: Header, data: readonly Row[]): HeaderColumn[] {
  const withValues = new Set<number>();
  for (const row of data) {
    for (const { column } of grid.filled(row)) withValues.add(column);
  }
  const named = header.columns.filter((column) => !column.spread || withValues.has(column.column));
  const known = new Set(named.map(({ column }) => column));
  const nameless = [...withValues]
    .filter((column) => !known.has(column))
    .map((column) => ({
      column,
      key: undefined,
      header: '',
      bracket: undefined,
      how: undefined,
      between: [],
      spread: false,
    }));
  return [...named, ...nameless].sort((a, b) => a.column - b.column);
}

function publicColumn({ column, key, header, bracket, how, between }: HeaderColumn): LocatedColumn {
  return { column, key, header, bracket, how, between };
}

/** The cell itself, or the top left cell of the merged region that covers it from above, within the data. */
function readCell(grid: Grid, row: Row, column: number, firstDataRow: number): LocatedCell | undefined {
  const own = grid.own(row, column);
  if (own) return { cell: own, row: row.number, column };
  const merge = grid.tallOver(row.number, column);
  if (!merge || merge.top < firstDataRow) return undefined;
  const top = grid.row(merge.top);
  const cell = top && grid.own(top, column);
  return cell && { cell, row: merge.top, column, via: 'merge' };
}

/** A row of a table: its cells in the order of the table's columns, and the columns by name. */
class TableRow implements LocatedRow {
  readonly number: number;
  readonly hidden: boolean;
  /** By the place of its column. */
  readonly #cell: (at: number) => LocatedCell | undefined;
  readonly #columns: readonly LocatedColumn[];
  readonly #byKey: ReadonlyMap<string, readonly number[]>;

  constructor(
    { number, hidden }: Row,
    cell: (at: number) => LocatedCell | undefined,
    columns: readonly LocatedColumn[],
    byKey: ReadonlyMap<string, readonly number[]>,
  ) {
    this.number = number;
    this.hidden = hidden;
    this.#cell = cell;
    this.#columns = columns;
    this.#byKey = byKey;
  }

  get(key: string): LocatedCell | undefined {
    const at = this.#byKey.get(key)?.[0];
    return at === undefined ? undefined : this.#cell(at);
  }

  all(key: string): LocatedCell[] {
    return (this.#byKey.get(key) ?? []).flatMap((at) => this.#cell(at) ?? []);
  }

  place(key: string): { row: number; column: number } | undefined {
    const at = this.#byKey.get(key)?.[0];
    return at === undefined
      ? undefined
      : { row: this.number, column: (this.#columns[at] as LocatedColumn).column };
  }

  get extra(): (LocatedCell & { readonly header: string })[] {
    return this.#columns.flatMap(({ key, header }, at) => {
      const cell = key === undefined ? this.#cell(at) : undefined;
      return cell ? [{ ...cell, header }] : [];
    });
  }
}
