import { compact } from '../../kernel/text.ts';
import { textOf, type PlanLine, type RawLine } from '../model.ts';

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

/** 名录中的等级 in a sector of the objects that a line names, `A` to `D`, each with those who have it. */
export function gradesInRoster(
  { objects }: PlanLine,
  sector: string,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { matches } of objects) {
    const [enterprise, ...others] = matches;
    if (!enterprise || others.length > 0) continue;
    const rated = enterprise.ratings.find(
      (one) => one.sector === sector && /^[A-D][级类]?$/u.test(one.grade),
    );
    const grade = rated?.grade.charAt(0);
    if (grade !== undefined) found.set(grade, [...(found.get(grade) ?? []), enterprise.name]);
  }
  return found;
}

const ORDER = ['A', 'B', 'C', 'D'];
const COLOURS = ['绿', '黄', '红'];

/** How grave the risk of a grade is, within its own scale; the gravest last. */
export function gravity(grade: string): number {
  return Math.max(ORDER.indexOf(grade), COLOURS.indexOf(grade));
}
