import type { LocalDate } from '../kernel/local-date.ts';
import type { Block } from './blocks.ts';

/** 正文的一段: a heading stands with its number as written (一、 （一） 1.); nothing is numbered for the writer. */
export type LetterParagraph =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | Extract<Block, { kind: 'table' }>;

/** 附件: printed on a page of its own after the letter. */
export interface LetterAnnex {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What a letter was made from, so that a form of the bureau's own can be filled instead of the standard layout. */
export interface LetterFields {
  /** Kind of letter (`LETTER_KINDS`). */
  readonly kind: string;
  /** Label of a placeholder → its text, several lines for several paragraphs; '' = left open on purpose. */
  readonly values: Readonly<Record<string, string>>;
}

/** 公文: the elements of GB/T 9704—2012 clause 7 that the work needs, as plain text. */
export interface OfficialLetter {
  /** 发文机关标志, in red at the head: `上海市金山区司法局` or `…文件`; absent on working papers. */
  readonly issuer?: string;
  /** 发文字号 `金司执监建〔2025〕1号`; absent in a draft, whose number is reserved at issue. */
  readonly number?: string;
  /** 签发人; given only in 上行文 (请示), and moves the number to the left. */
  readonly signer?: string;
  /** 标题; a line break in it is kept, so that no word is torn apart. */
  readonly title: string;
  /** 主送机关, without the colon; absent in what is sent to nobody (记录, 检查表). */
  readonly to?: string;
  readonly body: readonly LetterParagraph[];
  /** 附件说明; where absent, the titles of the annexes. */
  readonly attachments?: readonly string[];
  /** 发文机关署名 over 成文日期; absent where people sign by hand. */
  readonly signature?: string;
  /** 成文日期 */
  readonly date: LocalDate;
  /** 附注, without the brackets: `此件公开发布`. */
  readonly note?: string;
  /** 抄送机关 */
  readonly copyTo?: readonly string[];
  /** 印发机关 */
  readonly printedBy?: string;
  /** 印发日期; where absent, the date of the letter. */
  readonly printedOn?: LocalDate;
  readonly annexes?: readonly LetterAnnex[];
  readonly fields?: LetterFields;
  /**
   * 占位符: printed in place of the names and dates, which still decide the size and room they take; only in a
   * form that is to be filled later.
   */
  readonly shown?: {
    readonly issuer: string;
    readonly signature: string;
    readonly date: string;
    readonly printedOn: string;
  };
}
