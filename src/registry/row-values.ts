import { compact } from '../kernel/text.ts';
import type { RowCells } from '../workbook/row-cells.ts';

/** Finds the first pattern that a cell's text holds; a finding where it holds none. Empty = undefined, without one. */
export function oneOf<T extends string>(
  cells: RowCells,
  key: string,
  words: readonly (readonly [RegExp, T])[],
  code: string,
): T | undefined {
  const text = compact(cells.text(key));
  if (text === '') return undefined;
  const hit = words.find(([pattern]) => pattern.test(text));
  if (hit) return hit[1];
  const allowed = [...new Set(words.map(([, value]) => value))].filter((value) => value !== '');
  cells.find(key, { code, severity: '必改', message: '不是认识的值', next: `改填：${allowed.join('、')}` });
  return undefined;
}

/** Parts of a cell that holds several, in compact form. */
export function listOf(cells: RowCells, key: string): string[] {
  return cells
    .raw(key)
    .split(/[、,，;；\n/|]+/u)
    .map(compact)
    .filter((part) => part !== '');
}

/** Says which of these columns are empty; true where none is. */
export function required(cells: RowCells, keys: readonly string[]): boolean {
  let complete = true;
  for (const key of keys) {
    if (cells.text(key) !== '') continue;
    complete = false;
    if (cells.row.get(key)?.cell.trouble === undefined) {
      cells.find(key, { code: 'R101', severity: '必改', message: '没有填写', next: '补填后重新导入' });
    }
  }
  return complete;
}
