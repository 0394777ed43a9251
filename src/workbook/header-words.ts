import { UserError } from '../kernel/errors.ts';
import { didYouMean } from '../kernel/suggest.ts';
import { compact, normalise } from '../kernel/text.ts';
import { readable } from './locate-header.ts';
import { buildVocabulary, headerText, SECTION_TITLE, type Vocabulary } from './vocabulary.ts';

/** 表头写法: a header as departments write it, and the column it is. Matches only as a whole. */
export interface HeaderWord {
  readonly wording: string;
  readonly key: string;
}

/**
 * The vocabulary with further words.
 * @throws UserError E_HEADER_TAKEN where a word belongs to another column of the vocabulary
 */
export function withWords(vocabulary: Vocabulary, words: readonly HeaderWord[]): Vocabulary {
  if (words.length === 0) return vocabulary;
  const entries = new Map(vocabulary.keys.map((key) => [key, vocabulary.wordings(key)]));
  for (const { wording, key } of words) {
    const owner = ownerOf(vocabulary, wording);
    if (owner === key) continue;
    if (owner !== undefined || !entries.has(key)) {
      throw new UserError(
        'E_HEADER_TAKEN',
        `登记的表头写法「${wording}」（${key}）与程序自带的${SECTION_TITLE[vocabulary.section]}列名不一致`,
        { hint: `先运行 zfjd header remove ${vocabulary.section} ${wording}` },
      );
    }
    entries.set(key, [...(entries.get(key) ?? []), `=${wording}`]);
  }
  return buildVocabulary(vocabulary.section, entries);
}

/** The column that a wording is already known to be, by its full text. */
export function ownerOf(vocabulary: Vocabulary, wording: string): string | undefined {
  return vocabulary.match(headerText(wording))?.key;
}

/** The column that a canonical name, its label or another of its wordings names. @throws UserError E_HEADER_COLUMN */
export function columnOf(vocabulary: Vocabulary, text: string): string {
  const name = compact(text);
  if (vocabulary.keys.includes(name)) return name;
  const owner = ownerOf(vocabulary, name);
  if (owner !== undefined) return owner;
  const candidates = vocabulary.keys.flatMap((key) => [key, vocabulary.label(key)]);
  throw new UserError('E_HEADER_COLUMN', `${SECTION_TITLE[vocabulary.section]}没有「${text}」这一列`, {
    hint: `${didYouMean(name, candidates)}运行 zfjd header list --section ${vocabulary.section} 查看全部列名`,
  });
}

/** A header as it is kept, and the form it is compared in. @throws UserError E_HEADER_WORDING */
export function readWording(text: string): { readonly wording: string; readonly form: string } {
  const wording = normalise(text).replace(/^=+/u, '').trim();
  const header = headerText(wording);
  if (header.core !== '' && readable(header)) return { wording, form: header.core };
  throw new UserError('E_HEADER_WORDING', `「${text}」不能作为表头写法`, {
    hint: '照抄表头格里的文字；括号以外要有字，不含冒号，不超过60个字',
  });
}
