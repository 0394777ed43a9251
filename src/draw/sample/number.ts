import { compact } from '../../kernel/text.ts';

// Controls, line separators, surrogates (whose order in UTF-16 is not that of their bytes), what has no width.
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Zs}\p{Default_Ignorable_Code_Point}]|[\u{10000}-\u{10ffff}]/u;
const PLAIN = /^[A-Z0-9-]{1,200}$/;
const MOST_CHARACTERS = 200;

/**
 * 编号 in the one form that is hashed and published: one width (NFKC), no white space, capitals; leading zeros
 * stay. Chinese characters stay too (`金市监处罚〔2026〕12号`): the ticket is taken of the UTF-8 bytes.
 */
export function fileNumber(text: string): string {
  return PLAIN.test(text) ? text : compact(text).toUpperCase().normalize('NFKC');
}

/** Why a number in that form cannot be taken; undefined where it can. */
export function numberFault(number: string): string | undefined {
  if (PLAIN.test(number)) return undefined;
  if (number === '') return '没有编号';
  if (number.includes('|')) return '编号中有竖线“|”，与票号的分隔符相混';
  if (number.length > MOST_CHARACTERS) return `编号超过${MOST_CHARACTERS}个字符`;
  return UNFIT.test(number) ? '编号中有看不见的或基本区以外的字符，不能排定唯一的次序' : undefined;
}
