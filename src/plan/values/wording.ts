import { ellipsis, normalise } from '../../kernel/text.ts';
import { unreadable, type Reading } from './reading.ts';

const DASHES = /[-‐‑‒–—―−─━〜∼~]+/gu;
const NUMERAL = '〇零一二两三四五六七八九十';
// Only where a unit follows, at once or after a list or range of further numerals: 一公开 and 统一 stay as they are.
const CHINESE_NUMBER = new RegExp(
  `[${NUMERAL}]{1,5}(?=(?:[、至到-][${NUMERAL}]{1,3}){0,11}(?:年|半年|个|月|日|号|季|批|家|户|所|次|周|天))`,
  'gu',
);
const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/**
 * The text as the value grammars read it: one width, one kind of dash (`-`), no white space but a blank
 * between two digits, where leaving it out could make another number; a line end is the blank of its place,
 * or `;` where `lines` asks for it. Chinese numbers before a unit become digits.
 */
export function prepare(text: string, lines: 'join' | 'split' = 'join'): string {
  const whole = lines === 'split' ? text.replace(/[\r\n\u2028]+/gu, ';') : text;
  const narrow = normalise(whole).replace(/ /gu, (blank, at: number, all: string) =>
    isDigit(all[at - 1]) && isDigit(all[at + 1]) ? blank : '',
  );
  return narrow
    .replace(DASHES, '-')
    .replace(/[≧⩾]/gu, '≥')
    .replace(/[≦⩽]/gu, '≤')
    .replace(/∶/gu, ':')
    .replace(CHINESE_NUMBER, (word) => chineseNumber(word) ?? word);
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

/** `十一` → `11`, `二〇二五` → `2025`; undefined for what is no single number (`一二`). */
function chineseNumber(word: string): string | undefined {
  const chars = Array.from(word);
  const ten = chars.indexOf('十');
  if (ten >= 0) {
    const [tens, ones] = [chars.slice(0, ten), chars.slice(ten + 1)];
    if (tens.length > 1 || ones.length > 1 || ones[0] === '十') return undefined;
    const high = tens[0] === undefined ? 1 : DIGITS[tens[0]];
    const low = ones[0] === undefined ? 0 : DIGITS[ones[0]];
    return high === undefined || low === undefined ? undefined : String(high * 10 + low);
  }
  if (chars.length !== 1 && chars.length !== 4) return undefined;
  return chars.map((c) => DIGITS[c]).join('');
}

/** What the sender wrote instead of a value when none was meant to be given. */
const OPEN =
  /(?:根据|按照?|依据|结合|视)[^,;。%\d]{0,10}(?:需要|情况|实际|投诉|举报|线索|要求|安排|通知|部署)|适时|不定期|不定时|按需|视情|不设上限|不设置上限|无上限|不限|另行通知|待定|随时|机动安排|随机/u;

export function saysOpen(prepared: string): boolean {
  return OPEN.test(prepared);
}

/** An empty cell, or what people put into one to show that it is empty. */
export function saysNothing(prepared: string): boolean {
  return /^[-/\\无;,。.、]*$/u.test(prepared);
}

/** Reading of an empty cell. */
export function missing(what: string, form: string): Reading<never> {
  return unreadable(`未填写${what}`, form);
}

/** For messages: the text in one line, cut to a length that fits a message. */
export function quote(text: string): string {
  return `“${ellipsis(normalise(text), 40)}”`;
}

/** Counts in thousands: `1,200家` → `1200家`. Not for lists of months. */
export function withoutThousands(prepared: string): string {
  return prepared.replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '');
}

const REMEMBERED = 4096;
const LONGEST_REMEMBERED = 200;

/** Columns repeat themselves: the readings of the last few thousand different short texts are kept. */
export function remembering<T>(parse: (text: string) => T): (text: string) => T {
  const seen = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST_REMEMBERED) return parse(text);
    const known = seen.get(text);
    if (known !== undefined) return known;
    const result = parse(text);
    if (seen.size >= REMEMBERED) seen.clear();
    seen.set(text, result);
    return result;
  };
}
