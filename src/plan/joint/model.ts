import type { CellRef } from '../../kernel/cell-ref.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { PlanKind } from '../values/model.ts';

/** 跨部门联合, or 合并 of one agency's own tasks. */
export type JointKind = 'joint' | 'merge';

export const JOINT_KIND_NAME: Readonly<Record<JointKind, string>> = {
  joint: '跨部门联合',
  merge: '本单位合并',
};

/** 建议状态, computed from the answers and today's plans; never stored. */
export type JointState = 'open' | 'agreed' | 'settled' | 'declined' | 'obsolete' | 'replaced';

export const JOINT_STATE_NAME: Readonly<Record<JointState, string>> = {
  open: '待答复',
  agreed: '已商定',
  settled: '已列入计划',
  declined: '未商成',
  obsolete: '不再需要',
  replaced: '已有新建议',
};

export interface Answer {
  readonly answer: 'accept' | 'decline';
  readonly on: LocalDate;
  /** Always given with 'decline'. */
  readonly reason: string;
}

/** An agency with the reason why it would lead. */
export interface RankedParty {
  readonly agencyId: number;
  readonly reason: string;
}

/** 参加单位. */
export interface JointParty extends RankedParty {
  readonly agency: string;
  readonly code: string;
  readonly sector: string;
  readonly unitType: string;
  /** The one that holds. */
  readonly answer: Answer | undefined;
  /** False once its plans no longer meet the others'. */
  readonly concerned: boolean;
}

/** A planned inspection that would become part of the one visit. */
export interface JointTask {
  readonly agencyId: number;
  readonly planId: number;
  readonly planKind: PlanKind;
  readonly lineId: number;
  readonly where: CellRef;
  readonly item: string;
  readonly itemKey: string;
  readonly taskKey: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly times: number;
}

export interface JointWindow {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** How it was found. */
  readonly reason: string;
}

/** 次数: visits before and after, of those who take part. */
export interface Effect {
  readonly before: number;
  readonly after: number;
}

/** 合并、联合检查建议. */
export interface JointProposal {
  readonly id: number;
  readonly year: number;
  readonly kind: JointKind;
  readonly state: JointState;
  readonly enterpriseId: number;
  readonly code: string;
  readonly enterprise: string;
  /** Empty where no plan states the premises. */
  readonly address: string;
  readonly window: JointWindow;
  readonly proposedOn: LocalDate;
  /** The first in order that has not declined, unless another was named. */
  readonly lead: JointParty;
  readonly parties: readonly JointParty[];
  readonly tasks: readonly JointTask[];
  readonly effect: Effect;
}

/** Those that have not declined and are still concerned. */
export function stayingParties(parties: readonly JointParty[]): JointParty[] {
  return parties.filter(({ answer, concerned }) => answer?.answer !== 'decline' && concerned);
}
