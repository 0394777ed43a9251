import type { ObjectRule, PortfolioContext } from './rules/rule.ts';
import type { LivePlan, Visit, VisitedObject } from './visits.ts';

/** What has changed for a comparison since the last one. */
export interface ChangedVisits {
  /** Plans that have come, gone or become others. */
  readonly plans: ReadonlySet<number>;
  /** Those of them that the last comparison knew, as it knew them. */
  readonly former: ReadonlyMap<number, LivePlan>;
  /** Objects of which it is not known what else has changed. */
  readonly objects: ReadonlySet<number>;
}

/**
 * The visits of open plans to an object for which something else than before may be found: those of changed plans,
 * and of plans with a visit that meets one of theirs, now or then. Absent changes ask for all.
 */
export function askedVisits(
  object: VisitedObject,
  changes: ChangedVisits | undefined,
  rules: readonly ObjectRule[],
  context: PortfolioContext,
): Visit[] {
  const open = object.visits.filter(({ plan }) => !plan.filed);
  if (!changes || changes.objects.has(object.id)) return open;
  const changed = [...object.visits.filter(({ plan }) => changes.plans.has(plan.id)), ...object.former];
  const asked = new Set<LivePlan>();
  for (const visit of open) {
    if (asked.has(visit.plan)) continue;
    const isAsked =
      changes.plans.has(visit.plan.id) ||
      changed.some((other) => rules.some((rule) => rule.concerns(visit, other, context)));
    if (isAsked) asked.add(visit.plan);
  }
  return open.filter(({ plan }) => asked.has(plan));
}
