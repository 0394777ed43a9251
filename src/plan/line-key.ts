import type { Finding } from '../kernel/finding.ts';
import { compact } from '../kernel/text.ts';
import { PERIOD_COLUMNS } from '../workbook/period-columns.ts';
import { textOf, type RawLine } from './model.ts';

/** Columns that say what a line plans, whatever else of it changes. */
const IDENTITY = ['item', 'object_scope', 'object_uscc', 'plan_name'];

/** 行的同一性: item, object and task, by which the line is known again in another version of the plan. */
export function lineKey(line: RawLine): string {
  const names = textOf(line, 'object_names');
  return [
    ...IDENTITY.map((key) => compact(textOf(line, key))),
    ...(names === '' ? [] : [compact(names)]),
  ].join('|');
}

/** Columns that say when, where and how, besides what. */
const VISIT = [...IDENTITY, 'place', 'time', 'time_start', 'time_end', 'method'];
const PERIODS = [...PERIOD_COLUMNS.keys()];

/** 同一次检查: what a reason for letting it stand was given for; moved to another time it is another visit. */
export function visitKey(line: RawLine): string {
  // Reasons are kept under this key: a line without columns of months has the one it always had.
  const keys = PERIODS.some((key) => line.cells[key]) ? [...VISIT, ...PERIODS] : VISIT;
  return keys.map((key) => compact(textOf(line, key))).join('|');
}

/** Finds what the line of a finding is about; empty where it stands in no line. */
export function keyOfFinding(lines: readonly RawLine[], keyOf = lineKey): (finding: Finding) => string {
  const lineOf = lineAtPlace(lines);
  return ({ where }) => {
    const line = lineOf(where);
    return line ? keyOf(line) : '';
  };
}

/** Finds the line in which a place stands. */
export function lineAtPlace<T extends RawLine>(
  lines: readonly T[],
): (where: Pick<Finding['where'], 'sheet' | 'row' | 'column'>) => T | undefined {
  // Of lines side by side in one row, the last one that begins at or before the column.
  const rows = new Map<string, T[]>();
  for (const line of lines.toSorted((a, b) => (a.side ?? 0) - (b.side ?? 0))) {
    const place = `${line.sheet}\0${line.row}`;
    rows.set(place, [...(rows.get(place) ?? []), line]);
  }
  return ({ sheet, row, column = 0 }) =>
    rows.get(`${sheet}\0${row}`)?.findLast(({ side = 0 }) => side <= column);
}
