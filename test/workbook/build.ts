import { readFileSync } from 'node:fs';
import type { Cell, Merge, Row, Sheet, Workbook } from '../../src/workbook/model.ts';
import { loadVocabulary } from '../../src/workbook/vocabulary-file.ts';
import { type Section, type Vocabulary } from '../../src/workbook/vocabulary.ts';

export type Value = string | number | Cell | undefined;

export const HEADERS_YAML = readFileSync(new URL('../../data/headers.yaml', import.meta.url), 'utf8');

export function vocabulary(section: Section = 'plan'): Vocabulary {
  return loadVocabulary(HEADERS_YAML, section);
}

/** `A1`, `C3:D4` → rows and columns from 1. */
export function merge(range: string): Merge {
  const [from = '', to = from] = range.split(':');
  const [top, left] = position(from);
  const [bottom, right] = position(to);
  return { top, left, bottom, right };
}

function position(address: string): [number, number] {
  const m = /^([A-Z]+)(\d+)$/.exec(address);
  if (!m) throw new RangeError(address);
  const column = Array.from(m[1] ?? '').reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
  return [Number(m[2]), column];
}

function cell(value: Value): Cell | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return { text: value };
  return typeof value === 'number' ? { text: String(value), number: value } : value;
}

/** A sheet from rows of values; a row that is `undefined` is a gap, as in files without empty rows. */
export function sheet(
  rows: readonly (readonly Value[] | undefined)[],
  options: { name?: string; merges?: readonly string[]; hidden?: boolean } = {},
): Sheet {
  return {
    name: options.name ?? 'Sheet1',
    hidden: options.hidden ?? false,
    rows: rows.flatMap((values, index): Row[] =>
      values ? [{ number: index + 1, hidden: false, cells: values.map(cell) }] : [],
    ),
    merges: (options.merges ?? []).map(merge),
  };
}

/** The header of a real table as it is quoted, words split by `·`. */
export function words(line: string): string[] {
  return line.split('·');
}

export function workbook(
  sheets: readonly Sheet[],
  file = '计划.xlsx',
  kind: Workbook['kind'] = 'xlsx',
): Workbook {
  return { file, kind, sheets };
}
