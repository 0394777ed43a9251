import type { Grid } from './locate-grid.ts';
import type { Row } from './model.ts';
import { PERIOD_COLUMNS, periodName } from './period-columns.ts';
import { headerText, type HeaderWords } from './vocabulary.ts';

/** Fewer may be a row of data: 3月 | 5月. */
const LEAST_PERIODS = 3;

/**
 * 1月 2月 … alone in the row below a header whose merge over them was lost: column → the header cell they stand
 * under. Undefined where the row is something else.
 */
export function periodRow(
  grid: Grid,
  row: Row,
  next: Row,
  vocabulary: HeaderWords,
): ReadonlyMap<number, number> | undefined {
  const children = grid.filled(next);
  if (next.number !== row.number + 1 || children.length < LEAST_PERIODS) return undefined;
  const parents = grid.filled(row);
  const under = new Map<number, number>();
  for (const { column, text } of children) {
    const parent = parents.findLast((one) => one.column <= column);
    const key = vocabulary.match(headerText(periodName([parent?.text ?? '', text]) ?? text))?.key;
    if (!parent || key === undefined || !PERIOD_COLUMNS.has(key)) return undefined;
    under.set(column, parent.column);
  }
  return new Set(under.values()).size === 1 ? under : undefined;
}
