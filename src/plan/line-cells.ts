import { compact } from '../kernel/text.ts';
import type { LocatedCell, LocatedRow, LocatedTable } from '../workbook/locate-model.ts';
import { troubleOf, type RowCells } from '../workbook/row-cells.ts';
import type { RawCell } from './model.ts';

/** What a column's header says about the form of its values. */
export interface ColumnForms {
  /** 计量单位 that a header gives once for all its cells: 检查比例（%）, 检查频次（次/年）. */
  readonly units: ReadonlyMap<string, string>;
  /** 是否现场检查: what 是 and 否 stand for. */
  readonly methods: { readonly yes: string; readonly no: string } | undefined;
}

export function formsOf(table: LocatedTable): ColumnForms {
  const units = table.columns.flatMap(({ key, bracket }): [string, string][] => {
    if (key === 'ratio' && bracket === '%') return [[key, '%']];
    return (key === 'freq' || key === 'freq_cap') && bracket !== undefined && /^次\/.{1,2}$/u.test(bracket)
      ? [[key, bracket]]
      : [];
  });
  const asked = table.columns.find(({ key }) => key === 'method')?.header ?? '';
  const [on, off] = ['现场检查', '非现场检查'];
  const methods = /^是否(?:可以?|能)?非现场/u.test(asked)
    ? { yes: off, no: on }
    : /^是否(?:可以?|能)?现场/u.test(asked)
      ? { yes: on, no: off }
      : undefined;
  return { units: new Map(units), methods };
}

/** The cells of a row by column name; an empty one keeps its place. */
export function cellsOf(
  row: LocatedRow,
  cells: RowCells,
  keys: readonly string[],
  forms: ColumnForms,
): Record<string, RawCell> {
  const found: Record<string, RawCell> = {};
  for (const key of keys) {
    const at = row.get(key);
    // An empty cell keeps its place, so that a finding can point at it.
    const place = at ?? row.place(key);
    if (!place) continue;
    found[key] = cellOf(at, writtenIn(row, cells, key, at), key, forms, place);
  }
  const names = secondOf(row, 'object_scope');
  if (names) {
    found['object_names'] ??= { text: names.cell.text, row: names.row, column: names.column };
  }
  return found;
}

/** What a column says: 抽取类型 beside 检查方式 too, one how objects are drawn, the other how they are inspected. */
function writtenIn(row: LocatedRow, cells: RowCells, key: string, at: LocatedCell | undefined): string {
  if (!at) return '';
  const text = cells.raw(key);
  if (key !== 'method') return text;
  const more = row
    .all(key)
    .slice(1)
    .map(({ cell }) => (cell.trouble ? '' : cell.text.trim()));
  return [text, ...more].filter((part) => part !== '').join('；');
}

function cellOf(
  at: LocatedCell | undefined,
  written: string,
  key: string,
  { units, methods }: ColumnForms,
  { row, column }: Pick<RawCell, 'row' | 'column'>,
): RawCell {
  const given = units.get(key);
  const unit = given !== undefined && /^\d+(?:\.\d+)?$/u.test(written.trim()) ? given : undefined;
  const text =
    key === 'method' ? inWords(written, methods) : unit === undefined ? written : `${written.trim()}${unit}`;
  const trouble = at !== undefined && troubleOf(at.cell) !== undefined;
  const date = at?.cell.date;
  const number = unit === undefined ? at?.cell.number : undefined;
  // Told apart, not spread: spreads were most of what an import spent on its cells.
  if (!trouble && !date && number === undefined) return { text, row, column };
  return {
    text,
    row,
    column,
    ...(trouble && { trouble: true as const }),
    ...(date && { date }),
    ...(number !== undefined && { number }),
  };
}

function inWords(text: string, methods: ColumnForms['methods']): string {
  const said = compact(text);
  if (!methods) return text;
  return /^[是√✓]$/u.test(said) ? methods.yes : /^[否×✗]$/u.test(said) ? methods.no : text;
}

/** The value of the second column of a name: 具体检查对象 beside 检查对象范围. */
function secondOf(row: LocatedRow, key: string): LocatedCell | undefined {
  const [first, ...more] = row.all(key);
  const place = row.place(key);
  const others = first?.column === place?.column ? more : [first, ...more];
  return others.find((cell) => cell !== undefined && cell.cell.trouble === undefined);
}
