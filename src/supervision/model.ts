import type { LocalDate } from '../kernel/local-date.ts';

/** 案件阶段: where a case stands; computed from its facts (`flow.ts`), never stored. */
export type Stage =
  | 'clue'
  | 'warned'
  | 'unresolved'
  | 'issued'
  | 'served'
  | 'reported'
  | 'passed'
  | 'failed'
  | 'closed'
  | 'escalated';

export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  clue: '线索待处理',
  warned: '已预警提醒',
  unresolved: '经提醒未整改，待制发文书',
  issued: '文书已制发，待送达',
  served: '已送达，整改中',
  reported: '已反馈，待复查',
  passed: '复查合格，待结案',
  failed: '复查不合格，待报请',
  closed: '已结案',
  escalated: '已报请',
};

/** 处理动作: what can be done with a case after it was opened. */
export type Act =
  | 'warn'
  | 'resolve'
  | 'confirm'
  | 'issue'
  | 'issue-direct'
  | 'serve'
  | 'feedback'
  | 'review-passed'
  | 'review-failed'
  | 'close'
  | 'dismiss'
  | 'escalate';

/** 问题类别: 行政执法监督条例第十一条第二款, items (一) to (七). */
export const CATEGORIES = {
  qualification: '执法主体、人员资格',
  procedure: '执法程序',
  decision: '执法决定违法或者明显不当',
  conduct: '执法不作为、乱作为（含乱检查）',
  civility: '不文明执法',
  credentials: '证件、标志标识、执法装备和着装',
  other: '其他影响执法合法性、适当性的情形',
} as const;

export type Category = keyof typeof CATEGORIES;

/** 线索: a problem with one agency, as any source hands it over. */
export interface NewClue {
  readonly source: {
    /** Kind of the source: `complaint`, `alert`, `draw` … (`SOURCES`) */
    readonly kind: string;
    /** Its id there; the same clue is then opened only once. */
    readonly id?: string;
    /** 监督来源 as letters print it: `2026年第三季度抽查`. */
    readonly text: string;
  };
  /** The agency as the registry names it on this day. */
  readonly agency: { readonly code: string; readonly name: string };
  readonly category: Category;
  readonly problem: string;
  readonly discoveredOn: LocalDate;
  /** 佐证 that the source has; becomes that of the opening. */
  readonly proof?: { readonly text: string; readonly fileId?: number };
}

/** Sources a person may name, each with its kind; any other text is a source of kind `other`. */
export const SOURCES = [
  { word: '季度抽查', kind: 'draw' },
  { word: '数据监督', kind: 'alert' },
  { word: '12345', kind: 'complaint' },
  { word: '投诉', kind: 'complaint' },
  { word: '复议', kind: 'reconsideration' },
] as const;

/** 监督案件, as opened. */
export interface CaseFile extends Omit<NewClue, 'proof'> {
  /** `2026-0001` */
  readonly number: string;
  readonly openedOn: LocalDate;
}

/** 佐证: evidence in words, a file, or both. */
export interface Proof {
  readonly text?: string;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

/** 案件事实: one event with its evidence. Append-only. */
export interface CaseFact {
  /** Counts from 1 within the case. */
  readonly seq: number;
  readonly act: 'open' | Act;
  /** Day of the event. */
  readonly on: LocalDate;
  readonly text: string;
  readonly proof: string;
  readonly proofFileId?: number;
  /** What else belongs to this act, by key; `DETAIL_NAMES` gives the labels. */
  readonly details: FactDetails;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** Labels of the details that facts may carry. */
export const DETAIL_NAMES = {
  way: '方式',
  by: '经办',
  reactBy: '反馈时间',
  document: '文书',
  facts: '查明的事实',
  grounds: '认定依据',
  measures: '要求',
  rectifyBy: '成文当日送达的整改期限',
  pack: '政策包',
} as const;

export type FactDetails = { readonly [K in keyof typeof DETAIL_NAMES]?: string };

export type DocumentKind = 'suggestion' | 'urge' | 'opinion' | 'request';

/** 制发的文书. */
export interface IssuedDocument {
  /** 发文字号, `金司执监建〔2026〕1号` */
  readonly number: string;
  readonly kind: DocumentKind;
  /** 文种 */
  readonly name: string;
  readonly title: string;
  readonly addressee: string;
  /** 签发人; printed on 上行文 only. */
  readonly signer: string;
  /** 成文日期 */
  readonly issuedOn: LocalDate;
  readonly caseNumber: string;
  /** Kept file with the docx. */
  readonly fileId: number;
}

/** 预警提醒的方式 (S0 二(二)1). */
export const WARN_WAYS = ['电话', '走访', '座谈会'] as const;
export type WarnWay = (typeof WARN_WAYS)[number];

/** 送达方式 */
export const SERVE_WAYS = ['直接', '留置', '邮寄', '电子', '公告'] as const;
export type ServeWay = (typeof SERVE_WAYS)[number];
