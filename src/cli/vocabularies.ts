import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepared } from '../kernel/prepared.ts';
import {
  formWordsOf,
  vocabulariesOf,
  type FormSection,
  type HeaderWords,
  type Section,
  type Vocabulary,
  type VocabularyFile,
} from '../workbook/vocabulary.ts';

/** What the shipped file says; read anew where it has changed since the build. */
async function shippedWords(root: string): Promise<VocabularyFile> {
  const known = prepared(root, 'headers') as VocabularyFile | undefined;
  if (known) return known;
  const { parseHeaders } = await import('../workbook/vocabulary-file.ts');
  return parseHeaders(readFileSync(join(root, 'data', 'headers.yaml'), 'utf8'));
}

/** 表头词汇 of every section, as shipped. */
export async function shippedVocabularies(root: string): Promise<Readonly<Record<Section, Vocabulary>>> {
  return vocabulariesOf(await shippedWords(root));
}

/** 表头词汇 of a table of our own, as shipped. */
export async function formWords(root: string, section: FormSection): Promise<HeaderWords> {
  return formWordsOf(await shippedWords(root), section);
}
