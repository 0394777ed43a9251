import { UserError } from '../kernel/errors.ts';
import { compact, isPlain } from '../kernel/text.ts';

/** What a table is about: 检查计划 · 执法单位 · 检查事项 · 检查对象 · 执法人员 · 案卷清单 · 检查记录. */
export const SECTIONS = ['plan', 'agency', 'item', 'enterprise', 'officer', 'sample', 'inspection'] as const;
export type Section = (typeof SECTIONS)[number];

export const SECTION_TITLE: Readonly<Record<Section, string>> = {
  plan: '检查计划',
  agency: '执法单位名录',
  item: '检查事项清单',
  enterprise: '检查对象名录',
  officer: '执法人员名录',
  sample: '案卷清单',
  inspection: '检查记录',
};

/** 表头文字, in the forms it is compared in. */
export interface HeaderText {
  /** No white space, one width, no `*`; brackets kept. */
  readonly whole: string;
  /** The same without bracketed parts. */
  readonly core: string;
  /** What stood in brackets, `、` between several: may carry the values allowed, `日常/专项`. */
  readonly bracket: string | undefined;
}

export interface HeaderMatch {
  readonly key: string;
  /** `exact` with brackets, `synonym` without them, `contains` the longest known wording. */
  readonly how: 'exact' | 'synonym' | 'contains';
  readonly wording: string;
}

/** 表头词汇 of one table. */
export interface HeaderWords {
  readonly keys: readonly string[];
  /** The first wording of a key, for messages. */
  label(key: string): string;
  /** Every wording of a key as it is written in the file, a leading `=` included. */
  wordings(key: string): readonly string[];
  /** The column a header is, by its full wording. */
  match(header: HeaderText): HeaderMatch | undefined;
  /** The column by the longest wording a header contains; several keys where that is not decided. */
  within(header: HeaderText): readonly HeaderMatch[];
}

/** 表头词汇 of one section. */
export interface Vocabulary extends HeaderWords {
  readonly section: Section;
}

interface Wording {
  readonly key: string;
  readonly text: string;
  /** Only equal, never contained. */
  readonly only: boolean;
  readonly header: HeaderText;
}

/** Tables that are told apart from no others: 检查表, 基数, 线索和投诉清单; their headers are in the same file. */
export const FORM_SECTIONS = ['check', 'baseline', 'clue'] as const;
export type FormSection = (typeof FORM_SECTIONS)[number];

/** Wordings of columns by section, as `data/headers.yaml` has them. */
export type VocabularyFile = Readonly<Partial<Record<Section | FormSection, ColumnWordings>>>;

/** Wordings of each column, in the form that passes between threads. */
export type ColumnWordings = Readonly<Record<string, readonly string[]>>;

export function wordingsOf(words: HeaderWords): ColumnWordings {
  return Object.fromEntries(words.keys.map((key) => [key, words.wordings(key)]));
}

const BRACKETS = /\(([^()]*)\)|【([^【】]*)】|\[([^[\]]*)\]/u;

/** 检查时间(起), 检查时间(止) are two columns: such a bracket is part of the name. */
const END = /^(?:起|止|开始|结束)$/u;

export function headerText(text: string): HeaderText {
  if (isPlain(text) && !text.includes('(')) {
    const whole = text.toLowerCase();
    return { whole, core: whole, bracket: undefined };
  }
  const whole = compact(text).replaceAll('*', '').replace(/:$/u, '').toLowerCase();
  const brackets: string[] = [];
  let core = whole;
  for (let m = BRACKETS.exec(core); m; m = BRACKETS.exec(core)) {
    const inner = m[1] ?? m[2] ?? m[3] ?? '';
    const [before, after] = [core.slice(0, m.index), core.slice(m.index + m[0].length)];
    if (END.test(inner)) core = before + inner + after;
    else {
      if (inner !== '') brackets.push(inner);
      core = before + after;
    }
  }
  return { whole, core, bracket: brackets.length === 0 ? undefined : brackets.join('、') };
}

