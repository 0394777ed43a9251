import { periodText } from '../../kernel/period.ts';
import type { ParameterValue } from '../../policy/parameters.ts';
import { nearestVisit } from '../nearest-visit.ts';
import type { Visit, VisitedObject } from '../visits.ts';
import type { ObjectRule, PortfolioContext } from './rule.ts';

/** Parameters that say how near two visits must be. */
type NearnessParameter =
  'plan.interval' | 'plan.overlap_window' | 'plan.merge_window' | 'plan.mutual_recognition';

type Nearness = ParameterValue<'plan.overlap_window'>;

/** What a meeting of two visits is told as. */
interface Wording {
  message(other: string, nearness: Nearness): string;
  readonly next: string;
}

/** For each visit of an open plan to the object, the nearest other one that matches it. */
export function meetings(
  object: VisitedObject,
  { value, tell }: PortfolioContext,
  parameter: NearnessParameter,
  matches: (visit: Visit, other: Visit) => boolean,
  wording: Wording,
): ReturnType<ObjectRule['check']> {
  if (object.visits.length < 2) return [];
  return object.visits.flatMap((visit) => {
    if (visit.plan.filed) return [];
    const by = value(parameter, visit.plan);
    const other = by && nearestVisit(visit, object.visits, by.value, matches);
    if (!by || !other) return [];
    return [
      {
        planId: visit.plan.id,
        lineId: visit.lineId,
        key: 'object_scope',
        value: object.name,
        message: wording.message(tell(other), by.value),
        next: wording.next,
        by,
      },
    ];
  });
}

/** One unit, which must be registered to be known again. */
export function sameAgency({ plan }: Visit, other: Visit): boolean {
  return plan.agencyId !== undefined && plan.agencyId === other.plan.agencyId;
}

/** Two units, both registered: the same one may stand behind a name that is not. */
export function otherAgency({ plan }: Visit, other: Visit): boolean {
  return (
    plan.agencyId !== undefined && other.plan.agencyId !== undefined && plan.agencyId !== other.plan.agencyId
  );
}

/** `一个月` in words of the pack: `1个月内`. */
export function within(nearness: Nearness): string {
  return `${periodText(nearness.period)}内`;
}
