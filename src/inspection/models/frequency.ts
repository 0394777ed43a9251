import { addMonths, fromDay, toDay } from '../../kernel/local-date.ts';
import type { Period } from '../../kernel/period.ts';
import { isPlannedOnSite, samePlace, type Visit, type VisitedObject } from '../scan/facts.ts';

/** First day of a period that ends with a day; the caps look back, so rest days do not lengthen it. */
export function backFrom(day: number, period: Pick<Period, 'amount' | 'unit'>): number {
  return period.unit === 'month' ? toDay(addMonths(fromDay(day), -period.amount)) : day - period.amount;
}

/** Whether two visits are one: made together by several agencies, or entered twice for one code and day. */
function isSameVisit(a: Visit, b: Visit): boolean {
  return a.checkedDay === b.checkedDay && a.code !== '' && a.code === b.code;
}

/** 有计划现场检查 of one agency at one place, each visit once, in the order of time. */
export function plannedVisits(visits: readonly Visit[], like: Visit): Visit[] {
  const own = visits.filter(
    (visit) => visit.agency.id === like.agency.id && isPlannedOnSite(visit) && samePlace(visit, like),
  );
  return own.filter((visit, i) => !own.slice(0, i).some((before) => isSameVisit(before, visit)));
}

/** The visits of the month that are the last of what they are told with, newest first: one per agency and place. */
export function lastOfPlace(object: VisitedObject): Visit[] {
  const last: Visit[] = [];
  for (const visit of [...object.current].reverse()) {
    if (!isPlannedOnSite(visit)) continue;
    if (!last.some((known) => known.agency.id === visit.agency.id && samePlace(known, visit)))
      last.push(visit);
  }
  return last;
}

/** Stable key of an agency at an object and place. */
export function placeSubject(visit: Visit): string {
  return `${visit.agency.code}/${visit.enterpriseId ?? 0}/${visit.premisesId}`;
}
