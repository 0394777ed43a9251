import { compact, normalise } from '../../kernel/text.ts';

/** Between the parts of one entry, and between entries: characters that no text of a cell may hold. */
export const PART = '\u001e';
export const ENTRY = '\u001f';

/** Of an item its code, of an officer the number of the certificate, each with the name; either may be empty. */
export interface Entry {
  readonly code: string;
  readonly name: string;
}

/** The entries as one text: the key under which a set is kept once. */
export function entryKey(entries: readonly Entry[]): string {
  return entries.map(({ code, name }) => `${code}${PART}${name}`).join(ENTRY);
}

export function entriesOf(key: string): Entry[] {
  if (key === '') return [];
  return key.split(ENTRY).map((entry) => {
    const at = entry.indexOf(PART);
    return { code: entry.slice(0, at), name: entry.slice(at + 1) };
  });
}

/** A list of a cell: `["张三","李四"]`, lines, `1.… 2.…`, or parts between separators; nothing is cut inside brackets. */
function splitList(text: string, separators: RegExp): string[] {
  const plain = text.trim();
  if (/^\[.*\]$/su.test(plain)) {
    const inner = plain.slice(1, -1);
    return inner
      .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/u)
      .map((part) => part.trim().replace(/^["']|["']$/gu, ''))
      .filter((part) => part !== '');
  }
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const char = plain[at] as string;
    if ('(（《【['.includes(char)) depth += 1;
    else if (')）》】]'.includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && separators.test(char)) {
      parts.push(plain.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(plain.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const ITEM_SEPARATOR = /[;；\n\r|]/u;
const LOOSE_SEPARATOR = /[、,，;；\n\r|]/u;
const NAME_SEPARATOR = /[、,，;；\n\r|/ \u3000]/u;

/**
 * 检查事项: names that stand between `;` or line ends, else between `、` where as many codes are given; codes of a column
 * of their own belong to the names in order.
 */
export function readItems(names: string, codes: string): Entry[] {
  const codeList = splitList(codes, LOOSE_SEPARATOR).map((code) => compact(code).toUpperCase());
  let nameList = splitList(names, ITEM_SEPARATOR);
  if (nameList.length === 1) {
    const loose = splitList(names, LOOSE_SEPARATOR);
    if (loose.length === codeList.length || loose.every((name) => /(?:检查|抽查|监管|核查)$/u.test(name)))
      nameList = loose;
  }
  const count = Math.max(nameList.length, codeList.length);
  return Array.from({ length: count }, (_, i) => ({
    code: codeList[i] ?? '',
    name: normalise((nameList[i] ?? '').replace(/^(?:\d{1,2}[.、)）]|[①-⑳]|[(（]\d{1,2}[)）])\s*/u, '')),
  }));
}

const CERTIFICATE =
  /^(.*?)[(（[【]?\s*(?:执法证号?|证号)?[:：]?\s*([0-9A-Za-z沪京津渝苏浙皖][0-9A-Za-z-]{5,})\s*[)）\]】]?$/u;

const SPACED_NAME =
  /(?<=^|[、,，;；\n\r|/ \u3000])(\p{Script=Han})[ \u3000]+(\p{Script=Han})(?=$|[、,，;；\n\r|/ \u3000(（[【])/gu;

/** 执法人员: `张三(09010123)、李四`; certificates of a column of their own belong to the names in order. */
export function readOfficers(names: string, certificates: string): Entry[] {
  const numbers = splitList(certificates, NAME_SEPARATOR).map((code) => compact(code).toUpperCase());
  // A blank parts names from names, but not a name from its number, nor a name of two characters set to the width of three.
  const plain = names.replace(/[ \u3000]+(?=[(（[【])/gu, '').replace(SPACED_NAME, '$1$2');
  const people: Entry[] = [];
  for (const text of splitList(plain, NAME_SEPARATOR)) {
    const m = CERTIFICATE.exec(text);
    const one = m
      ? { code: compact(m[2] ?? '').toUpperCase(), name: compact(m[1] ?? '') }
      : { code: '', name: compact(text) };
    const last = people.at(-1);
    // `张三 09010123`: the number of the one before.
    if (one.name === '' && last?.code === '') people[people.length - 1] = { ...last, code: one.code };
    else people.push(one);
  }
  const count = Math.max(people.length, numbers.length);
  return Array.from({ length: count }, (_, i) => ({
    code: people[i]?.code || (numbers[i] ?? ''),
    name: people[i]?.name ?? '',
  }));
}

/** Control characters but line ends, which part the entries of a list. */
const OTHER_CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f]/g;

/** Names and the codes that belong to them: column by column where there are as many of both, else all of both. */
export function listParts(
  names: readonly string[],
  codes: readonly string[],
): [names: string, codes: string][] {
  const clean = (text: string | undefined) => (text ?? '').replace(OTHER_CONTROL, '');
  return names.length === codes.length
    ? names.map((name, i) => [clean(name), clean(codes[i])])
    : [[clean(names.join('\n')), clean(codes.join('\n'))]];
}
