import { addDays, addMonths, fromDay, toDay } from '../kernel/local-date.ts';
import type { Period } from '../kernel/period.ts';
import type { VisitMatch } from './visit-matches.ts';
import { inDifferentLayers, inVisitOrder, type Visit } from './visits.ts';

/** 相近时段: how near two visits are, and how long a window may be to be compared at all. */
export interface Nearness {
  readonly period: Period;
  readonly longest: Period;
}

const SHORTEST_MONTH = 28;
const LONGEST_MONTH = 31;

/** Ends of periods of months by their first day: days of few years, met again and again. */
const monthEnds = new Map<number, Map<number, number>>();

/**
 * Whether the day `later` lies before the end of a period that starts on the day `from`. Months end as in
 * 民法典第二百零二条; the calendar is asked only where the number of days does not decide.
 */
export function isWithin(from: number, later: number, { amount, unit }: Period): boolean {
  const days = later - from;
  if (unit !== 'month') return later < toDay(addDays(fromDay(from), amount));
  if (days < amount * SHORTEST_MONTH) return true;
  return days < amount * LONGEST_MONTH && later < monthEnd(from, amount);
}

function monthEnd(from: number, amount: number): number {
  let ends = monthEnds.get(amount);
  if (!ends) monthEnds.set(amount, (ends = new Map()));
  let end = ends.get(from);
  if (end === undefined) ends.set(from, (end = toDay(addMonths(fromDay(from), amount))));
  return end;
}

/** The most days that a period may have. */
export function longestDays({ amount, unit }: Period): number {
  return unit === 'month' ? amount * LONGEST_MONTH : amount;
}

/** Whether a visit is made on the spot, in a window short enough to say when. */
export function isComparable({ onSite, startDay, endDay }: Visit, { longest }: Nearness): boolean {
  return onSite && isWithin(startDay, endDay, longest);
}

/** Days between two visits; 0 or less where they share days. */
export function daysBetween(visit: Visit, other: Visit): number {
  return Math.max(other.startDay - visit.endDay, visit.startDay - other.endDay);
}

/** Whether less than the period lies between the end of the earlier and the start of the later. */
export function areNear(visit: Visit, other: Visit, { period }: Nearness): boolean {
  return visit.startDay <= other.startDay
    ? isWithin(visit.endDay, other.startDay, period)
    : isWithin(other.endDay, visit.startDay, period);
}

/** Two lines, neither of which carries out the other. */
export function areApart(visit: Visit, other: Visit): boolean {
  return other.lineId !== visit.lineId && !inDifferentLayers(visit.plan, other.plan);
}

/** Whether two visits to an object meet: match, stand in lines apart, and are near each other in time. */
export function doMeet(visit: Visit, other: Visit, nearness: Nearness, matches: VisitMatch): boolean {
  return isComparable(visit, nearness) && isMet(visit, other, nearness, matches);
}

/** The same for a visit known to be comparable. */
function isMet(visit: Visit, other: Visit, nearness: Nearness, matches: VisitMatch): boolean {
  return (
    matches(visit, other) &&
    areApart(visit, other) &&
    areNear(visit, other, nearness) &&
    isComparable(other, nearness)
  );
}

/**
 * Of an object's comparable visits the one nearest in time to `visit` that `matches` it; of equally near ones the first
 * by what they are, whichever was imported first. Undefined where none is near, or `visit` itself is not comparable.
 */
export function nearestVisit(
  visit: Visit,
  others: readonly Visit[],
  nearness: Nearness,
  matches: VisitMatch,
): Visit | undefined {
  if (!isComparable(visit, nearness)) return undefined;
  let nearest: Visit | undefined;
  // Near is less than this; most are farther away, and are asked nothing else.
  let least = longestDays(nearness.period);
  for (const other of others) {
    const distance = daysBetween(visit, other);
    if (distance > least || (distance === least && !(nearest && inVisitOrder(other, nearest) < 0))) continue;
    if (!isMet(visit, other, nearness, matches)) continue;
    nearest = other;
    least = distance;
  }
  return nearest;
}
