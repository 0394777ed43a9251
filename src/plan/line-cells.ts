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
    // 抽取类型 beside 检查方式: one says how objects are drawn, the other how they are inspected.
    const more = key === 'method' && at ? row.all(key).slice(1) : [];
    const written = [
      at ? cells.raw(key) : '',
      ...more.map(({ cell }) => (cell.trouble ? '' : cell.text.trim())),
    ];
    const text = written.filter((part) => part !== '').join('；');
    found[key] = { ...placed(at, text, key, forms), row: place.row, column: place.column };
  }
  const names = secondOf(row, 'object_scope');
  if (names) {
    found['object_names'] ??= { text: names.cell.text, row: names.row, column: names.column };
  }
  return found;
}

function placed(
  at: LocatedCell | undefined,
  written: string,
  key: string,
  { units, methods }: ColumnForms,
): Omit<RawCell, 'row' | 'column'> {
  const unit = /^\d+(?:\.\d+)?$/u.test(written.trim()) ? units.get(key) : undefined;
  return {
    text:
      key === 'method'
        ? inWords(written, methods)
        : unit === undefined
          ? written
          : `${written.trim()}${unit}`,
    ...(at && troubleOf(at.cell) !== undefined && { trouble: true as const }),
    ...(at?.cell.date && { date: at.cell.date }),
    ...(at?.cell.number !== undefined && unit === undefined && { number: at.cell.number }),
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
