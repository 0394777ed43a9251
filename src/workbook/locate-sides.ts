import { Grid } from './locate-grid.ts';
import { isHeader, isPlainHeader, PLAIN_KEYS, readHeader } from './locate-header.ts';
import type { LocatedColumn } from './locate-model.ts';
import { isTitleLike } from './locate-skip.ts';
import type { Row, Sheet } from './model.ts';
import type { HeaderWords } from './vocabulary.ts';

/** 左右并排: rows of a sheet (by index, the end left out) in which a second table begins at a column. */
export interface Band {
  readonly first: number;
  readonly end: number;
  readonly column: number;
}

/** Header words that are enough to repeat what stands to the left: at once, and behind an empty column. */
const LEAST_COMMON = 3;
const LEAST_BEHIND_GAP = 2;
/** Pairs of rows looked at in one sheet; people's sheets have a few, a sheet of nothing but header words many. */
const MOST_TRIES = 500;
/** How many rows further down the header of the other table may begin. */
const STAGGER = 60;

/**
 * Where tables stand side by side, from the top down. Two tables say the same things of different lines, so
 * the right one repeats header words of the left one; a table with an empty column within, or with remarks to
 * its right, does not.
 */
export function sideBySide(grid: Grid, vocabulary: HeaderWords): Band[] {
  const candidates = wordRows(grid);
  const bands: Band[] = [];
  const tries = { left: MOST_TRIES };
  let above = 0;
  for (const [at, { index, words }] of candidates.entries()) {
    if (index < above) continue;
    // Two headers in one row are at least four words; of the others the first one alone is of interest.
    const header =
      words.length >= 2 * LEAST_WORDS || above === 0 ? readHeader(grid, index, vocabulary) : undefined;
    const column =
      (header && isHeader(header) ? secondTable(header.columns)?.column : undefined) ??
      staggered(grid, { at, candidates, tries }, vocabulary);
    if (column === undefined) {
      if (header && isHeader(header)) above = index + header.rows.length;
      continue;
    }
    const first = above === 0 ? 0 : startOfTitles(grid, index, above, column);
    const end = endOfBand(grid, candidates.slice(at + 1), { index, column }, vocabulary);
    bands.push({ first, end, column });
    above = end;
  }
  return bands;
}

/** The cells of some rows on one side of a column; they keep their places. */
export function partOf(sheet: Sheet, rows: readonly Row[], from: number, to: number): Sheet {
  const [top, bottom] = [rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0];
  return {
    ...sheet,
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.slice(0, to - 1).map((cell, at) => (at + 1 < from ? undefined : cell)),
    })),
    merges: sheet.merges.flatMap((merge) =>
      merge.left < from || merge.left >= to || merge.bottom < top || merge.top > bottom
        ? []
        : { ...merge, right: Math.min(merge.right, to - 1) },
    ),
  };
}

/** A row, by index, with the columns where header words stand. */
interface WordRow {
  readonly index: number;
  readonly words: readonly number[];
}

/** A header has as many words at least. */
const LEAST_WORDS = 2;

function wordRows(grid: Grid): WordRow[] {
  return grid.rows.flatMap((row, index): WordRow[] => {
    const words: number[] = [];
    for (const { column, marks } of grid.filled(row)) if (marks.word) words.push(column);
    return words.length >= LEAST_WORDS ? [{ index, words }] : [];
  });
}

/**
 * The column from which on a header says again what stands to its left. It begins with the word that the
 * first one begins with, or behind an empty column.
 */
function secondTable(columns: readonly LocatedColumn[]): LocatedColumn | undefined {
  const first = columns.find(({ key }) => key !== undefined)?.key;
  return columns.find((column, at) => {
    const before = columns[at - 1];
    if (!before || column.key === undefined) return false;
    const gap = column.column > before.column + 1;
    if (column.key !== first && !gap) return false;
    const least = gap && column.key === first ? LEAST_BEHIND_GAP : LEAST_COMMON;
    return repeats(columns.slice(0, at), columns.slice(at), least);
  });
}

function repeats(left: readonly LocatedColumn[], right: readonly LocatedColumn[], least: number): boolean {
  const known = new Set(left.map(({ key }) => key));
  const said = right.flatMap(({ key }) => (key === undefined || PLAIN_KEYS.has(key) ? [] : key));
  const common = new Set(said.filter((key) => known.has(key)));
  return common.size >= least && common.size * 2 >= said.length;
}

