import { compact } from '../kernel/text.ts';
import type { LocatedCell, LocatedRow, LocatedTable } from '../workbook/locate-model.ts';
import type { RawCell } from './model.ts';

const TICK = /^(?:[√✓✔☑●■▲◆★◎⊙☆vVyY]|是|有)$/u;
const NONE = /^(?:[×✗✘☒□○☐/\-—xX]|否|无)$/u;

/** 打勾的列: by column name, what a tick in each of its columns says. */
export type TickedColumns = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** 检查方式 over 现场检查 and 非现场检查: columns of one name under one header, with nothing but ticks in them. */
export function tickedColumns({ duplicates, rows }: LocatedTable): TickedColumns {
  const ticked = new Map<string, ReadonlyMap<number, string>>();
  for (const { key, columns } of duplicates) {
    const split = columns.map(({ column, header }) => ({ column, at: header.lastIndexOf('/'), header }));
    const [first, ...others] = split.map(({ at, header }) => (at < 0 ? undefined : header.slice(0, at)));
    if (first === undefined || others.some((parent) => parent !== first)) continue;
    const cells = rows.flatMap((row) => row.all(key));
    if (!cells.some(isTick) || !cells.every((cell) => isTick(cell) || NONE.test(textOf(cell)))) continue;
    ticked.set(key, new Map(split.map(({ column, at, header }) => [column, header.slice(at + 1)])));
  }
  return ticked;
}

/** What the ticks of a row say, at the first of them; undefined where there is none. */
export function tickedCell(
  row: LocatedRow,
  key: string,
  says: ReadonlyMap<number, string>,
): RawCell | undefined {
  const ticks = row.all(key).filter(isTick);
  const [first] = ticks;
  if (!first) return undefined;
  const text = ticks.map(({ column }) => says.get(column) ?? '').join('；');
  return { text, row: first.row, column: first.column };
}

function textOf({ cell }: LocatedCell): string {
  return cell.trouble === undefined ? compact(cell.text) : '';
}

function isTick(cell: LocatedCell): boolean {
  return TICK.test(textOf(cell));
}
