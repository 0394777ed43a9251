import { textOf, type RawLine } from '../model.ts';

/** 检查主体 of a line, one by one; words that name no unit are left out. */
export function subjectsOf(line: RawLine): string[] {
  const whole = textOf(line, 'subject');
  if (isGeneric(whole)) return [];
  return whole
    .split(/[、,，;；\n]+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !isGeneric(name));
}

/** Words that stand for the sender or for a level, not for a unit: 市、区两级, 本单位. */
function isGeneric(name: string): boolean {
  return /^(?:[本我](?:单位|局|委|部门|级|队|大队|所|中心|镇|街道)|各.*|有关.*|相关.*|[省市区县镇乡]|.*级.*|.*部门)$/u.test(
    name,
  );
}
