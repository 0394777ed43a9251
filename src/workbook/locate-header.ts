import type { Grid } from './locate-grid.ts';
import type { Row } from './model.ts';
import { periodRow } from './locate-periods.ts';
import { withoutOthers, type HeaderColumn } from './locate-others.ts';
import { PERIOD_COLUMNS, periodName } from './period-columns.ts';
import { type HeaderMatch, type HeaderText, type HeaderWords, headerText } from './vocabulary.ts';

/** 表头: one to six rows. */
export interface Header {
  readonly rows: readonly Row[];
  readonly columns: readonly HeaderColumn[];
  /** Columns recognised by their full wording, and by a wording they contain. */
  readonly strong: number;
  readonly weak: number;
  /** Of the different names recognised, those that say what the table is about: not 序号, not 备注. */
  readonly telling: number;
  /** Of the different names recognised by their full wording, the telling ones. */
  readonly sure: number;
  readonly filled: number;
  /** Equal for a header and its repetition on a later page. */
  readonly signature: string;
}

/** Longer texts are sentences. */
const LONGEST_HEADER = 60;
const LONGEST_CHILD = 20;
/** A header may be preceded by a line of labels that looks like one; how far to look for the better one. */
const LOOK_AHEAD = 3;
/** Columns that any table may have; names of months stand in rows of data too. */
export const PLAIN_KEYS: ReadonlySet<string> = new Set(['seq', 'remark', ...PERIOD_COLUMNS.keys()]);

/** The header that begins at this row, at the top of a sheet where anything may precede it. */
export function findHeader(grid: Grid, index: number, vocabulary: HeaderWords): Header | undefined {
  const row = grid.rows[index];
  const below = grid.rows[index + 1];
  if (!row || !(anyMatch(grid, row, 1) || (below && anyMatch(grid, below, 1)))) {
    return undefined;
  }
  const first = readHeader(grid, index, vocabulary);
  if (!first || !isHeader(first)) return undefined;
  if (hits(first) >= first.filled * 0.6) return first;
  for (let ahead = 1; ahead <= LOOK_AHEAD; ahead += 1) {
    const better = readHeader(grid, index + ahead, vocabulary);
    if (better && isHeader(better) && hits(better) > hits(first)) return undefined;
  }
  return first;
}

/** The header that begins at this row below another table: rows of data that happen to hold such words are none. */
export function findNextHeader(grid: Grid, index: number, vocabulary: HeaderWords): Header | undefined {
  const row = grid.rows[index];
  if (!row || !anyMatch(grid, row, 2)) return undefined;
  const header = readHeader(grid, index, vocabulary);
  return header && isPlainHeader(header) ? header : undefined;
}

/** Beyond doubt a header, wherever it stands. */
export function isPlainHeader(header: Header): boolean {
  if (!isHeader(header)) return false;
  if (header.filled <= 3) return header.strong === header.filled;
  return header.sure >= 2 && header.strong >= 3 && header.strong >= header.filled * 0.6;
}

function hits(header: Header): number {
  return header.strong + header.weak;
}

export function isHeader(header: Header): boolean {
  if (header.filled < 2 || header.sure < 1) return false;
  if (header.filled <= 3) return header.sure >= 2;
  return header.telling >= 2 && hits(header) >= 3 && hits(header) * 3 >= header.filled;
}

/** Cheap refusal for most rows: whether so many cells are header words. */
function anyMatch(grid: Grid, row: Row, least: number): boolean {
  let found = 0;
  for (const { marks } of grid.filled(row)) {
    if (marks.word) found += 1;
    if (found === least) return true;
  }
  return false;
}

/** Is a text, without white space, a header word by its full wording? The name of a month is a value as well. */
export function isHeaderWord(text: string, vocabulary: HeaderWords): boolean {
  const match = text.length <= LONGEST_HEADER ? vocabulary.match(headerText(text)) : undefined;
  return match !== undefined && !PERIOD_COLUMNS.has(match.key);
}

interface Named {
  readonly column: number;
  /** What stands over the column, from the top row down; empty ones left out. */
  readonly parts: readonly string[];
  readonly spread: boolean;
}

const MOST_ROWS = 6;

/** What these rows say, read as a header that begins here. */
export function readHeader(grid: Grid, index: number, vocabulary: HeaderWords): Header | undefined {
  const first = grid.rows[index];
  if (!first || grid.filled(first).length < 2) return undefined;
  const rows = [first];
  const groups = [groupColumns(grid, first)];
  while (rows.length < MOST_ROWS) {
    const row = rows.at(-1) as Row;
    const next = grid.rows[index + rows.length];
    const over = groups.at(-1) as ReadonlyMap<number, number>;
    if (!next) break;
    if (!isCovered(grid, rows, next)) {
      // A third row and more only where a cell of the row above is merged over several columns.
      if (rows.length > 1 && !grid.mergesFrom(row.number).some((m) => m.right > m.left)) break;
      const periods = periodRow(grid, row, next, vocabulary);
      if (periods) groups.splice(-1, 1, new Map([...over, ...periods]));
      else if (!isChildRow(grid, row, next, over, vocabulary)) break;
    }
    rows.push(next);
    groups.push(groupColumns(grid, next));
  }
  return judge(nameColumns(grid, rows, groups), rows, vocabulary);
}

/** No data stands in a row that two header cells above are merged down to. */
function isCovered(grid: Grid, rows: readonly Row[], next: Row): boolean {
  const down = rows.flatMap((row) =>
    grid.mergesFrom(row.number).filter((m) => m.bottom >= next.number && marksWord(grid, row, m.left)),
  );
  return down.length >= 2;
}

