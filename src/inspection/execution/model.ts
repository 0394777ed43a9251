import type { LocalDate } from '../../kernel/local-date.ts';
import type { PlanKind } from '../../plan/values/model.ts';

/** 到期检查: a visit that a plan has to make by the last day of its window. Days since 1970-01-01. */
export interface DueVisit {
  readonly enterpriseId: number;
  /** 0 = not stated. */
  readonly premisesId: number;
  readonly startDay: number;
  readonly endDay: number;
  readonly times: number;
  readonly onSite: boolean;
  /** Items of the lines that name the object for the same window: they are done in one visit. */
  readonly items: ReadonlySet<string>;
}

/** 只写数量的检查: so many visits in a window, at objects that the line does not name. */
export interface DueCount {
  readonly startDay: number;
  readonly endDay: number;
  readonly count: number;
}

/** A record as far as it can carry out a plan. */
export interface DoneVisit {
  readonly id: number;
  /** 0 = not on file. */
  readonly enterpriseId: number;
  readonly premisesId: number;
  readonly day: number;
  readonly endedDay: number;
  readonly onSite: boolean;
  readonly triggered: boolean;
  readonly itemSetId: number;
}

/** 一个月的执行: windows that ended in it. */
export interface MonthlyExecution {
  /** 1 to 12 */
  readonly month: number;
  /** 到期: visits whose window ended in the month. */
  readonly due: number;
  /** Carried out within their windows, deducted ones included. */
  readonly done: number;
  /** 抵作: of `done`, those that a triggered visit counts as. */
  readonly deducted: number;
}

/** 计划执行 of one filed plan up to a day. */
export interface PlanExecution {
  readonly planId: number;
  readonly code: string;
  readonly period: string;
  readonly kind: PlanKind;
  readonly title: string;
  readonly agencyId: number;
  readonly agency: string;
  readonly sector: string;
  /** Visits of the whole plan, but for those handed over. */
  readonly planned: number;
  readonly due: number;
  readonly done: number;
  readonly deducted: number;
  /** Of `done`: under the code of the plan, and by agency, object, item and window without it. */
  readonly byCode: number;
  readonly matched: number;
  /** Carried out before their window ended: not due yet, so not in the rate. */
  readonly early: number;
  /** Records under the code of the plan. */
  readonly records: number;
  /** Of them, those that carry out nothing: beyond the plan, outside its windows, other objects. */
  readonly outside: number;
  /** The same of a plan with open lines: they may belong to those. */
  readonly unjudged: number;
  /** Lines that state neither objects nor a number: nothing can be due. */
  readonly openLines: number;
  /** 从未启动: something was due and no record stands under the code. */
  readonly neverStarted: boolean;
  /** 由月度计划落实: visits of an annual plan that are due by monthly ones, in no other figure of it. */
  readonly handed: number;
  readonly months: readonly MonthlyExecution[];
}

/** Records of an agency that belong to no plan. */
export interface UnplannedVisits {
  readonly agencyId: number;
  readonly agency: string;
  /** 计划检查 without a code, and nothing planned fits. */
  readonly withoutCode: number;
  /** Under a code that no plan in force of the year has. */
  readonly unknownCode: number;
  /** Under the code of another agency's plan. */
  readonly foreignCode: number;
}

export interface Execution {
  readonly year: number;
  /** The day it is counted to. */
  readonly until: LocalDate;
  readonly plans: readonly PlanExecution[];
  readonly unplanned: readonly UnplannedVisits[];
  readonly total: Pick<PlanExecution, 'planned' | 'due' | 'done' | 'deducted' | 'early' | 'outside'>;
  /** 口径, printed beside the figures. */
  readonly readings: readonly string[];
}

/** 执行率, 0 to 1; undefined where nothing was due. */
export function executionRate({ due, done }: Pick<PlanExecution, 'due' | 'done'>): number | undefined {
  return due === 0 ? undefined : done / due;
}
