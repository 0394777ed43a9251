import type { Deadline } from '../calendar/deadlines.ts';
import type { LocalDate } from '../kernel/local-date.ts';

/** 投诉人: what is kept as cipher text only. */
export interface Person {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  /** 投诉企业 */
  readonly enterprise: string;
  /** The wording as it came in, where something was blotted out of it. */
  readonly wording: string;
}

/** 投诉 to be registered. */
export interface ComplaintInput {
  readonly agency: { readonly code: string; readonly name: string };
  /** 投诉渠道; `id` = the number of the slip there. */
  readonly channel: { readonly kind: string; readonly id?: string; readonly text: string };
  /** As it came in; may hold personal data. */
  readonly wording: string;
  readonly receivedOn: LocalDate;
  readonly person: Omit<Person, 'wording'>;
  /** 办理时限 as the agency's ledger or the slip has it. No policy sets one. */
  readonly due?: LocalDate | undefined;
  readonly origin?: string;
}

/** 投诉, as anybody at the desk may see it. */
export interface Complaint {
  readonly id: number;
  readonly agency: { readonly code: string; readonly name: string };
  readonly channel: { readonly kind: string; readonly id: string; readonly text: string };
  /** 诉求内容, personal data blotted out. */
  readonly subject: string;
  readonly receivedOn: LocalDate;
  /** Whether there is something under the key. */
  readonly sealed: boolean;
  readonly origin: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** 办理结果, the tool's own words: no policy names any. */
export const OUTCOMES = {
  founded: '属实',
  partly: '部分属实',
  unfounded: '不属实',
  unverifiable: '无法核实',
  withdrawn: '投诉人撤回',
} as const;
export type Outcome = keyof typeof OUTCOMES;

export const FACT_NAMES = {
  term: '定办理时限',
  progress: '进展',
  result: '办结',
  clue: '转为线索',
} as const;

/** One event of the handling; append-only. */
export interface ComplaintFact {
  readonly complaintId: number;
  readonly seq: number;
  readonly act: keyof typeof FACT_NAMES;
  readonly on: LocalDate;
  readonly result?: Outcome;
  readonly text: string;
  readonly clueId?: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** A complaint with its handling. */
export interface ComplaintView {
  readonly complaint: Complaint;
  readonly facts: readonly ComplaintFact[];
  readonly outcome?: Outcome;
  readonly clueId?: number;
  /** The term that counts: open, or met. */
  readonly term?: Deadline;
  /** The term is past and there is no result. */
  readonly overdue: boolean;
}
