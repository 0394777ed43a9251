import { addDays, addMonths, fromDay, toDay } from '../kernel/local-date.ts';
import type { Period } from '../kernel/period.ts';
import { inDifferentLayers, type Visit } from './visits.ts';

/** 相近时段: how near two visits are, and how long a window may be to be compared at all. */
export interface Nearness {
  readonly period: Period;
  readonly longest: Period;
}

const SHORTEST_MONTH = 28;
const LONGEST_MONTH = 31;

/**
 * Whether the day `later` lies before the end of a period that starts on the day `from`. Months end as in
 * 民法典第二百零二条; the calendar is asked only where the number of days does not decide.
 */
export function isWithin(from: number, later: number, { amount, unit }: Period): boolean {
  const days = later - from;
  if (unit !== 'month') return later < toDay(addDays(fromDay(from), amount));
  if (days < amount * SHORTEST_MONTH) return true;
  return days < amount * LONGEST_MONTH && later < toDay(addMonths(fromDay(from), amount));
}

/**
 * Of an object's visits on the spot, the one nearest in time to `visit` that `matches` it; among equally near
 * ones the first. Less than the period lies between the end of the earlier and the start of the later; windows
 * longer than `longest` do not say when the visit takes place; plans of different layers are not compared.
 */
export function nearestVisit(
  visit: Visit,
  others: readonly Visit[],
  { period, longest }: Nearness,
  matches: (visit: Visit, other: Visit) => boolean,
): Visit | undefined {
  const { startDay, endDay, lineId, plan } = visit;
  if (!visit.onSite || !isWithin(startDay, endDay, longest)) return undefined;
  let nearest: Visit | undefined;
  let least = Infinity;
  for (const other of others) {
    const distance = Math.max(other.startDay - endDay, startDay - other.endDay);
    if (distance >= least || !other.onSite || other.lineId === lineId || !matches(visit, other)) continue;
    if (inDifferentLayers(plan, other.plan)) continue;
    const near =
      startDay <= other.startDay
        ? isWithin(endDay, other.startDay, period)
        : isWithin(other.endDay, startDay, period);
    if (!near || !isWithin(other.startDay, other.endDay, longest)) continue;
    nearest = other;
    least = distance;
  }
  return nearest;
}
