import { columnName } from '../kernel/cell-ref.ts';
import type { Sheet } from '../workbook/model.ts';
import { headerText, type HeaderWords } from '../workbook/vocabulary.ts';

/** 竖排的表: headers below each other in one column, and each further column an inspection. */
export interface TurnedTable {
  /** Letter of the column with the headers. */
  readonly column: string;
  readonly first: number;
  readonly last: number;
  /** The headers that are known, as written. */
  readonly headers: readonly string[];
}

/** Headers stand to the left, beside 序号 or a title at most. */
const COLUMNS = 3;
const ENOUGH = 4;
const PLAIN_KEYS: ReadonlySet<string> = new Set(['seq', 'remark']);

/** Whether a sheet in which no header row was found has a column of headers instead. */
export function turnedTable(sheet: Sheet, vocabulary: HeaderWords): TurnedTable | undefined {
  let best: TurnedTable | undefined;
  for (let at = 0; at < COLUMNS; at += 1) {
    const found = new Map<string, { readonly row: number; readonly text: string }>();
    for (const { number, cells } of sheet.rows) {
      const text = cells[at]?.text.trim() ?? '';
      const key = text === '' ? undefined : vocabulary.match(headerText(text))?.key;
      // Headers differ; a word that comes again and again is a value.
      if (key === undefined || PLAIN_KEYS.has(key) || found.has(key)) continue;
      found.set(key, { row: number, text });
    }
    if (found.size < ENOUGH || found.size <= (best?.headers.length ?? 0)) continue;
    const places = [...found.values()];
    best = {
      column: columnName(at + 1),
      first: Math.min(...places.map(({ row }) => row)),
      last: Math.max(...places.map(({ row }) => row)),
      headers: places.map(({ text }) => text),
    };
  }
  return best;
}