interface Search {
  /** Which of the candidates the upper header is. */
  readonly at: number;
  readonly candidates: readonly WordRow[];
  /** How many more pairs of rows are looked at in this sheet. */
  readonly tries: { left: number };
}

/**
 * Two headers that begin in different rows, one wholly beside the other: the column of the right one. Beside
 * the upper header there may be a title, no data.
 */
function staggered(
  grid: Grid,
  { at, candidates, tries }: Search,
  vocabulary: HeaderWords,
): number | undefined {
  const { index: upper, words: high } = candidates[at] as WordRow;
  for (let next = at + 1; next < candidates.length; next += 1) {
    const { index: lower, words: low } = candidates[next] as WordRow;
    if (lower > upper + STAGGER) return undefined;
    const [left, right] = (high.at(-1) as number) < (low[0] as number) ? [high, low] : [low, high];
    const [end, start] = [left.at(-1) as number, right[0] as number];
    if (end >= start) continue;
    if (tries.left === 0) return undefined;
    tries.left -= 1;
    const column = beginOf(grid.rows[right === high ? upper : lower] as Row, start, end);
    if (holdsTwo(grid, { upper, lower, column, upperIsLeft: left === high }, vocabulary)) return column;
  }
  return undefined;
}

/** A header may begin with words that are not known: the first filled cell of the run that holds the known one. */
function beginOf(row: Row, start: number, end: number): number {
  let column = start;
  while (column - 1 > end && (row.cells[column - 2]?.text ?? '').trim() !== '') column -= 1;
  return column;
}

function holdsTwo(
  grid: Grid,
  at: { upper: number; lower: number; column: number; upperIsLeft: boolean },
  vocabulary: HeaderWords,
): boolean {
  const { upper, lower, column, upperIsLeft } = at;
  const besideUpper = (filled: number) => (upperIsLeft ? filled >= column : filled < column);
  const onlyTitles = grid.rows
    .slice(upper, lower)
    .every((row) => grid.filled(row).filter((cell) => besideUpper(cell.column)).length <= 1);
  if (!onlyTitles) return false;
  const [left, right] = sidesOf(grid, { first: upper, end: lower + LONGEST_HEADER_ROWS, column });
  const [one, other] = upperIsLeft ? [left, right] : [right, left];
  const headers = [readHeader(one, 0, vocabulary), readHeader(other, lower - upper, vocabulary)];
  const [first, second] = headers;
  if (!first || !second || ![first, second].every(isPlainHeader)) return false;
  return repeats(first.columns, second.columns, LEAST_BEHIND_GAP);
}

const LONGEST_HEADER_ROWS = 6;

/** Some rows, left and right of a column. */
function sidesOf(grid: Grid, { first, end, column }: Band): [Grid, Grid] {
  const rows = grid.rows.slice(first, end);
  const part = (from: number, to: number) => grid.with(partOf(grid.sheet, rows, from, to));
  return [part(1, column), part(column, Number.POSITIVE_INFINITY)];
}

/** The rows right above a header that hold nothing but titles on either side. */
function startOfTitles(grid: Grid, index: number, above: number, column: number): number {
  const [left, right] = sidesOf(grid, { first: above, end: index, column });
  let first = index;
  while (
    first > above &&
    titles(left, first - 1 - above, column - 1, 1) &&
    titles(right, first - 1 - above, 1, column)
  )
    first -= 1;
  return first;
}

function titles(grid: Grid, index: number, width: number, left: number): boolean {
  const row = grid.rows[index];
  return row !== undefined && isTitleLike(grid, row, width, left);
}

/** Where the next header begins that is one across the column, its titles included; else the end of the sheet. */
function endOfBand(
  grid: Grid,
  below: readonly WordRow[],
  { index, column }: { readonly index: number; readonly column: number },
  vocabulary: HeaderWords,
): number {
  for (const { index: next, words } of below) {
    if (!words.some((at) => at < column) || !words.some((at) => at >= column)) continue;
    const header = readHeader(grid, next, vocabulary);
    if (!header || !isPlainHeader(header) || secondTable(header.columns)?.column === column) continue;
    let end = next;
    while (end - 1 > index && isLoneTitle(grid, grid.rows[end - 1] as Row)) end -= 1;
    return end;
  }
  return grid.rows.length;
}

function isLoneTitle(grid: Grid, row: Row): boolean {
  return grid.filled(row).length <= 1 && isTitleLike(grid, row, row.cells.length);
}
