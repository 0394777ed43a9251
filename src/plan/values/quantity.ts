import type { Operator, Quantity } from './model.ts';

/** Comparison said in front of a number or behind it, in signs or words; longest wording first. */
const WORDS: readonly (readonly [RegExp, Operator | '>' | '<'])[] = [
  [/>=|≥|不得?少于|不得?低于|不得?小于|不得?少|至少|最少|最低|大于等于|大于或等于/u, '>='],
  [/<=|≤|不得?超过|不得?多于|不得?高于|不得?大于|不得?超|至多|最多|最高|小于等于|小于或等于|控制在/u, '<='],
  [/超过|多于|高于|大于|>/u, '>'],
  [/少于|低于|小于|</u, '<'],
  [/大约|约|左右|大概|预计|预估/u, '~'],
];

/** The comparison that words before and after a number state; undefined where they contradict each other. */
export function comparison(before: string, after: string): Operator | '>' | '<' | undefined {
  const found = new Set<Operator | '>' | '<'>();
  const rest = WORDS.reduce((text, [word, op]) => {
    if (word.test(text)) found.add(op);
    return text.replace(word, '');
  }, before);
  const tail = /^(?:及?以上|左右|及?以下|及?以内|之内|之间)/u.exec(after)?.[0];
  if (tail?.endsWith('上')) found.add('>=');
  else if (tail === '左右') found.add('~');
  else if (tail !== undefined && tail !== '之间') found.add('<=');
  if (found.size === 0 && /=/u.test(rest)) return '=';
  if (found.size > 1) return undefined;
  return [...found][0] ?? '=';
}

/** What is left of the words around a number once the comparison is taken out. */
export function withoutComparison(words: string): string {
  return WORDS.reduce((text, [word]) => text.replace(word, ''), words).replace(/=/gu, '');
}

export const OBJECTS = '(?:家|户|个|所|座|间|处|辆|台|艘|批|人|名)(?:次|单位|企业|对象)?';

/** 家数 from a number or range and the words around it; undefined where they contradict each other. */
export function quantity(
  before: string,
  low: number,
  high: number | undefined,
  after: string,
): Quantity | undefined {
  const op = comparison(before, after);
  if (op === undefined || (high !== undefined && (high < low || (op !== '=' && op !== '~'))))
    return undefined;
  if (high !== undefined) return { low, high, approximate: op === '~' };
  if (op === '>=') return { low, approximate: false };
  if (op === '>') return { low: low + 1, approximate: false };
  if (op === '<=') return { low: 0, high: low, approximate: false };
  if (op === '<') return { low: 0, high: Math.max(0, low - 1), approximate: false };
  return { low, high: low, approximate: op === '~' };
}

const NUMBER = new RegExp(
  `^(?<before>[^\\d,;。]{0,6}?)(?<low>\\d{1,9})(?:${OBJECTS})?(?:[-至到](?<high>\\d{1,9}))?(?:${OBJECTS})?(?<after>左右|及?以[上下内])?$`,
  'u',
);

/** The words around a number and its bounds say the opposite of each other. */
export const CONTRADICTION = 'contradiction';

/** 家数 that a text is, in normal form, and no more than that: `共19家`, but not `低风险对象7家`. */
export function readNumber(prepared: string): Quantity | typeof CONTRADICTION | undefined {
  const g = NUMBER.exec(prepared)?.groups;
  if (!g) return undefined;
  const words = withoutComparison(g['before'] ?? '');
  if (!/^(?:共|合计|共计|总计|计划|拟|检查|抽查|抽取|检查对象|[:有])*$/u.test(words)) return undefined;
  const high = g['high'] === undefined ? undefined : Number(g['high']);
  return quantity(g['before'] ?? '', Number(g['low']), high, g['after'] ?? '') ?? CONTRADICTION;
}
