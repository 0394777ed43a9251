import type { RawCell, RawLine } from './model.ts';

/**
 * 单元格的存储形式: `[column, text]` for what most cells are, a text in the row of its line; else all of the cell. Half
 * the size of the whole form, which files of earlier versions of the program have throughout.
 */
type StoredCell = readonly [column: number, text: string] | RawCell;

/** Cells of a line as they are stored, JSON. */
export function storedCells({ row, cells }: RawLine): string {
  const stored: Record<string, StoredCell> = {};
  for (const key in cells) {
    const cell = cells[key] as RawCell;
    const isPlain =
      cell.row === row && cell.date === undefined && cell.number === undefined && cell.trouble === undefined;
    stored[key] = isPlain ? [cell.column, cell.text] : cell;
  }
  return JSON.stringify(stored);
}

/** @param row of the line */
export function cellsFrom(json: string, row: number): Record<string, RawCell> {
  const cells = JSON.parse(json) as Record<string, StoredCell>;
  for (const key in cells) {
    const cell = cells[key] as StoredCell;
    if (isShort(cell)) cells[key] = { text: cell[1], row, column: cell[0] };
  }
  return cells as Record<string, RawCell>;
}

function isShort(cell: StoredCell): cell is readonly [number, string] {
  return Array.isArray(cell);
}

/** SQL for the text of a line's cell, NULL where there is none. `line` is what the query calls `plan_line`. */
export function cellText(line: string, key: string): string {
  return `coalesce(${line}.cells ->> '$.${key}.text', ${line}.cells ->> '$.${key}[1]')`;
}
