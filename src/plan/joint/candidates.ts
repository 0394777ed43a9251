import { toDay } from '../../kernel/local-date.ts';
import { unwelcome } from '../visit-matches.ts';
import type { Burden, Meeting, PlannedVisit } from '../overlap/model.ts';
import type { JointKind, JointWindow } from './model.ts';
import { commonWindow } from './window.ts';

/** A visit of a registered agency. */
export interface JointVisit extends PlannedVisit {
  readonly agencyId: number;
  readonly startDay: number;
  readonly endDay: number;
}

/** What could be one visit. */
export interface Candidate {
  readonly kind: JointKind;
  readonly burden: Burden;
  readonly visits: readonly JointVisit[];
  readonly window: JointWindow;
}

/** 能合并、能联合: the meetings that one visit would do away with. */
export function joinable(burden: Burden): Meeting[] {
  return burden.meetings.filter(
    ({ kind, a, b }) => kind === 'own' || (kind === 'others' && !unwelcome(burden, a.sector, b.sector)),
  );
}

/**
 * Groups visits so that each is near every other one of its group; each visit stands in one group at most. The
 * earliest begins, and takes with it whatever may go along.
 */
export function candidatesIn(burden: Burden): Candidate[] {
  const meetings = joinable(burden);
  const met = new Set(meetings.map(({ a, b }) => pairKey(a.id, b.id)));
  const touched = new Set(meetings.flatMap(({ a, b }) => [a.id, b.id]));
  let rest = burden.visits.flatMap((visit): JointVisit[] =>
    visit.agencyId !== undefined && touched.has(visit.id)
      ? [{ ...visit, agencyId: visit.agencyId, startDay: toDay(visit.from), endDay: toDay(visit.to) }]
      : [],
  );
  const fits = (v: JointVisit, w: JointVisit) => met.has(pairKey(v.id, w.id)) || sameVisit(v, w);
  const found: Candidate[] = [];
  while (rest.length > 0) {
    const group: JointVisit[] = [];
    for (const visit of rest) if (group.every((member) => fits(member, visit))) group.push(visit);
    const meets = group.some((v, i) => group.slice(i + 1).some((w) => met.has(pairKey(v.id, w.id))));
    const done = meets ? group : group.slice(0, 1);
    rest = rest.filter((visit) => !done.includes(visit));
    if (!meets) continue;
    const agencies = new Set(group.map(({ agencyId }) => agencyId));
    found.push({
      kind: agencies.size > 1 ? 'joint' : 'merge',
      burden,
      visits: group,
      window: commonWindow(group),
    });
  }
  return found;
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Lines of one task, or the annual and the monthly plan's word for the same visit. */
function sameVisit(v: JointVisit, w: JointVisit): boolean {
  if (v.agencyId !== w.agencyId) return false;
  if (v.planId === w.planId)
    return v.taskKey !== '' && v.taskKey === w.taskKey && v.from <= w.to && w.from <= v.to;
  const layers = new Set([v.planKind, w.planKind]);
  return layers.has('annual') && layers.has('monthly') && v.itemKey === w.itemKey;
}
