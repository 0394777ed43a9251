import type { Clause } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { CheckWay } from '../policy/value-forms.ts';
import type { Category } from '../supervision/model.ts';

/** What of the database stands beside an item on the form. */
export type KnownKey = 'mandate' | 'officers' | 'filing' | 'publication' | 'findings' | 'cases';

/** 检查项目: one line of the check form. */
export interface CheckItem {
  /** `A01`; the letter is that of its area. */
  readonly code: string;
  /** 检查重点 */
  readonly area: string;
  readonly text: string;
  readonly clause: Clause;
  readonly way: CheckWay;
  /** 分值 */
  readonly weight: number;
  readonly category: Category;
  readonly known?: KnownKey;
}

/** 检查结果 the form may hold; one without `percent` is left out of the score. */
export interface CheckResult {
  readonly word: string;
  /** 系数 in percent. */
  readonly percent?: number;
}

/** 被检查单位 of a quarter: drawn, or checked for a reason. */
export interface Subject {
  readonly quarter: string;
  readonly code: string;
  readonly name: string;
  readonly unitType: string;
  readonly how: '抽中' | '定向';
  /** As paired, or as named with the targeted check: names, or certificate numbers where none is known. */
  readonly inspectors: readonly Inspector[];
}

export interface Inspector {
  /** The certificate number where the register does not know the name. */
  readonly name: string;
  /** 执法证号 */
  readonly certificate?: string;
}

/** 定向检查, recorded beside the draw; never counts towards the rate. */
export interface Targeted {
  readonly quarter: string;
  readonly agency: { readonly code: string; readonly name: string };
  readonly reason: string;
  readonly on: LocalDate;
  readonly inspectors: readonly string[];
}

/** 抽查通知书 as issued. */
export interface Notice {
  /** 发文字号 */
  readonly number: string;
  readonly quarter: string;
  readonly agency: { readonly code: string; readonly name: string };
  /** From 1; the newest counts. */
  readonly edition: number;
  /** Why it was issued again; empty for the first. */
  readonly reason: string;
  readonly visitFrom: LocalDate;
  readonly visitTo: LocalDate;
  readonly signer: string;
  readonly contact: string;
  readonly issuedOn: LocalDate;
  readonly fileId: number;
}

/** One answered line of a form. */
export interface Answer {
  readonly item: string;
  readonly result: string;
  /** Empty where there is none. */
  readonly problem: string;
  readonly evidence: string;
  /** 当场纠正 */
  readonly corrected: boolean;
}

/** 现场检查 of one agency as recorded from its form. */
export interface SiteCheck {
  readonly id: number;
  readonly quarter: string;
  readonly agency: { readonly code: string; readonly name: string };
  readonly unitType: string;
  /** From 1; the newest counts, earlier ones are kept. */
  readonly version: number;
  readonly checkedOn: LocalDate;
  readonly inspectors: string;
  readonly file: string;
  readonly fileId: number;
  readonly recordedOn: LocalDate;
  readonly recordedBy: string;
  readonly answers: readonly Answer[];
}
