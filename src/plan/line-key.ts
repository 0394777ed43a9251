import type { Finding } from '../kernel/finding.ts';
import { compact } from '../kernel/text.ts';
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

/** Finds what the line of a finding is about; empty where it stands in no line. */
export function keyOfFinding(lines: readonly RawLine[]): (finding: Finding) => string {
  const keys = new Map(lines.map((line) => [`${line.sheet}\0${line.row}`, lineKey(line)]));
  return ({ where }) => keys.get(`${where.sheet}\0${where.row}`) ?? '';
}
