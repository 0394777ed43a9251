import type { Reading } from './reading.ts';

const LETTERS = '[A-D](?:[、,/和及与]?[A-D]){0,3}';
const RISKS = '(?:较高|较低|一般|高|中|低)(?:[、,/和及与](?:较高|较低|一般|高|中|低)){0,3}风险';
/** 等级的写法: A类, B、C级, 高风险, 红色, 重点企业 … with the words that lead to the number. */
const LABEL = new RegExp(
  `(?<![A-Z\\d])(?:(?<letters>${LETTERS})(?:级|类|等级?|档|(?=[:\\d]))|(?<risks>${RISKS})(?:等?级)?` +
    '|(?<colour>[红黄绿蓝])(?:色|牌|码)|(?<weight>非重点|重点|一般|其他|其它|其余)' +
    '(?=企业|单位|对象|场所|行业|主体|监管|检查|的|:|\\d|不))' +
    '(?:监管|消防安全|安全|检查)?(?:企业|单位|对象|场所|主体|事项)?(?:的|按照?|为|:)?',
  'gu',
);

/** The first grade that a text names, as written: `A级`. */
export function gradeIn(text: string): string | undefined {
  return text.match(LABEL)?.[0];
}

/** The number of the next item: `;(二)`, `;2.` */
const ORDINAL = /[、,;。](?:\((?:[一二三四五六]|\d{1,2})\)|\d{1,2}[.、])$/u;

/** Every way of grading has fewer; a text of more is no list of grades. */
const MOST_LABELS = 20;

/** One value and the grades it is for. */
export interface Graded<Value> {
  readonly of: readonly string[];
  readonly value: Value;
}

/**
 * A text that gives every grade its own value; undefined where it does not name two grades, or where one
 * of them has no value that `readPlain` can read.
 */
export function readGraded<Value>(
  text: string,
  readPlain: (text: string) => Reading<Value>,
): { grades: Graded<Value>[]; warnings: (string | undefined)[] } | undefined {
  const labels = [...text.matchAll(LABEL)];
  const [first] = labels;
  if (
    labels.length < 2 ||
    labels.length > MOST_LABELS ||
    !first ||
    /[\d%]/u.test(text.slice(0, first.index).replace(/^\(?\d[.)]/u, ''))
  ) {
    return undefined;
  }
  const grades: Graded<Value>[] = [];
  const warnings: (string | undefined)[] = [];
  const seen = new Set<string>();
  let waiting: string[] = [];
  for (const [i, label] of labels.entries()) {
    const of = [...waiting, ...gradesOf(label.groups ?? {})];
    const words = text
      .slice(label.index + label[0].length, labels[i + 1]?.index ?? text.length)
      .replace(ORDINAL, '')
      .replace(/^[、,;。和及与]+|[、,;。]+$/gu, '');
    // 高风险、中风险100%: the next value is theirs too.
    waiting = words === '' ? of : [];
    if (words === '') continue;
    const reading = readPlain(words);
    if (reading.kind !== 'value') return undefined;
    if (of.some((grade) => seen.has(grade))) return undefined;
    for (const grade of of) seen.add(grade);
    grades.push({ of, value: reading.value });
    warnings.push(reading.warning);
  }
  if (grades.length < 2 || waiting.length > 0) return undefined;
  return { grades, warnings };
}

function gradesOf(groups: Readonly<Record<string, string | undefined>>): string[] {
  const { letters, risks, colour, weight } = groups;
  if (letters !== undefined) return letters.match(/[A-D]/gu) ?? [];
  if (risks !== undefined) {
    return (risks.replace(/风险$/u, '').match(/较高|较低|一般|高|中|低/gu) ?? []).map(
      (level) => `${level}风险`,
    );
  }
  return [colour === undefined ? (weight ?? '') : `${colour}色`];
}
