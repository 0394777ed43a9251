import { compact } from '../../kernel/text.ts';
import { textOf, type RawLine } from '../model.ts';

/** 对象等级 of a line, `A` to `D`; undefined where it names none or more than one. */
export function gradeOf(line: RawLine): string | undefined {
  const text = compact(textOf(line, 'risk')).toUpperCase();
  const [grade, ...others] = new Set(text.match(/(?<![A-Z\d])[A-D](?![A-Z\d])/gu));
  return others.length === 0 ? grade : undefined;
}

/** 三色 of a line, `红`, `黄` or `绿`; undefined where it names none or more than one. */
export function colourOf(line: RawLine): string | undefined {
  return /^([红黄绿])色?(?:等?级|类)?$/u.exec(compact(textOf(line, 'risk')))?.[1];
}

const ORDER = ['A', 'B', 'C', 'D'];
const COLOURS = ['绿', '黄', '红'];

/** How grave the risk of a grade is, within its own scale; the gravest last. */
export function gravity(grade: string): number {
  return Math.max(ORDER.indexOf(grade), COLOURS.indexOf(grade));
}
