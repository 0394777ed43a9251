import type { Finding } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';

/** How strongly a piece of text should stand out on a terminal; nothing but colour hangs on it. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'quiet' | 'strong';

/** A table cell: text, or text with a tone. */
export type CellText = string | { readonly text: string; readonly tone: Tone };

export interface Column {
  readonly header: string;
  readonly align?: 'left' | 'right';
  /** 手写栏: on paper the column has room for so many characters, whatever its cells hold. */
  readonly room?: number;
}

/** 图: bars of the numbers of a table. */
export interface Chart {
  readonly title: string;
  readonly categories: readonly string[];
  /** Numbers by category; null = none is known, which is not 0. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly stacked: boolean;
  /** `rows` = bars lie, for long names. */
  readonly lie: 'columns' | 'rows';
}

/** What lasted from one day to another, with the day it should have ended by. */
export interface Span {
  readonly label: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly due?: LocalDate;
  /** `strong` = a stage, `good` = done, `bad` = late, `quiet` = void. */
  readonly tone: Tone;
  readonly note: string;
}

/** What a person is shown: plain data in reading order. Every renderer (terminal, .md, .html, .docx) takes this. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly tone?: Tone }
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [label: string, value: CellText])[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly CellText[])[];
      /** Shown instead where there are no rows: says what to do next. */
      readonly empty: string;
      /** On paper the rows are not parted between two pages. */
      readonly together?: true;
      /** The same numbers drawn; where nothing can be drawn, the table says it all. */
      readonly chart?: Chart;
      /** 表单: on paper without heading, names and values in turn; the last cell of a short row spans the rest. */
      readonly form?: true;
    }
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  /** 时间线: spans drawn against the days from `from` to `to`. */
  | {
      readonly kind: 'spans';
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly today: LocalDate;
      readonly spans: readonly Span[];
    }
  /** Shown as it is, line for line (scripts, hashes, paths). */
  | { readonly kind: 'verbatim'; readonly text: string };

/** What a command answers: data for machines, blocks for people, made from the same result. */
export interface Outcome<T = unknown> {
  /** Name and version of the form of `data`, e.g. `zfjd.plan.import/1`. */
  readonly schema: string;
  readonly data: T;
  readonly findings?: readonly Finding[];
  readonly warnings?: readonly string[];
  readonly blocks: readonly Block[];
  /** True where the answer only says that all went well: with `--quiet` nothing is printed. */
  readonly routine?: boolean;
  /** True where something needs a person: exit code 1. */
  readonly attention?: boolean;
  /** True where nothing of what was given could be used: exit code 3. */
  readonly failed?: boolean;
}
