import { normalise } from '../../kernel/text.ts';
import type { TargetList, TargetName, TargetSpec } from './model.ts';
import { isCertain, organisation } from './organisation.ts';
import { read, type Reading } from './reading.ts';
import { quote } from './wording.ts';

const LABEL =
  /^[^:、;。()]{0,14}(?:对象|单位|企业|名单|如下|\d+[家户个所])[^:、;。()]{0,6}:|^(?:对)?(?:如下|以下|下列)\d{1,6}[家户个所](?:单位|企业)?/u;
/** `重点企业:甲公司;一般企业:乙公司` */
const PART_LABEL = /^[^:()]{1,8}(?:对象|单位|企业|[A-D]级|[A-D]类):/u;
const TOLD = /(\d{1,6})[家户个所]/u;
const IN_ALL =
  /\((?:共|合计|共计)?(\d{1,6})[家户个所](?:单位|企业)?\)$|[,;。、](?:共|合计|共计)(\d{1,6})[家户个所](?:单位|企业)?$/u;
const AND_OTHERS = /等(?:(?:共|共计|合计)?(\d{1,6})(?:家|户|个|所))?([^、;,\n()]{0,20})$/u;
/** The part that stands for those of the same kind that are not named. */
const REMAINDER = /其他|其它|其余|所有|全部|^全[市区县镇]|^辖区|^各/u;

/**
 * 名单: every organisation that a text names, and the rest as words. Beside a category only what is certainly
 * somebody counts as a name, unless the rest is said to be 其他; undefined where nobody is named.
 */
export function readList(text: string): Reading<TargetSpec> | undefined {
  if (isOnePart(text)) {
    const only = organisation(text);
    return only && listed([only], [], undefined);
  }
  const circled = text.replace(/[①-⑳❶-❿⓵-⓾]/gu, '\n');
  const lines = circled.split(/[\r\n\u2028]+/u).map((line) => normalise(line));
  const whole = lines
    .filter((line) => line !== '')
    .join('\n')
    .replace(/[、,;]?(?<![.…⋯])(?:\.{3,}|…+|⋯+)$/u, '等')
    .replace(/(?<![。.;,、])[。.;,、]+$/u, '');
  const label = LABEL.exec(whole)?.[0] ?? '';
  const { body, told, others } = counted(whole.slice(label.length));
  const names: TargetName[] = [];
  const rest: string[] = [];
  for (const labelled of items(body)) {
    const part = labelled.replace(PART_LABEL, '');
    const name = organisation(part);
    if (name) names.push(name);
    else rest.push(part);
  }
  const kept = rest.every((part) => REMAINDER.test(part)) ? names : names.filter(isCertain);
  if (kept.length === 0) return undefined;
  for (const name of names) if (!kept.includes(name)) rest.push(name.name);
  if (others !== undefined) rest.push(others);
  const number = told ?? TOLD.exec(label)?.[1];
  return listed(kept, rest, number === undefined ? undefined : Number(number));
}

/** Most cells: nothing in it that could join, label or count what stands around it. */
function isOnePart(text: string): boolean {
  return /^[\u4e00-\u9fff0-9A-Za-z]+$/u.test(text) && !/[等及和与下]/u.test(text);
}

/** Takes off what the end says of the whole: `等5家企业`, `(共5家)`. */
function counted(text: string): { body: string; told?: string; others?: string } {
  const all = IN_ALL.exec(text);
  const body = all ? text.slice(0, all.index) : text;
  const told = all?.[1] ?? all?.[2];
  const others = AND_OTHERS.exec(body);
  if (!others || organisation(body.slice(lastPart(body)))) {
    return told === undefined ? { body } : { body, told };
  }
  const number = others[1] ?? told;
  return {
    body: body.slice(0, others.index),
    ...(number === undefined ? { others: others[0] } : { told: number }),
  };
}

/** Where the last part of a list begins. */
function lastPart(text: string): number {
  return Math.max(...['、', ';', ',', '\n'].map((mark) => text.lastIndexOf(mark))) + 1;
}

function listed(
  found: readonly TargetName[],
  rest: readonly string[],
  told: number | undefined,
): Reading<TargetList> {
  const names: TargetName[] = [];
  const warnings: string[] = [];
  const seen = new Set<string>();
  for (const target of found) {
    const key = target.uscc ?? `${target.name}(${target.bracket ?? ''})`;
    if (seen.has(key)) warnings.push(`${quote(target.name)}重复列出，只计一次`);
    else names.push(target);
    seen.add(key);
  }
  const list: TargetList = {
    kind: 'list',
    names,
    ...(told !== undefined && told !== names.length && { told }),
    ...(rest.length > 0 && { rest }),
  };
  return read(list, ...warnings);
}

/** The parts of a numbered or separated list; one part where there is nothing to split at. */
function items(text: string): string[] {
  const numbered = splitNumbered(text);
  if (numbered) return numbered.map((part) => part.replace(/(?<![、,;。.\s])[、,;。.\s]+$/u, ''));
  const parts = splitOutside(text, '、;,\n').flatMap(splitJoined);
  const [only] = parts;
  if (parts.length !== 1 || only === undefined) return parts;
  const apart = splitOutside(only, '/ ');
  return apart.length > 1 && apart.every((part) => organisation(part)) ? apart : parts;
}

/** `甲公司及全区其他单位`, `上海甲公司和上海乙公司`: two parts where both sides are plainly whole. */
function splitJoined(part: string): string[] {
  const others = /^(.{2,}?)(?:以及|及|和|与)((?:其他|其它|其余|全[市区县镇]|辖区|各|所有).*)$/su.exec(part);
  if (others) return [others[1] ?? '', others[2] ?? ''];
  const same = /^((.{2}).*?(?:公司|厂|店))(?:以及|及|和|与)(\2.*)$/su.exec(part);
  return same ? [same[1] ?? '', same[3] ?? ''] : [part];
}

const OPENING = /[《(“‘「『【[<〈]/u;
const MARKS = /[《(“‘「『【[<〈》)”’」』】\]>〉、;,/ \n]/gu;

/** Splits at separators that stand outside brackets and quotation marks; blank parts are left out. */
function splitOutside(text: string, separators: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (OPENING.test(mark)) depth += 1;
    else if (!'、;,/ \n'.includes(mark)) depth = Math.max(0, depth - 1);
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
