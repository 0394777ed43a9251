import type { Block, CellText, Column, Outcome } from '../../document/blocks.ts';
import type { Table } from '../../workbook/write-table.ts';
import { choose, type Chosen } from './choose.ts';
import type { ListColumn, ListForm, ListOptions } from './form.ts';

/**
 * 列表的回答: what was asked for of the rows, for the screen, as data and as a saved file. `shown` = so many
 * are listed on a screen where no number is asked for. @throws UserError E_USAGE
 */
export async function answerList<T>(
  form: ListForm<T>,
  rows: readonly T[],
  options: ListOptions,
  shown = 0,
): Promise<Outcome> {
  const { output, limit = output === undefined ? shown : 0 } = options;
  const chosen = choose(form.columns, rows, { ...options, limit });
  const left = chosen.matched.length - chosen.listed.length;
  const outcome = listOutcome(form, rows.length, chosen);
  if (output === undefined) return left === 0 ? outcome : withLeftOut(outcome, left, options.limit);
  const { deliverTables } = await import('../deliver-tables.ts');
  const missing = left === 0 ? [] : [`另有${left}行没有存，去掉 --limit 存下全部`];
  const whole = { ...outcome, warnings: [...(form.warnings ?? []), ...missing] };
  return deliverTables(whole, form.title, output, () => [
    listTable(form, chosen),
    ...(form.sheets?.(chosen.matched) ?? []),
  ]);
}

function listOutcome<T>(form: ListForm<T>, all: number, { matched, listed, columns }: Chosen<T>): Outcome {
  const record = columns ? recordOf(columns) : (form.record ?? ((row: T): unknown => row));
  return {
    schema: form.schema,
    data: {
      ...form.data,
      [form.field]: listed.map((row) => record(row)),
      leftOut: matched.length - listed.length,
    },
    ...(form.warnings && { warnings: form.warnings }),
    blocks: [
      ...(form.head?.(matched) ?? []),
      tableBlock(
        columns ?? form.shown?.(listed) ?? form.columns.filter(({ more }) => more === undefined),
        listed,
        all > 0 && matched.length === 0
          ? `${all}行中没有符合 --filter 的；去掉 --filter 查看全部`
          : form.empty,
      ),
      ...(form.tail?.(matched) ?? []),
    ],
  };
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

/** 表: rows under the titles of the columns. */
export function tableBlock<T>(
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

function listTable<T>(
  { title, columns: all, numbered }: ListForm<T>,
  { listed, columns: named }: Chosen<T>,
): Table {
  const columns = named ?? all;
  const counted = numbered === true && named === undefined;
  return {
    name: title,
    columns: [
      ...(counted ? [{ header: '序号', width: 6 }] : []),
      ...columns.map((column) => ({
        header: column.title,
        text: column.kind !== 'number',
        ...(column.width !== undefined && { width: column.width }),
      })),
    ],
    rows: listed.map((row, at) => [
      ...(counted ? [at + 1] : []),
      ...columns.map(({ value }) => value(row) ?? null),
    ]),
  };
}
