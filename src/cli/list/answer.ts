import type { Block, CellText, Column, Outcome } from '../../document/blocks.ts';
import type { Table } from '../../workbook/write-table.ts';
import { choose, type Chosen } from './choose.ts';
import type { ListColumn, ListForm, ListOptions } from './form.ts';

/** How many rows there are to a list. */
interface Extent {
  /** So many are listed on a screen where no number is asked for; a file takes all. */
  readonly shown?: number;
  /** All there are, where only those were read that are listed (`rowsToRead`). */
  readonly total?: number | undefined;
}

/** 列表的回答: what was asked for of the rows, for the screen, as data and as a saved file. @throws UserError E_USAGE */
export async function answerList<T>(
  form: ListForm<T>,
  rows: readonly T[],
  options: ListOptions,
  { shown = 0, total }: Extent = {},
): Promise<Outcome> {
  const { output, limit = output === undefined ? shown : 0 } = options;
  const chosen = choose(form.columns, rows, { ...options, limit });
  const all = total ?? chosen.matched.length;
  const left = all - chosen.listed.length;
  const outcome = listOutcome(form, rows, options, chosen, all);
  if (output === undefined) return left === 0 ? outcome : withLeftOut(outcome, left, options.limit);
  const { deliverTables } = await import('../deliver-tables.ts');
  const missing = left === 0 ? [] : [`另有${left}行没有存，去掉 --limit 存下全部`];
  const whole = { ...outcome, warnings: [...(form.warnings ?? []), ...missing] };
  return deliverTables(whole, form.title, output, () => tablesOf(form, chosen));
}

/** `total` = rows that fulfil all conditions, whether read or not. */
function listOutcome<T>(
  form: ListForm<T>,
  given: readonly T[],
  options: ListOptions,
  chosen: Chosen<T>,
  total: number,
): Outcome {
  const { matched, listed, columns } = chosen;
  const record = columns ? recordOf(columns) : (form.record ?? ((row: T): unknown => row));
  return {
    schema: form.schema,
    data: {
      ...form.data?.(matched),
      [form.field]: listed.map((row) => record(row)),
      leftOut: total - listed.length,
    },
    ...(form.findings && { findings: form.findings(listed) }),
    ...(form.warnings && { warnings: form.warnings }),
    ...(form.attention !== undefined && { attention: form.attention }),
    blocks: [
      ...(form.head?.(matched, total) ?? []),
      ...screenOf(form, given.length > 0, options, chosen),
      ...(form.tail?.(matched, total) ?? []),
    ],
  };
}

function screenOf<T>(
  form: ListForm<T>,
  given: boolean,
  { sort }: ListOptions,
  { listed, columns }: Chosen<T>,
): readonly Block[] {
  const asUsual = columns === undefined && sort === undefined;
  if (form.screen && asUsual && listed.length > 0) return form.screen(listed);
  const shown = columns ?? columnsShown(form, listed);
  return [tableBlock(shown, listed, given ? '没有符合 --filter 的行；去掉 --filter 查看全部' : form.empty)];
}

function tablesOf<T>(form: ListForm<T>, chosen: Chosen<T>): readonly [Table, ...Table[]] {
  const { listed, columns } = chosen;
  const own = columns === undefined ? form.saved?.(listed) : undefined;
  return own ?? [listTable(form, chosen), ...(form.sheets?.(listed) ?? [])];
}

/** Said last, where the eye is; whether by `limit` or by default. */
function withLeftOut(outcome: Outcome, left: number, limit: number | undefined): Outcome {
  const how = limit === undefined ? '加 --limit 0' : '去掉 --limit';
  const said: Block = { kind: 'text', text: `另有${left}行，${how} 查看`, tone: 'warn' };
  return { ...outcome, blocks: [...outcome.blocks, said] };
}

/** A row as its named columns, by their keys. */
function recordOf<T>(columns: readonly ListColumn<T>[]) {
  return (row: T) => Object.fromEntries(columns.map(({ key, value }) => [key, value(row) ?? null]));
}

function cellOf<T>({ value, show }: ListColumn<T>, row: T): CellText {
  return show ? show(row) : String(value(row) ?? '');
}

function columnsShown<T>(
  { columns, shown }: Pick<ListForm<T>, 'columns' | 'shown'>,
  rows: readonly T[],
): readonly ListColumn<T>[] {
  return shown?.(rows) ?? columns.filter(({ more }) => more === undefined);
}

/** The table of a list within another answer. */
export function listBlock<T>(
  form: Pick<ListForm<T>, 'columns' | 'shown' | 'empty'>,
  rows: readonly T[],
): Block {
  return tableBlock(columnsShown(form, rows), rows, form.empty);
}

/** 表: rows under the titles of the columns. */
function tableBlock<T>(
  columns: readonly ListColumn<T>[],
  rows: readonly T[],
  empty: string,
): Block & { readonly kind: 'table' } {
  return {
    kind: 'table',
    columns: columns.map(({ title, kind }): Column => ({
      header: title,
      ...(kind === 'number' && { align: 'right' }),
    })),
    rows: rows.map((row) => columns.map((column) => cellOf(column, row))),
    empty,
  };
}

function listTable<T>({ title, columns: all, numbered }: ListForm<T>, { listed, columns }: Chosen<T>): Table {
  const table = tableOf(title, columns ?? all, listed);
  if (numbered === undefined || columns !== undefined) return table;
  return {
    ...table,
    columns: [{ header: '序号', width: 6 }, ...table.columns],
    rows: table.rows.map((row, at) => [at + 1, ...row]),
  };
}

/** Rows as the table of a saved file. */
export function tableOf<T>(name: string, columns: readonly ListColumn<T>[], rows: readonly T[]): Table {
  return {
    name,
    columns: columns.map(({ title, kind, width }) => ({
      header: title,
      text: kind !== 'number',
      ...(width !== undefined && { width }),
    })),
    rows: rows.map((row) => columns.map(({ value }) => value(row) ?? null)),
  };
}
