import { compact } from '../../kernel/text.ts';
import { textOf, type RawLine } from '../model.ts';

/** 对象等级 of a line, `A` to `D`; undefined where it names none or more than one. */
export function gradeOf(line: RawLine): string | undefined {
  const text = compact(textOf(line, 'risk')).toUpperCase();
  const [grade, ...others] = new Set(text.match(/(?<![A-Z\d])[A-D](?![A-Z\d])/gu));
  return others.length === 0 ? grade : undefined;
}
