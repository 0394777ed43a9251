import type { CellRef } from '../../kernel/cell-ref.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { PlanKind } from '../values/model.ts';

/** 重叠的种类. */
export type OverlapKind = 'others' | 'own' | 'frequency' | 'special';

export const OVERLAP_NAME: Readonly<Record<OverlapKind, string>> = {
  others: '多头',
  own: '合并',
  frequency: '频次',
  special: '专项',
};

/** What each kind means, for people. */
export const OVERLAP_MEANING: Readonly<Record<OverlapKind, string>> = {
  others: '不同单位在相近时段检查同一对象',
  own: '同一单位对同一对象有几项任务没有合并',
  frequency: '同一单位的次数超过上限，或者两次的间隔不足',
  special: '随机抽查清单内的事项另外安排专项',
};

/** A planned visit to an object, by a live plan. */
export interface PlannedVisit {
  /** Number among the visits of its burden. */
  readonly id: number;
  readonly agencyId: number | undefined;
  readonly agency: string;
  readonly sector: string;
  readonly unitType: string;
  readonly planId: number;
  /** 计划编码, empty before filing. */
  readonly planCode: string;
  readonly planKind: PlanKind;
  readonly receivedOn: LocalDate;
  readonly lineId: number;
  readonly where: CellRef;
  readonly item: string;
  readonly itemKey: string;
  readonly taskKey: string;
  readonly premisesId: number;
  /** Empty where it is not stated. */
  readonly address: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly times: number;
  readonly joint: boolean;
  /** Of a joint one: ids of the agencies that take part, where it says who they all are. */
  readonly partners: readonly number[] | undefined;
  readonly random: boolean;
  /** Kinds of overlap it takes part in. */
  readonly kinds: readonly OverlapKind[];
  /** Visits a year that the agency plans to the object, where they are too many. */
  readonly yearly: number | undefined;
}

/** Two visits that are too near each other. */
export interface Meeting {
  readonly a: PlannedVisit;
  readonly b: PlannedVisit;
  readonly kind: OverlapKind;
  readonly sameItem: boolean;
  /** Days between them; 0 or less where they share days. */
  readonly gap: number;
}

/** 一家企业的重叠. */
export interface Burden {
  readonly enterpriseId: number;
  readonly code: string;
  readonly enterprise: string;
  readonly agencies: number;
  readonly kinds: readonly OverlapKind[];
  /** The least gap between two visits; undefined where none meet. */
  readonly nearest: number | undefined;
  /** Sectors on whose lists 不鼓励联合检查 it stands; '' = all. */
  readonly noJoint: readonly string[];
  /** 消防安全重点单位 and the like: sectors that have graded it. */
  readonly graded: readonly string[];
  readonly visits: readonly PlannedVisit[];
  readonly meetings: readonly Meeting[];
}

/** 专项 lines on 随机抽查 items that name no object, so that they burden nobody in particular yet. */
export interface UnnamedLine {
  readonly agency: string;
  readonly planId: number;
  readonly where: CellRef;
  readonly item: string;
}
