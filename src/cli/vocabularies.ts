import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  loadFormWords,
  loadVocabularies,
  type HeaderWords,
  type Section,
  type Vocabulary,
} from '../workbook/vocabulary.ts';

/** 表头词汇 of every section, as shipped. */
export function shippedVocabularies(root: string): Readonly<Record<Section, Vocabulary>> {
  return loadVocabularies(readFileSync(join(root, 'data', 'headers.yaml'), 'utf8'));
}

/** 表头词汇 of the check form, as shipped. */
export function formWords(root: string): HeaderWords {
  return loadFormWords(readFileSync(join(root, 'data', 'headers.yaml'), 'utf8'), 'check');
}
