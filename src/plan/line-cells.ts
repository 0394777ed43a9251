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
    const unit = units.get(key);
    const bare = unit !== undefined && /^\d+(?:\.\d+)?$/u.test(written.trim());
    const text = bare ? `${written.trim()}${unit}` : written;
    const { row: line, column } = place;
    const date = at?.cell.date;
    const number = bare ? undefined : at?.cell.number;
    // Told apart, not spread: spreads were most of what an import spent on its cells.
    if (date === undefined && number === undefined) found[key] = { text, row: line, column };
    else
      found[key] = {
        text,
        row: line,
        column,
        ...(date && { date }),
        ...(number !== undefined && { number }),
      };
  }
  return found;
}
