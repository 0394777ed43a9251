import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadVocabulary, SECTIONS, type Section, type Vocabulary } from '../workbook/vocabulary.ts';

/** 表头词汇 of every section, as shipped. */
export function loadVocabularies(root: string): Readonly<Record<Section, Vocabulary>> {
  const text = readFileSync(join(root, 'data', 'headers.yaml'), 'utf8');
  return Object.fromEntries(SECTIONS.map((section) => [section, loadVocabulary(text, section)])) as Record<
    Section,
    Vocabulary
  >;
}
