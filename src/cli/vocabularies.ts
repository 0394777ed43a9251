import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepared } from '../kernel/prepared.ts';
import {
  vocabulariesOf,
  type Section,
  type Vocabulary,
  type VocabularyFile,
} from '../workbook/vocabulary.ts';

/** 表头词汇 of every section, as shipped; read anew where the file has changed since the build. */
export async function shippedVocabularies(root: string): Promise<Readonly<Record<Section, Vocabulary>>> {
  const known = prepared(root, 'headers') as VocabularyFile | undefined;
  if (known) return vocabulariesOf(known);
  const { loadVocabularies } = await import('../workbook/vocabulary-file.ts');
  return loadVocabularies(readFileSync(join(root, 'data', 'headers.yaml'), 'utf8'));
}
