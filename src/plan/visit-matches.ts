import type { Visit } from './visits.ts';

/** Whether two visits to one object match; rules and 重叠清单 ask the same. Neither minds which visit is first. */
export type VisitMatch = (visit: Visit, other: Visit) => boolean;

/** 同一单位同一事项再次检查; the same window of one plan is one visit. */
export function isRepeated(visit: Visit, other: Visit): boolean {
  return (
    sameAgency(visit, other) &&
    other.premisesId === visit.premisesId &&
    other.itemKey === visit.itemKey &&
    !(other.plan === visit.plan && other.startDay === visit.startDay && other.endDay === visit.endDay)
  );
}

/** 同一单位不同事项, not already one task: one of a name, in windows that have a day in common to make one visit of. */
export function isUnmerged(visit: Visit, other: Visit): boolean {
  return (
    sameAgency(visit, other) &&
    other.premisesId === visit.premisesId &&
    other.itemKey !== visit.itemKey &&
    !(
      other.plan === visit.plan &&
      other.taskKey !== '' &&
      other.taskKey === visit.taskKey &&
      visit.startDay <= other.endDay &&
      other.startDay <= visit.endDay
    )
  );
}

/** 不同单位, unless one of the visits is a joint one in which the other's agency takes part. */
export function areSeparate(visit: Visit, other: Visit): boolean {
  return otherAgency(visit, other) && !areJoined(visit, other);
}

/** 不同单位不同事项, not joined. */
export function isUnjoined(visit: Visit, other: Visit): boolean {
  return other.itemKey !== visit.itemKey && areSeparate(visit, other);
}

/** 不同单位同一事项, at places that are not known to differ, unless both make it jointly. */
export function isSameItem(visit: Visit, other: Visit): boolean {
  return (
    other.itemKey === visit.itemKey &&
    otherAgency(visit, other) &&
    !areElsewhere(visit, other) &&
    !(visit.joint && other.joint && areJoined(visit, other))
  );
}

/** Both places are stated, and they differ. */
export function areElsewhere(visit: Visit, other: Visit): boolean {
  return visit.premisesId !== other.premisesId && visit.premisesId !== 0 && other.premisesId !== 0;
}

/**
 * 参加: whether an agency may be one of those that make a joint visit. One that does not say who they all are is made
 * with anybody.
 */
export function mayTakePart(
  { joint, partners }: Pick<Visit, 'joint' | 'partners'>,
  agencyId: number,
): boolean {
  return joint && (partners === undefined || partners.includes(agencyId));
}

function areJoined(visit: Visit, other: Visit): boolean {
  return isJoinedBy(visit, other.plan.agencyId) || isJoinedBy(other, visit.plan.agencyId);
}

function isJoinedBy(visit: Visit, agencyId: number | undefined): boolean {
  return agencyId !== undefined && mayTakePart(visit, agencyId);
}

/** One unit, which must be registered to be known again. */
function sameAgency({ plan }: Visit, other: Visit): boolean {
  return plan.agencyId !== undefined && plan.agencyId === other.plan.agencyId;
}

/** Two units, both registered: the same one may stand behind a name that is not. */
function otherAgency({ plan }: Visit, other: Visit): boolean {
  return (
    plan.agencyId !== undefined && other.plan.agencyId !== undefined && plan.agencyId !== other.plan.agencyId
  );
}

/** 不鼓励联合检查: each agency goes by the list of its own sector (S1 二8); '' is on every list. */
export function unwelcome(
  { noJoint }: { readonly noJoint: readonly string[] },
  ...sectors: readonly string[]
): boolean {
  return noJoint.some((listed) => listed === '' || sectors.includes(listed));
}
