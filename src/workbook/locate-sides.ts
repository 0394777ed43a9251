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
/** How many rows further down the header of the other table may begin. */
const STAGGER = 60;

/**
 * Where tables stand side by side, from the top down. Two tables say the same things of different lines, so
 * the right one repeats header words of the left one; a table with an empty column within, or with remarks to
 * its right, does not.
 */
export function sideBySide(grid: Grid, vocabulary: HeaderWords): Band[] {
  const candidates = [...grid.rows.keys()].filter((index) => wordColumns(grid, index).length >= 2);
  const bands: Band[] = [];
  let above = 0;
  for (const index of candidates) {
    if (index < above) continue;
    const header = readHeader(grid, index, vocabulary);
    const column =
      (header && isHeader(header) ? secondTable(header.columns)?.column : undefined) ??
      staggered(grid, index, candidates, vocabulary);
    if (column === undefined) {
      if (header && isHeader(header)) above = index + header.rows.length;
      continue;
    }
    const first = above === 0 ? 0 : startOfTitles(grid, index, above, column);
    const end = endOfBand(grid, index, candidates, column, vocabulary);
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

function wordColumns(grid: Grid, index: number): number[] {
  const row = grid.rows[index];
  return row ? grid.filled(row).flatMap(({ column, marks }) => (marks.word ? column : [])) : [];
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

/**
 * Two headers that begin in different rows, one wholly beside the other: the column of the right one. Beside
 * the upper header there may be a title, no data.
 */
function staggered(
  grid: Grid,
  upper: number,
  candidates: readonly number[],
  vocabulary: HeaderWords,
): number | undefined {
  const high = wordColumns(grid, upper);
  for (const lower of candidates) {
    if (lower <= upper) continue;
    if (lower > upper + STAGGER) return undefined;
    const low = wordColumns(grid, lower);
    const [left, right] = (high.at(-1) as number) < (low[0] as number) ? [high, low] : [low, high];
    const [end, start] = [left.at(-1) as number, right[0] as number];
    if (end >= start) continue;
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
  const [left, right] = sidesOf(grid, column);
  const [one, other] = upperIsLeft ? [left, right] : [right, left];
  const headers = [readHeader(one, upper, vocabulary), readHeader(other, lower, vocabulary)];
  const [first, second] = headers;
  if (!first || !second || ![first, second].every(isPlainHeader)) return false;
  return repeats(first.columns, second.columns, LEAST_BEHIND_GAP);
}

/** The same rows, left and right of a column. */
function sidesOf(grid: Grid, column: number): [Grid, Grid] {
  const part = (from: number, to: number) => grid.with(partOf(grid.sheet, grid.rows, from, to));
  return [part(1, column), part(column, Number.POSITIVE_INFINITY)];
}

/** The rows right above a header that hold nothing but titles on either side. */
function startOfTitles(grid: Grid, index: number, above: number, column: number): number {
  const [left, right] = sidesOf(grid, column);
  let first = index;
  while (first > above && titles(left, first - 1, column - 1, 1) && titles(right, first - 1, 1, column))
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
  index: number,
  candidates: readonly number[],
  column: number,
  vocabulary: HeaderWords,
): number {
  for (const next of candidates) {
    if (next <= index) continue;
    const words = wordColumns(grid, next);
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
