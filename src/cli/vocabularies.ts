import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadVocabularies, type Section, type Vocabulary } from '../workbook/vocabulary.ts';

/** 表头词汇 of every section, as shipped. */
export function shippedVocabularies(root: string): Readonly<Record<Section, Vocabulary>> {
  return loadVocabularies(readFileSync(join(root, 'data', 'headers.yaml'), 'utf8'));
}
