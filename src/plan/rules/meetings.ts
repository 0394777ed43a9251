import { periodText } from '../../kernel/period.ts';
import { doMeet, nearestVisit, type Nearness } from '../nearest-visit.ts';
import type { VisitMatch } from '../visit-matches.ts';
import type { AskedObject, Visit, VisitedObject } from '../visits.ts';
import type { FoundHit, ObjectRule, PortfolioContext } from './rule.ts';

/** Parameters that say how near two visits must be. */
type NearnessParameter =
  'plan.interval' | 'plan.overlap_window' | 'plan.merge_window' | 'plan.mutual_recognition';

/** Whether two visits match, for the agency of the first. */
type MeetingMatch = (visit: Visit, other: Visit, value: PortfolioContext['value']) => boolean;

/** What a meeting of two visits is told as. */
interface Wording {
  message(other: string, nearness: Nearness): string;
  readonly next: string;
  /** What to do once the agencies have agreed on one visit; absent where that settles nothing. */
  readonly agreed?: string;
  /** Visits to an object that it is not about although they match. */
  readonly except?: (object: VisitedObject, visit: Visit, other: Visit) => boolean;
}

/** A rule that finds, for each visit asked about, the nearest other one to the object that matches it. */
export function meeting(
  parameter: NearnessParameter,
  matches: MeetingMatch,
  wording: Wording,
): Pick<ObjectRule, 'check' | 'concerns'> {
  const { except } = wording;
  const check = (object: AskedObject, { value, agreed }: PortfolioContext) => {
    const meets: VisitMatch = (visit, other) =>
      matches(visit, other, value) && !except?.(object, visit, other);
    return object.asked.flatMap((visit): FoundHit[] => {
      const by = value(parameter, visit.plan);
      const other = by && nearestVisit(visit, object.visits, by.value, meets);
      if (!by || !other) return [];
      const agreement = wording.agreed === undefined ? undefined : agreed(object, visit, other);
      const text = (place: string) => wording.message(place, by.value);
      return [
        {
          planId: visit.plan.id,
          lineId: visit.lineId,
          key: 'object_scope',
          value: object.name,
          message: {
            visit: other,
            text: agreement === undefined ? text : (place) => `${text(place)}；${agreement}`,
          },
          next: agreement === undefined ? wording.next : (wording.agreed ?? wording.next),
          by,
        },
      ];
    });
  };
  return {
    check,
    concerns: (visit, other, { value }) => {
      const by = value(parameter, visit.plan);
      return by !== undefined && doMeet(visit, other, by.value, (a, b) => matches(a, b, value));
    },
  };
}

/** `一个月` in words of the pack: `1个月内`. */
export function within(nearness: Nearness): string {
  return `${periodText(nearness.period)}内`;
}
