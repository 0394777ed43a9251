import { PERIOD_COLUMNS } from '../../workbook/period-columns.ts';
import { textOf, type RawLine } from '../model.ts';
import type { Window } from '../values/model.ts';

/** The column a value is read from, for the place of a finding; the usual one where none is filled. */
function filled(line: RawLine, [usual, ...others]: readonly [string, ...string[]]): string {
  return [usual, ...others].find((key) => textOf(line, key) !== '') ?? usual;
}

export function frequencyKey(line: RawLine): string {
  return filled(line, ['freq', 'freq_cap', 'ratio_freq']);
}

export function ratioKey(line: RawLine): string {
  return filled(line, ['ratio', 'ratio_freq']);
}

/** Columns that can say when; 1月 … 12月 last, since what stands beside them is the rule's own text. */
export const TIME_KEYS: readonly [string, ...string[]] = [
  'time',
  'time_end',
  'time_start',
  ...PERIOD_COLUMNS.keys(),
];

/** The column of a window, where it has its own; else where the line says when. */
export function timeKey(line: RawLine, window?: Window): string {
  return window?.column ?? filled(line, TIME_KEYS);
}

export function itemKey(line: RawLine): string {
  return filled(line, ['item', 'item_detail']);
}
