import type { UnitType } from '../../registry/model.ts';
import type { ItemRecord } from '../../registry/item-store.ts';
import type { OfficerRecord } from '../../registry/officer-store.ts';
import type { Inspection } from '../model.ts';

/** An agency as the run needs it. */
export interface AgencyFacts {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** 条线; empty for towns and streets. */
  readonly sector: string;
  readonly unitType: UnitType;
  /** Code of the agency that entrusted it. */
  readonly principalCode: string | undefined;
  /** Number of its 条线 and 单位类型: agencies of one number go by the same values. */
  readonly scope: number;
}

/** A record with the agency and the export it comes from. */
export interface Visit extends Omit<Inspection, 'agencyId' | 'importId' | 'measure'> {
  readonly agency: AgencyFacts;
  /** `code`, `national`, `simple`: what its export can say. */
  readonly layout: string;
}

/** 检查事项 of a record, and the one of the library that it is. */
export interface SeenItem {
  readonly code: string;
  readonly name: string;
  readonly key: string;
  readonly known: ItemRecord | undefined;
}

/** 执法人员 of a record, and the one of the roster with that certificate. */
export interface SeenOfficer {
  readonly certificate: string;
  readonly name: string;
  readonly known: OfficerRecord | undefined;
}

/** 分级分类 of an object in a sector. */
export interface ObjectRating {
  /** Empty = every sector. */
  readonly sector: string;
  readonly grade: string;
  readonly silent: boolean;
  readonly noJoint: boolean;
}

/** An object visited in the month, with all visits that count, earlier ones too, in the order of time. */
export interface VisitedObject {
  readonly id: number;
  readonly name: string;
  readonly visits: readonly Visit[];
  /** Those of the month. */
  readonly current: readonly Visit[];
}

/** The visits of one officer in the month. */
export interface OfficerMonth {
  /** Certificate, or agency and name where it is not stated. */
  readonly key: string;
  readonly name: string;
  readonly visits: readonly Visit[];
}

/** How many of an agency's records of a month are of a kind. */
export interface Tally {
  readonly visits: number;
  readonly triggered: number;
  readonly onSite: number;
  /** With a final result that looked at something: 发现问题 or 未发现问题. */
  readonly judged: number;
  readonly found: number;
}

/** An agency's month and its months before, the latest first. */
export interface AgencyMonth {
  readonly agency: AgencyFacts;
  readonly visits: readonly [Visit, ...Visit[]];
  readonly tally: Tally;
  readonly past: (months: number) => readonly Tally[];
}

/** A filed plan as records name it by its code. */
export interface FiledPlan {
  readonly id: number;
  readonly code: string;
  readonly agencyId: number | undefined;
  readonly agency: string;
  readonly year: number;
  readonly kind: 'annual' | 'monthly' | 'special';
  /** Month 01–12 of a monthly plan. */
  readonly period: string;
  /** First and last day of its year or month; a special plan has none of its own. */
  readonly days: readonly [first: number, last: number] | undefined;
  readonly filedDay: number;
  readonly withdrawnDay: number | undefined;
}

/** What a filed plan says: its items as written, and windows by object, where every line names its objects. */
export interface PlanContent {
  readonly items: readonly string[];
  /** Undefined where a line names no object: then nothing is outside the plan. */
  readonly objects: ReadonlyMap<number, readonly Window[]> | undefined;
}

/** First and last day, since 1970-01-01. */
export type Window = readonly [from: number, to: number];

/** A line of a filed plan, as far as records are held against it. */
export interface PlannedLine {
  /** 检查事项 as written, without blanks; empty where it states none. */
  readonly item: string;
  /** Objects on file that it names; none where it describes them, or some of them. */
  readonly objects: ReadonlySet<number>;
  /** None where it states no time, or none that can be read. */
  readonly windows: readonly Window[];
}

/** Whether a record counts as an inspection by the policies: not cancelled, inside the scope, no first survey. */
export function counts(visit: Visit): boolean {
  return !visit.cancelled && visit.outside === '' && visit.origin !== 'survey';
}

/** 有计划现场检查 that counts against caps: a follow-up under the same code is part of the visit before. */
export function isPlannedOnSite(visit: Visit): boolean {
  return visit.onSite && !visit.followUp && visit.origin !== 'triggered' && counts(visit);
}

/** Two visits at one place; where one of them does not say, they may be. */
export function samePlace(a: Visit, b: Visit): boolean {
  if (a.premisesId !== 0 && b.premisesId !== 0) return a.premisesId === b.premisesId;
  return a.place === '' || b.place === '' || a.place === b.place;
}

/** Minutes since 1970-01-01 of the beginning; undefined where only the day is known. */
export function startMinute(visit: Visit): number | undefined {
  return visit.checkedMinute === undefined ? undefined : visit.checkedDay * 1440 + visit.checkedMinute;
}

/** All that a record says about why it took place, for looking for a reason. */
export function reasonsOf(visit: Visit): string {
  return `${visit.source}；${visit.task}；${visit.lateReason}`;
}
