import { UserError } from '../kernel/errors.ts';
import { didYouMean } from '../kernel/suggest.ts';
import type { LetterParagraph } from './letter.ts';

/** A text of `data/templates/letters`, under the name its errors shall carry. */
export interface LetterTemplate {
  readonly name: string;
  readonly text: string;
}

/** Left open on purpose, to be written by hand. */
export const OPEN = { kind: 'open' } as const;

/** What a placeholder stands for; a table may only stand on a line of its own. */
export type TemplateValue = string | typeof OPEN | LetterTable;

type LetterTable = Extract<LetterParagraph, { kind: 'table' }>;

export interface FilledTemplate {
  readonly title: string;
  readonly body: readonly LetterParagraph[];
}

type Values = Readonly<Record<string, TemplateValue | undefined>>;

const TITLE = '标题：';
const HEADING = /^(#{1,3})\s+(.+)$/u;
const PLACEHOLDER = /\{([^{}]*)\}/gu;
const ONLY_PLACEHOLDER = /^\{([^{}]*)\}$/u;
const FORM_ROW = /^\|(.+)\|$/u;

/** One line of a template, or the lines of one form. */
interface Piece {
  readonly text: string;
  /** Line in the file. */
  readonly number: number;
  /** Cells per row, where it is a form. */
  readonly rows?: string[][];
}

class Filler {
  readonly #template: LetterTemplate;
  readonly #values: Values;

  constructor(template: LetterTemplate, values: Values) {
    this.#template = template;
    this.#values = values;
  }

  fail(line: number, trouble: string, hint: string): never {
    throw new UserError('E_TEMPLATE', `文书模板「${this.#template.name}」第${line}行：${trouble}`, { hint });
  }

  value(name: string, line: number): TemplateValue {
    if (!Object.hasOwn(this.#values, name)) {
      const known = Object.keys(this.#values);
      const hint = didYouMean(name, known) || `可用的占位符：${known.map((key) => `{${key}}`).join('、')}`;
      this.fail(line, `不认识占位符 {${name}}`, hint);
    }
    const value = this.#values[name];
    if (value === undefined || (typeof value === 'string' && value.trim() === '')) {
      this.fail(line, `占位符 {${name}} 没有内容`, '补齐这项内容后重新生成文书，或从模板中删去该占位符');
    }
    return value;
  }

  fill(text: string, line: number): string {
    const filled = text.replace(PLACEHOLDER, (_, name: string) => {
      const value = this.value(name.trim(), line);
      if (typeof value === 'string') return value;
      if (value.kind === 'open') return '';
      return this.fail(line, `占位符 {${name}} 是表格，应单独占一行`, '把该占位符移到单独的一行');
    });
    if (/[{}]/u.test(text.replace(PLACEHOLDER, ''))) {
      this.fail(line, '花括号不成对', '占位符写成 {名称}，正文中不使用花括号');
    }
    return filled;
  }

  form(rows: readonly (readonly string[])[], line: number): LetterTable {
    const width = Math.max(...rows.map((row) => row.length));
    return {
      kind: 'table',
      form: true,
      columns: Array.from({ length: width }, () => ({ header: '' })),
      rows: rows.map((row, i) => row.map((cell) => this.fill(cell, line + i))),
      empty: '',
    };
  }

  paragraphs({ text, number: line, rows }: Piece): LetterParagraph[] {
    if (rows) return [this.form(rows, line)];
    const [, marks, heading] = HEADING.exec(text) ?? [];
    if (marks !== undefined && heading !== undefined) {
      const filled = this.fill(heading, line).replace(/\s*\n\s*/gu, ' ');
      return [{ kind: 'heading', level: marks.length as 1 | 2 | 3, text: filled }];
    }
    const [, alone] = ONLY_PLACEHOLDER.exec(text) ?? [];
    const value = alone === undefined ? undefined : this.value(alone.trim(), line);
    if (typeof value === 'object' && value.kind === 'table') return [value];
    const parts = this.fill(text, line).split('\n');
    return parts.filter((part) => part.trim() !== '').map((part) => ({ kind: 'text', text: part.trim() }));
  }
}

/**
 * Fills a letter template: the first line `标题：…`; then `# ` 一级标题, `## ` 二级标题, `### ` 三级标题, rows of a
 * form `| 名称 | {值} |` and plain lines, each a paragraph. Values are put in after the lines are told apart, so no value can become a
 * heading or a placeholder; a value of several lines becomes several paragraphs.
 * @throws UserError E_TEMPLATE naming template, line and placeholder where one is unknown or has no value
 */
export function parseLetterTemplate(template: LetterTemplate, values: Values): FilledTemplate {
  const filler = new Filler(template, values);
  const [first, ...rest] = piecesOf(template.text);
  if (first === undefined || !first.text.startsWith(TITLE)) {
    return filler.fail(first?.number ?? 1, '缺少标题', `第一行写成“${TITLE}关于……的建议书”`);
  }
  if (rest.length === 0) filler.fail(first.number, '没有正文', '标题之后至少要有一段正文');
  return {
    title: filler.fill(first.text.slice(TITLE.length).trim(), first.number),
    body: rest.flatMap((piece) => filler.paragraphs(piece)),
  };
}

/** The lines that say something; rows of a form that follow one another are one piece. */
function piecesOf(template: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [i, written] of template.split(/\r?\n/u).entries()) {
    const text = written.trim();
    if (text === '') continue;
    const cells = FORM_ROW.exec(text)?.[1]
      ?.split('|')
      .map((cell) => cell.trim());
    const before = pieces.at(-1);
    if (cells && before?.rows && before.number + before.rows.length === i + 1) before.rows.push(cells);
    else pieces.push({ text, number: i + 1, ...(cells && { rows: [cells] }) });
  }
  return pieces;
}

/** The placeholders a template names, in order of appearance, each once. */
export function placeholderKeys(template: string): string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim()))];
}
