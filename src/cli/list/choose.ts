import { columnNames, namedColumns, requireColumn } from './columns.ts';
import { condition } from './condition.ts';
import type { ListColumn, ListOptions } from './form.ts';

/** What of a list was asked for. */
export interface Chosen<T> {
  /** Rows that fulfil every condition, in the order asked for. */
  readonly matched: readonly T[];
  /** Those of them that are listed. */
  readonly listed: readonly T[];
  /** Columns by name; undefined where none are named. */
  readonly columns: readonly ListColumn<T>[] | undefined;
}

/**
 * 筛选、排序、选列、限行: the rows in the order given where nothing else is said. Rows that are equal in the
 * columns sorted by keep their order; those without a value come last either way. @throws UserError E_USAGE
 */
export function choose<T>(
  columns: readonly ListColumn<T>[],
  rows: readonly T[],
  options: ListOptions,
): Chosen<T> {
  const conditions = (options.filter ?? []).map((text) => condition(columns, text));
  const order = options.sort === undefined ? undefined : orderBy(columns, options.sort);
  const named = options.columns === undefined ? undefined : namedColumns(columns, options.columns);
  const matched = rows.filter((row) => conditions.every((fulfils) => fulfils(row)));
  const sorted = order ? matched.sort(order) : matched;
  const { limit = 0 } = options;
  return { matched: sorted, listed: limit === 0 ? sorted : sorted.slice(0, limit), columns: named };
}

type Compare<T> = (a: T, b: T) => number;

/** Order by `甲,-乙`: a dash before a name turns it around. */
function orderBy<T>(columns: readonly ListColumn<T>[], text: string): Compare<T> {
  const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });
  const keys = columnNames(text, '--sort').map((name): Compare<T> => {
    const [, dash = '', rest = ''] = /^([-－+＋]?)(.*)$/su.exec(name) ?? [];
    const { value } = requireColumn(columns, rest.trim(), '--sort');
    const down = dash === '-' || dash === '－';
    return (a, b) => {
      const [x = '', y = ''] = [value(a), value(b)];
      if (x === '' || y === '') return Number(x === '') - Number(y === '');
      const way =
        typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
      return down ? -way : way;
    };
  });
  return (a, b) => {
    for (const key of keys) {
      const way = key(a, b);
      if (way !== 0) return way;
    }
    return 0;
  };
}
