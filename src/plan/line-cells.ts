import type { LocatedRow, LocatedTable } from '../workbook/locate-model.ts';
import type { RowCells } from '../workbook/row-cells.ts';
import type { RawCell } from './model.ts';

/** 计量单位 that a header gives once for all its cells: 检查比例（%）, 检查频次（次/年）. */
export function unitsOf(table: LocatedTable): ReadonlyMap<string, string> {
  return new Map(
    table.columns.flatMap(({ key, bracket }): [string, string][] => {
      if (key === 'ratio' && bracket === '%') return [[key, '%']];
      return (key === 'freq' || key === 'freq_cap') && bracket !== undefined && /^次\/.{1,2}$/u.test(bracket)
        ? [[key, bracket]]
        : [];
    }),
  );
}

/** The cells of a row by column name; an empty one keeps its place. */
export function cellsOf(
  row: LocatedRow,
  cells: RowCells,
  keys: readonly string[],
  units: ReadonlyMap<string, string>,
): Record<string, RawCell> {
  const found: Record<string, RawCell> = {};
  for (const key of keys) {
    const at = row.get(key);
    // An empty cell keeps its place, so that a finding can point at it.
    const place = at ?? row.place(key);
    if (!place) continue;
    const written = at ? cells.raw(key) : '';
    const unit = /^\d+(?:\.\d+)?$/u.test(written.trim()) ? units.get(key) : undefined;
    const text = unit === undefined ? written : `${written.trim()}${unit}`;
    found[key] = {
      text,
      row: place.row,
      column: place.column,
      ...(at?.cell.date && { date: at.cell.date }),
      ...(at?.cell.number !== undefined && unit === undefined && { number: at.cell.number }),
    };
  }
  return found;
}