function marksWord(grid: Grid, row: Row, column: number): boolean {
  return grid.filled(row).some((cell) => cell.column === column && cell.marks.word);
}

/** Column → the column whose header cell reaches over it: by a merge, or where merges were lost, to its left. */
function groupColumns(grid: Grid, row: Row): ReadonlyMap<number, number> {
  const groups = new Map<number, number>();
  const filled = grid.filled(row);
  for (const { column } of filled) {
    const merge = grid.mergeAt(row.number, column);
    if (merge && merge.right > merge.left) {
      for (let c = merge.left; c <= Math.min(merge.right, merge.left + 200); c += 1) groups.set(c, column);
    }
  }
  if (groups.size > 0) return groups;
  for (const [at, { column }] of filled.entries()) {
    const end = filled[at + 1]?.column ?? column + 1;
    if (end - column > 1 && !grid.mergeAt(row.number, column)) {
      for (let c = column; c < end; c += 1) groups.set(c, column);
    }
  }
  return groups;
}

function isChildRow(
  grid: Grid,
  row: Row,
  next: Row,
  groups: ReadonlyMap<number, number>,
  vocabulary: HeaderWords,
): boolean {
  if (next.number !== row.number + 1) return false;
  const children = grid.filled(next);
  const merges = grid.mergesFrom(row.number);
  const tall = merges.filter((m) => m.bottom >= next.number && grid.own(row, m.left));
  if (children.length > 0 && tall.length * 2 >= grid.filled(row).length) return true;
  if (groups.size === 0 || children.length < 2) return false;
  const fits = children.every(
    ({ column, text }) => groups.has(column) && text.length <= LONGEST_CHILD && !/^[\d.,%]+$/u.test(text),
  );
  if (!fits) return false;
  const parents = grid.filled(row);
  if (parents.some(({ column, text }) => groups.get(column) === column && text.includes(':'))) return false;
  if (tall.length > 0 && merges.some((m) => m.right > m.left)) return true;
  return children.some(({ column, text }) => {
    const parent = parents.find((p) => p.column === groups.get(column))?.text ?? '';
    return [text, parent + text].some((t) => vocabulary.match(headerText(t)) !== undefined);
  });
}

function nameColumns(
  grid: Grid,
  rows: readonly Row[],
  groups: readonly ReadonlyMap<number, number>[],
): readonly Named[] {
  const names: Named[] = [];
  const last = Math.max(
    ...rows.map((row) => row.cells.length),
    ...groups.flatMap((group) => [...group.keys()]),
  );
  for (let column = 1; column <= last; column += 1) {
    const parts: string[] = [];
    let inherited = 0;
    // From the bottom up: a lost merge reaches over a column only where something stands below.
    for (let at = rows.length - 1; at >= 0; at -= 1) {
      const row = rows[at] as Row;
      const own = grid.own(row, column)?.text ?? '';
      const group = groups[at]?.get(column);
      const reaches =
        own === '' &&
        group !== undefined &&
        // The last row has children only where there is one below it.
        (grid.width(row.number, group) > 1 || (parts.length > 0 && at < rows.length - 1));
      const text = reaches ? (grid.own(row, group)?.text ?? '') : own;
      if (text === '') continue;
      if (reaches) inherited += 1;
      parts.unshift(text);
    }
    if (parts.length > 0) names.push({ column, parts, spread: inherited === parts.length });
  }
  return names;
}

function judge(all: readonly Named[], rows: readonly Row[], vocabulary: HeaderWords): Header {
  const own = withoutOthers(all.map((name) => ({ name, column: headerColumn(name, vocabulary) })));
  const sure = new Set<string>();
  const telling = new Set<string>();
  let strong = 0;
  let weak = 0;
  let filled = 0;
  for (const { key, how, spread } of own.map(({ column }) => column)) {
    if (spread) continue;
    filled += 1;
    if (key === undefined) continue;
    if (how === 'contains') weak += 1;
    else strong += 1;
    if (PLAIN_KEYS.has(key)) continue;
    telling.add(key);
    if (how !== 'contains') sure.add(key);
  }
  return {
    rows,
    columns: own.map(({ column }) => column),
    strong,
    weak,
    filled,
    signature: own.map(({ name }) => `${name.column}:${headerText(name.parts.join('')).core}`).join('|'),
    sure: sure.size,
    telling: telling.size,
  };
}

function headerColumn(name: Named, vocabulary: HeaderWords): HeaderColumn {
  const { match, between } = matchColumn(name, vocabulary);
  return {
    column: name.column,
    key: match?.key,
    header: name.parts.map((t) => t.replace(/\s+/gu, ' ').trim()).join('/'),
    bracket: headerText(name.parts.join('')).bracket,
    how: match?.how,
    wording: match?.wording,
    between,
    spread: name.spread,
  };
}

/** All rows joined, then without the upper ones, by full wording; only then by a wording contained. */
function matchColumn(
  { parts }: Named,
  vocabulary: HeaderWords,
): { match: HeaderMatch | undefined; between: readonly string[] } {
  const forms = parts
    .map((_, at) => parts.slice(at).join(''))
    .concat(periodName(parts) ?? [])
    .map(headerText)
    .filter(readable);
  for (const form of forms) {
    const match = vocabulary.match(form);
    if (match) return { match, between: [] };
  }
  for (const form of forms) {
    const found = vocabulary.within(form);
    if (found.length === 1) return { match: found[0], between: [] };
    if (found.length > 1) return { match: undefined, between: found.map((f) => f.key) };
  }
  return { match: undefined, between: [] };
}

/** A label before a value (`填表单位:`) or a sentence is no header. */
export function readable(form: HeaderText): boolean {
  return form.core.length <= LONGEST_HEADER && !form.core.includes(':');
}
