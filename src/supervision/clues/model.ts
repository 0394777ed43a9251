import type { LocalDate } from '../../kernel/local-date.ts';
import type { SCREEN_RESULTS } from '../../policy/value-forms.ts';
import type { Category, NewClue } from '../model.ts';

/** 研判结果 */
export type ScreenResult = (typeof SCREEN_RESULTS)[number];

interface Screening {
  readonly name: string;
  /** State of a clue so screened. */
  readonly state: string;
  /** What must be written down, with the question asked for it. */
  readonly text?: string;
  /** To whom it goes. */
  readonly receiver?: string;
}

/** 线索研判: every result and what it must bring; the clause of each is in the pack. */
export const SCREENINGS: Readonly<Record<ScreenResult, Screening>> = {
  accepted: { name: '受理', state: '已受理，待立案' },
  disputed: {
    name: '已进入复议、诉讼',
    state: '不重复监督（复议、诉讼中）',
    text: '写明复议、诉讼的案号和受理机关',
  },
  transferred: {
    name: '转送',
    state: '已转送主管部门',
    text: '写明为什么不属于监督范围（如不是行政检查）',
    receiver: '转送给哪个部门',
  },
  corrected: { name: '当场纠正', state: '已当场纠正', text: '写明怎样当场纠正的' },
  unfounded: { name: '不属实', state: '不属实', text: '写明核实情况' },
  duplicate: { name: '重复', state: '重复线索' },
};

/** 线索状态: computed from its facts. */
export type ClueState = 'pending' | ScreenResult | 'in-case';

export function clueStateName(state: ClueState): string {
  if (state === 'pending') return '待研判';
  return state === 'in-case' ? '已立案' : SCREENINGS[state].state;
}

/** 线索 to be registered. */
export interface ClueInput {
  readonly source: NewClue['source'];
  /** The agency as the registry names it on this day. */
  readonly agency: NewClue['agency'];
  /** 涉及企业 */
  readonly enterprise?: string | undefined;
  /** Absent while nobody has judged it. */
  readonly category?: Category | undefined;
  /** Codes of 监督重点, 五个严禁, 八个不得. */
  readonly topics?: readonly string[];
  readonly problem: string;
  readonly discoveredOn: LocalDate;
  readonly proof?: NewClue['proof'];
  /** File, sheet and row it was read from. */
  readonly origin?: string;
}

/** 线索, as registered. */
export interface Clue {
  readonly id: number;
  readonly agency: NewClue['agency'];
  readonly source: { readonly kind: string; readonly id: string; readonly text: string };
  readonly enterprise: string;
  readonly category: Category | '';
  readonly topics: readonly string[];
  readonly problem: string;
  readonly discoveredOn: LocalDate;
  readonly proof: string;
  readonly proofFileId?: number;
  readonly origin: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** One event of a clue; append-only. */
export interface ClueFact {
  readonly clueId: number;
  readonly seq: number;
  readonly act: 'screen' | 'link' | 'unlink';
  readonly on: LocalDate;
  readonly result?: ScreenResult;
  /** As judged by this screening; absent, [] = as before. */
  readonly category?: Category;
  readonly topics: readonly string[];
  readonly text: string;
  readonly receiver: string;
  readonly sameAs?: number;
  readonly caseNumber?: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** A clue with what became of it. */
export interface ClueView {
  readonly clue: Clue;
  readonly state: ClueState;
  readonly facts: readonly ClueFact[];
  readonly caseNumber?: string;
}

/** The case a clue is in; undefined where it is in none, or left it. */
export function linkedCase(facts: readonly ClueFact[]): string | undefined {
  const last = facts.findLast(({ act }) => act !== 'screen');
  return last?.act === 'link' ? last.caseNumber : undefined;
}

/** In a case as long as it has not left it; else the last screening counts. */
export function clueState(facts: readonly ClueFact[]): ClueState {
  if (linkedCase(facts) !== undefined) return 'in-case';
  return facts.findLast(({ result }) => result !== undefined)?.result ?? 'pending';
}
