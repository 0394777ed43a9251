import { UserError } from '../kernel/errors.ts';
import { compact } from '../kernel/text.ts';

/** 发文字号 in its parts: 发文机关代字 (with 文种代字), 年份, 发文顺序号. */
export interface LetterNumber {
  /** `金司执监建` */
  readonly code: string;
  readonly year: number;
  /** Counts from 1 in each calendar year. */
  readonly serial: number;
}

// Brackets as people type them; `compact` has already made the full-width ones ASCII.
const FORM =
  /^([\p{Script=Han}A-Za-z]{2,20})[〔[【({〈<]((?:19|20)\d{2})[〕\]】)}〉>]第?0*([1-9]\d{0,5})号$/u;

/** `金司执监建〔2025〕1号`: 年份 in 六角括号, neither 第 nor leading zeros (GB/T 9704—2012 7.2.5). @throws RangeError */
export function formatLetterNumber({ code, year, serial }: LetterNumber): string {
  const text = `${code}〔${year}〕${serial}号`;
  if (!FORM.test(text)) throw new RangeError(`not a letter number: ${text}`);
  return text;
}

/** Reads a 发文字号 however its brackets were typed; undefined where it is none. */
export function parseLetterNumber(text: string): LetterNumber | undefined {
  const [, code, year, serial] = FORM.exec(compact(text)) ?? [];
  if (code === undefined || year === undefined || serial === undefined) return undefined;
  return { code, year: Number(year), serial: Number(serial) };
}

/** Reads a 发文字号 a person typed; `what` names the option or field. @throws UserError E_LETTER_NUMBER */
export function requireLetterNumber(text: string, what: string): LetterNumber {
  const number = parseLetterNumber(text);
  if (number) return number;
  throw new UserError('E_LETTER_NUMBER', `${what}不是有效的发文字号：「${text}」`, {
    hint: '写成 金司执监建〔2025〕1号 这样的形式，年份用括号括起，不加“第”字',
    exit: 2,
  });
}
