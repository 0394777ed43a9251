import { periodText } from '../../kernel/period.ts';
import { nearestVisit, type Nearness } from '../nearest-visit.ts';
import type { VisitMatch } from '../visit-matches.ts';
import type { VisitedObject } from '../visits.ts';
import type { ObjectRule, PortfolioContext } from './rule.ts';

/** Parameters that say how near two visits must be. */
type NearnessParameter =
  'plan.interval' | 'plan.overlap_window' | 'plan.merge_window' | 'plan.mutual_recognition';

/** What a meeting of two visits is told as. */
interface Wording {
  message(other: string, nearness: Nearness): string;
  readonly next: string;
  /** What to do once the agencies have agreed on one visit; absent where that settles nothing. */
  readonly agreed?: string;
}

/** For each visit of an open plan to the object, the nearest other one that matches it. */
export function meetings(
  object: VisitedObject,
  { value, tell, agreed }: PortfolioContext,
  parameter: NearnessParameter,
  matches: VisitMatch,
  wording: Wording,
): ReturnType<ObjectRule['check']> {
  if (object.visits.length < 2) return [];
  return object.visits.flatMap((visit) => {
    if (visit.plan.filed) return [];
    const by = value(parameter, visit.plan);
    const other = by && nearestVisit(visit, object.visits, by.value, matches);
    if (!by || !other) return [];
    const message = wording.message(tell(other), by.value);
    const agreement = wording.agreed === undefined ? undefined : agreed(object, visit, other);
    return [
      {
        planId: visit.plan.id,
        lineId: visit.lineId,
        key: 'object_scope',
        value: object.name,
        message: agreement === undefined ? message : `${message}；${agreement}`,
        next: agreement === undefined ? wording.next : (wording.agreed ?? wording.next),
        by,
      },
    ];
  });
}

/** `一个月` in words of the pack: `1个月内`. */
export function within(nearness: Nearness): string {
  return `${periodText(nearness.period)}内`;
}
