import type { LocalDate } from '../kernel/local-date.ts';

/** 案件阶段: where a case stands; computed from its facts (`flow.ts`), never stored. */
export type Stage =
  | 'clue'
  | 'warned'
  | 'unresolved'
  | 'issued'
  | 'withdrawn'
  | 'served'
  | 'reported'
  | 'passed'
  | 'failed'
  | 'escalated'
  | 'declined'
  | 'decided'
  | 'enforcing'
  | 'executed'
  | 'closed';

export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  clue: '线索待处理',
  warned: '已预警提醒',
  unresolved: '经提醒未整改，待制发文书',
  issued: '文书已制发，待送达',
  withdrawn: '文书已撤回，待重新制发',
  served: '已送达，整改中',
  reported: '已反馈，待复查',
  passed: '复查合格，待结案',
  failed: '复查不合格，待报请',
  escalated: '已报请',
  declined: '政府未作出决定',
  decided: '决定书未送达',
  enforcing: '决定执行中',
  executed: '决定已执行',
  closed: '已结案',
};

/** 处理动作 that move a case along the line. */
export type MainAct =
  | 'warn'
  | 'resolve'
  | 'confirm'
  | 'issue'
  | 'issue-direct'
  | 'withdraw'
  | 'serve'
  | 'feedback'
  | 'review-passed'
  | 'review-failed'
  | 'escalate'
  | 'escalate-direct'
  | 'decide'
  | 'decline'
  | 'retract'
  | 'serve-decision'
  | 'execution-done'
  | 'execution-failed'
  | 'close'
  | 'dismiss'
  | 'conclude'
  | 'terminate';

/** 处理动作 beside the line: the stage stays. */
export type SideAct =
  | 'extend'
  | 'correct-service'
  | 'suspend'
  | 'resume'
  | 'object'
  | 'answer-objection'
  | 'list'
  | 'unlist'
  | 'inform-superior'
  | 'send-warning'
  | 'send-letter'
  | 'send-notice'
  | 'send-reply'
  | 'void-letter'
  | 'void-reply'
  | 'account'
  | 'account-result';

/** What can be done with a case after it was opened. */
export type Act = MainAct | SideAct;

/** What may stand open beside the stage: 中止, 挂牌督办, 异议, 问责; and letters that can be made void. */
export type Matter = 'suspension' | 'listing' | 'objection' | 'accountability' | 'letter' | 'reply';

export const MATTER_NAMES: Readonly<Record<Matter, string>> = {
  suspension: '中止监督',
  listing: '挂牌督办',
  objection: '异议待答复',
  accountability: '问责待登记结果',
  letter: '已制发的函件',
  reply: '已制发的异议答复',
};

/** What waits for somebody; a letter that went out does not. */
export const PENDING_MATTERS: readonly Matter[] = ['suspension', 'listing', 'objection', 'accountability'];

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
  documentName: '文种',
  facts: '查明的事实',
  grounds: '认定依据',
  measures: '要求',
  rectifyBy: '成文当日送达的整改期限',
  pack: '政策包',
  witness: '见证人',
  publishedOn: '公告日期',
  servedOn: '更正后的送达日期',
  wasServedOn: '原登记的送达日期',
  decision: '决定书文号',
  executeBy: '执行期限',
  clock: '期限',
  dueOn: '届满日',
  wasDueOn: '原届满日',
  approver: '批准人',
  paused: '中止的期限',
  result: '结果',
  superior: '上一级主管部门',
  to: '主送',
  meetOn: '约谈时间',
  measure: '措施',
  person: '人员',
  certificate: '执法证号',
  basis: '依据',
  entry: '对应经过',
  draft: '拟稿',
} as const;

export type FactDetails = { readonly [K in keyof typeof DETAIL_NAMES]?: string };

/** 文书种类, each with its name; the pack says which exist when and under which 文种代字. */
export const DOCUMENT_KINDS = {
  warning: '预警提醒函',
  suggestion: '行政执法监督建议书',
  urge: '行政执法监督督办函',
  opinion: '行政执法监督意见书',
  review: '复查记录',
  request: '请示',
  decision: '行政执法监督决定书',
  interview: '约谈通知',
  transfer: '移送函',
  notice: '告知函',
  'objection-reply': '异议答复',
  receipt: '送达回证',
  guidance: '指导意见',
} as const;

export type DocumentKind = keyof typeof DOCUMENT_KINDS;

/** A letter under its number. */
export interface NumberedLetter {
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
  /** Kept file with the docx. */
  readonly fileId: number;
}

/** 制发的文书 of a case. */
export interface IssuedDocument extends NumberedLetter {
  readonly caseNumber: string;
  /** 作废: taken back on that day; its number is never used again. */
  readonly void?: { readonly on: LocalDate; readonly reason: string };
}

/** 预警提醒的方式 (S0 二(二)1). */
export const WARN_WAYS = ['电话', '走访', '座谈会'] as const;
export type WarnWay = (typeof WARN_WAYS)[number];

/** 送达方式 */
export const SERVE_WAYS = ['直接', '留置', '邮寄', '电子', '公告'] as const;
export type ServeWay = (typeof SERVE_WAYS)[number];

/** 异议处理结果 (条例第三十条). */
export const OBJECTION_RESULTS = ['成立', '部分成立', '不成立'] as const;
export type ObjectionResult = (typeof OBJECTION_RESULTS)[number];
