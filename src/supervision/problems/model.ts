import type { Deadline } from '../../calendar/deadlines.ts';
import type { LocalDate } from '../../kernel/local-date.ts';

/** What a problem is about: a category or a topic of the pack. */
export type Subject = `category/${string}` | `topic/${string}`;

/** What a problem was found in. */
export interface Ground {
  readonly kind: 'case' | 'clue';
  /** Number of the case or the clue. */
  readonly number: string;
}

/** 普遍性、系统性问题, as registered. */
export interface Problem {
  readonly id: number;
  readonly title: string;
  /** '' = none that the vocabularies know. */
  readonly subject: Subject | '';
  readonly discoveredOn: LocalDate;
  readonly text: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** 指导性意见 issued or made void, or why it is no such problem after all. */
export interface ProblemFact {
  readonly problemId: number;
  readonly seq: number;
  readonly act: 'guide' | 'void' | 'withdraw';
  readonly on: LocalDate;
  /** 发文字号 */
  readonly document: string;
  readonly title: string;
  readonly addressees: string;
  readonly text: string;
  readonly fileId?: number;
  /** The approved draft it carries out. */
  readonly draft?: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export type ProblemState = 'open' | 'guided' | 'withdrawn';

export const PROBLEM_STATES: Readonly<Record<ProblemState, string>> = {
  open: '待提出指导性意见',
  guided: '已提出指导性意见',
  withdrawn: '已撤回',
};

export interface ProblemView {
  readonly problem: Problem;
  readonly grounds: readonly Ground[];
  readonly facts: readonly ProblemFact[];
  readonly state: ProblemState;
  /** The month for guidance; absent where it was withdrawn. */
  readonly term?: Deadline;
  readonly overdue: boolean;
}

/** 指导性意见 that were issued and not made void since. */
export function standingGuides(facts: readonly ProblemFact[]): ProblemFact[] {
  return facts.filter(
    (fact) =>
      fact.act === 'guide' &&
      !facts.some(({ act, seq, document }) => act === 'void' && seq > fact.seq && document === fact.document),
  );
}

export function problemState(facts: readonly ProblemFact[]): ProblemState {
  if (facts.some(({ act }) => act === 'withdraw')) return 'withdrawn';
  return standingGuides(facts).length > 0 ? 'guided' : 'open';
}
