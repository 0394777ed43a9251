import { parse } from 'yaml';
import { z } from 'zod';
import { UserError } from '../kernel/errors.ts';
import {
  FORM_SECTIONS,
  formWordsOf,
  SECTIONS,
  vocabularyOf,
  type FormSection,
  type HeaderWords,
  type Section,
  type Vocabulary,
  type VocabularyFile,
} from './vocabulary.ts';

const FILE = z.partialRecord(
  z.enum([...SECTIONS, ...FORM_SECTIONS]),
  z.record(z.string().regex(/^[a-z][a-z_]*$/), z.array(z.string().min(1)).min(1)),
);

/** The words of one section. @throws UserError E_HEADERS where a text is no such file, or a wording is claimed by two columns */
export function loadVocabulary(yamlText: string, section: Section): Vocabulary {
  return vocabularyOf(section, parseHeaders(yamlText));
}

/** The words of a form of our own. @throws UserError E_HEADERS */
export function loadFormWords(yamlText: string, section: FormSection): HeaderWords {
  return formWordsOf(parseHeaders(yamlText), section);
}

/** What the file says, checked for its form. @throws UserError E_HEADERS */
export function parseHeaders(text: string): VocabularyFile {
  let raw: unknown;
  try {
    raw = parse(text) ?? {};
  } catch (error) {
    throw new UserError('E_HEADERS', `表头词汇文件不是有效的 YAML：${(error as Error).message}`, {
      hint: '对照 data/headers.yaml 的写法改正后重试',
      cause: error,
    });
  }
  const parsed = FILE.safeParse(raw);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || '整个文件'}（${issue.message}）`,
  );
  throw new UserError('E_HEADERS', `表头词汇文件内容不符合要求：${places.join('；')}`, {
    hint: `第一层为 ${SECTIONS.join('、')}，第二层为列名，列名下是写法的列表`,
  });
}
