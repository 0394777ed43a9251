import type { LocalDate } from '../kernel/local-date.ts';
import { compareTexts } from '../kernel/text.ts';
import type { LineVisit } from './planned-visits.ts';
import type { PlanKind } from './values/model.ts';

/** 有效计划: a plan that counts, with what the pack's values for it are chosen by. */
export interface LivePlan {
  readonly id: number;
  /** Absent where the unit is not registered. */
  readonly agencyId: number | undefined;
  readonly agency: string;
  readonly sector: string;
  readonly unitType: string;
  readonly kind: PlanKind;
  readonly file: string;
  readonly receivedOn: LocalDate;
  /** Filed plans are what open ones are compared with; nothing is found for them. */
  readonly filed: boolean;
}

/** 计划检查 of a plan that counts, to an object that is told beside it. */
export interface Visit extends Omit<LineVisit, 'enterpriseId'> {
  readonly lineId: number;
  readonly plan: LivePlan;
}

/** 检查对象, and every visit that the live plans of a year make to it. */
export interface VisitedObject {
  readonly id: number;
  readonly name: string;
  /** 不鼓励联合检查: the sectors on whose list it stands, '' = of every sector. */
  readonly noJoint: readonly string[];
  /** By plan, line and window: in the order entered. */
  readonly visits: readonly Visit[];
  /** Visits of plans that have changed since a comparison, as it saw them; none where it was not asked for. */
  readonly former: readonly Visit[];
}

/** An object, and the visits of open plans to it that findings are wanted for: all those of a plan, or none. */
export interface AskedObject extends VisitedObject {
  readonly asked: readonly Visit[];
}

/** An annual plan and the monthly plans that carry it out name the same visits. */
export function inDifferentLayers(a: LivePlan, b: LivePlan): boolean {
  return a.agencyId === b.agencyId && a.kind !== b.kind && a.kind !== 'special' && b.kind !== 'special';
}

/**
 * The order in which plans are told of where one alone is named: by what they are, so that it does not hang on which of
 * them was imported first; versions of one file in the order they came.
 */
export function inPlanOrder(a: LivePlan, b: LivePlan): number {
  return (
    compareTexts(a.agency, b.agency) ||
    compareTexts(a.kind, b.kind) ||
    compareTexts(a.file, b.file) ||
    compareTexts(a.receivedOn, b.receivedOn) ||
    a.id - b.id
  );
}

/** The same for visits; those of one plan by time and by line. */
export function inVisitOrder(a: Visit, b: Visit): number {
  return (
    (a.plan === b.plan ? 0 : inPlanOrder(a.plan, b.plan)) ||
    a.startDay - b.startDay ||
    a.endDay - b.endDay ||
    a.lineId - b.lineId
  );
}
