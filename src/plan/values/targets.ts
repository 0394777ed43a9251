import { normalise } from '../../kernel/text.ts';
import type { TargetLabels, TargetName, TargetSpec } from './model.ts';
import { organisation, type NamedPart } from './organisation.ts';
import { OBJECTS, quantity, withoutComparison } from './quantity.ts';
import { open, read, unreadable, type Reading } from './reading.ts';
import { missing, prepare, quote, remembering, saysNothing, saysOpen, withoutThousands } from './wording.ts';

const TARGET_FORM = '写明对象范围，或逐一列出单位名称，用“、”隔开';

/**
 * 检查对象: a number, a list of organisations, or a scope in words. It is a list only if every part names an
 * organisation or carries its code; nothing is split inside brackets or quotation marks.
 */
export const parseTargets: (text: string) => Reading<TargetSpec> = remembering((text) => {
  const prepared = withoutThousands(prepare(text));
  if (saysNothing(prepared)) return missing('检查对象', TARGET_FORM);
  const number = NUMBER.exec(prepared);
  if (number && onlyCounts(number)) return counted(prepared, number);
  const list = readList(text);
  if (list) return list;
  if (
    !/\d/u.test(prepared) &&
    prepared.length <= 20 &&
    saysOpen(prepared) &&
    !/对象|企业|单位|公司/u.test(prepared)
  ) {
    return open(prepared);
  }
  const labelled = labels(prepared);
  return read({ kind: 'scope' as const, text: normalise(text), ...(labelled && { labelled }) });
});

const NUMBER = new RegExp(
  `^(?<before>[^\\d,;。]{0,6}?)(?<low>\\d{1,9})(?:${OBJECTS})?(?:[-至到](?<high>\\d{1,9}))?(?:${OBJECTS})?(?<after>左右|及?以[上下内])?$`,
  'u',
);

/** Whether the words in front of a number say no more than that it is one: 共19家, but not 低风险对象7家. */
function onlyCounts(match: RegExpExecArray): boolean {
  const words = withoutComparison(match.groups?.['before'] ?? '');
  return /^(?:共|合计|共计|总计|计划|拟|检查|抽查|抽取|检查对象|[:有])*$/u.test(words);
}

function counted(text: string, match: RegExpExecArray): Reading<TargetSpec> {
  const g = match.groups ?? {};
  const high = g['high'] === undefined ? undefined : Number(g['high']);
  const count = quantity(g['before'] ?? '', Number(g['low']), high, g['after'] ?? '');
  return count
    ? read({ kind: 'count' as const, ...count })
    : unreadable(`家数${quote(text)}上下限矛盾`, '写成“27家”或“60-70家”');
}

const LABEL = /^[^:、;。()]{0,14}(?:对象|单位|企业|名单|如下|\d+家)[^:、;。()]{0,6}:/u;
const AND_OTHERS = /等(?:(\d{1,6})(?:家|户|个|所))?(?:企业|单位|公司|对象)?[。.;]?$/u;

function readList(text: string): Reading<TargetSpec> | undefined {
  const circled = text.replace(/[①-⑳❶-❿⓵-⓾]/gu, '\n');
  const lines = circled.split(/[\r\n\u2028]+/u).map((line) => normalise(line));
  const whole = lines
    .filter((line) => line !== '')
    .join('\n')
    .replace(LABEL, '');
  const others = AND_OTHERS.exec(whole);
  const body = others ? whole.slice(0, others.index) : whole;
  const parts = items(body);
  const names = parts.map((part) => organisation(part));
  if (names.length === 0 || names.some((n) => n === undefined)) return undefined;
  return listed(names as NamedPart[], others);
}

function listed(found: readonly NamedPart[], others: RegExpExecArray | null): Reading<TargetSpec> {
  const names: TargetName[] = [];
  const warnings: (string | undefined)[] = [];
  const seen = new Set<string>();
  for (const { fault, ...target } of found) {
    warnings.push(fault);
    const key = target.uscc ?? target.name;
    if (seen.has(key)) warnings.push(`${quote(target.name)}重复列出，只计一次`);
    else names.push(target);
    seen.add(key);
  }
  if (others && Number(others[1] ?? 0) !== names.length) {
    warnings.push(`名单未列全：${quote(others[0])}，列出${names.length}家`);
  }
  return read({ kind: 'list' as const, names }, ...warnings);
}

/** The parts of a numbered or separated list; one part where there is nothing to split at. */
function items(text: string): string[] {
  const numbered = splitNumbered(text);
  if (numbered) return numbered.map((part) => part.replace(/[、,;。.\s]+$/u, ''));
  const parts = splitOutside(text, '、;\n');
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? splitOutside(only, ',') : parts;
}

const OPENING = /[《(“‘「『【[<〈]/u;
const MARKS = /[《(“‘「『【[<〈》)”’」』】\]>〉、;,\n]/gu;

/** Splits at separators that stand outside brackets and quotation marks; blank parts are left out. */
function splitOutside(text: string, separators: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (OPENING.test(mark)) depth += 1;
    else if (!'、;,\n'.includes(mark)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && separators.includes(mark)) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)].map((p) => p.trim()).filter((p) => p !== '');
}

/** Splits `1.甲厂2.乙店`: numbers from 1 on in sequence, each with its point; undefined where it is not so. */
function splitNumbered(text: string): string[] | undefined {
  const starts: { at: number; end: number }[] = [];
  for (const m of text.matchAll(/(?<!\d)\(?(\d{1,3})(?:[.、)]|\.、)(?!\d)/gu)) {
    if (Number(m[1]) === starts.length + 1) starts.push({ at: m.index, end: m.index + m[0].length });
  }
  if (starts.length < 2 || starts[0]?.at !== 0) return undefined;
  return starts.map(({ end }, i) => text.slice(end, starts[i + 1]?.at ?? text.length).trim());
}

const COUNT = new RegExp(`(\\d{1,9})(?:${OBJECTS})`, 'u');

/** 共58家, 确定检查11家重点, 双随机检查3家; a label stated twice with different numbers is left out. */
function labels(prepared: string): TargetLabels | undefined {
  const found: { total: Set<number>; key: Set<number>; random: Set<number> } = {
    total: new Set(),
    key: new Set(),
    random: new Set(),
  };
  const clauses = prepared.replace(/从(\d{1,9})(?:家|户|个|所)/gu, '共$1家,').split(/[,;。、]/u);
  for (const clause of clauses) {
    const number = COUNT.exec(clause)?.[1];
    if (number === undefined) continue;
    if (/随机|抽查|抽取/u.test(clause)) found.random.add(Number(number));
    else if (clause.includes('重点')) found.key.add(Number(number));
    else if (/共|总数|总计|合计|基数|现有/u.test(clause)) found.total.add(Number(number));
  }
  const labelled = Object.fromEntries(
    Object.entries(found).flatMap(([label, numbers]) =>
      numbers.size === 1 ? [[label, [...numbers][0]]] : [],
    ),
  ) as TargetLabels;
  return Object.keys(labelled).length === 0 ? undefined : labelled;
}
