import { textOf, type RawLine } from '../model.ts';

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

export function timeKey(line: RawLine): string {
  return filled(line, ['time', 'time_end', 'time_start']);
}

export function itemKey(line: RawLine): string {
  return filled(line, ['item', 'item_detail']);
}