/** The words of every section. @throws UserError E_HEADERS where a section is missing, or a wording is claimed by two columns */
export function vocabulariesOf(file: VocabularyFile): Readonly<Record<Section, Vocabulary>> {
  return Object.fromEntries(SECTIONS.map((section) => [section, vocabularyOf(section, file)])) as Record<
    Section,
    Vocabulary
  >;
}

/** The words of such a table. @throws UserError E_HEADERS */
export function formWordsOf(file: VocabularyFile, section: FormSection): HeaderWords {
  return buildWords(section, entriesOf(section, file));
}

export function vocabularyOf(section: Section, file: VocabularyFile): Vocabulary {
  return buildVocabulary(section, entriesOf(section, file));
}

function entriesOf(
  section: Section | FormSection,
  file: VocabularyFile,
): ReadonlyMap<string, readonly string[]> {
  const entries = new Map(Object.entries(file[section] ?? {}));
  if (entries.size === 0) throw new UserError('E_HEADERS', `表头词汇文件缺少「${section}」部分`);
  return entries;
}

/**
 * Column → its wordings, the first one its label; one that begins with `=` is only ever equal, never contained.
 * @throws UserError E_HEADERS where a wording is claimed by two columns
 */
export function buildVocabulary(
  section: Section,
  entries: ReadonlyMap<string, readonly string[]>,
): Vocabulary {
  return { section, ...buildWords(section, entries) };
}

function buildWords(
  section: Section | FormSection,
  entries: ReadonlyMap<string, readonly string[]>,
): HeaderWords {
  const exact = new Map<string, Wording>();
  const bare = new Map<string, Wording>();
  for (const [key, texts] of entries) {
    for (const written of texts) {
      const only = written.startsWith('=');
      const text = only ? written.slice(1) : written;
      const wording: Wording = { key, text, only, header: headerText(text) };
      claim(exact, wording.header.whole, wording, section);
      claim(bare, wording.header.core, wording, section);
    }
  }
  const containable = [...bare]
    .filter(([core, wording]) => core.length >= 2 && !wording.only)
    .sort(([a], [b]) => b.length - a.length);

  return {
    keys: [...entries.keys()],
    label: (key) => (entries.get(key)?.[0] ?? key).replace(/^=/u, ''),
    wordings: (key) => entries.get(key) ?? [],
    match(header) {
      if (header.core === '') return undefined;
      const whole = exact.get(header.whole);
      if (whole) return { key: whole.key, how: 'exact', wording: whole.text };
      const core = bare.get(header.core);
      return core && { key: core.key, how: 'synonym', wording: core.text };
    },
    within(header) {
      const found = new Map<string, HeaderMatch>();
      let length = 0;
      for (const [core, { key, text }] of containable) {
        if (core.length < length) break;
        // Two characters are a word too often: 说明 in 说明书编号.
        if (!(core.length > 2 ? header.core.includes(core) : header.core.endsWith(core))) continue;
        length = core.length;
        if (!found.has(key) && !isOfAnother(header.core, core))
          found.set(key, { key, how: 'contains', wording: text });
      }
      return [...found.values()];
    },
  };
}

/** 上次检查时间, 检查对象联系电话: the word is there, but the column holds something else. */
const BEFORE = /^(?:上次|上一次|最近一次|上年度?|上一年度?|去年|往年|历年|历史|以往|实际)/u;
const BEHIND =
  /(?:联系人|联系方式|联系电话|电话|手机|手机号|手机号码|负责人|法定代表人|法人代表|法人|地址|住所|证号|证件号码|邮箱|依据|来源|结果|结论|变更|变更原因|状态)$/u;

function isOfAnother(header: string, word: string): boolean {
  const at = header.indexOf(word);
  return (at > 0 && BEFORE.test(header)) || BEHIND.test(header.slice(at + word.length));
}

function claim(
  index: Map<string, Wording>,
  form: string,
  wording: Wording,
  section: Section | FormSection,
): void {
  const rival = index.get(form);
  if (rival && rival.key !== wording.key) {
    throw new UserError(
      'E_HEADERS',
      `表头词汇「${section}」部分中，写法「${wording.text}」同时属于「${rival.key}」和「${wording.key}」`,
      { hint: '一种写法只能属于一列，删去其中一处' },
    );
  }
  if (!rival) index.set(form, wording);
}
