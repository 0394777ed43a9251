import { areApart, areNear, daysBetween, isComparable } from '../nearest-visit.ts';
import { areElsewhere } from '../visit-matches.ts';
import type { Visit, VisitedObject } from '../visits.ts';
import { yearlyTotals } from '../yearly-visits.ts';
import type { Measures } from './measures.ts';
import type { OverlapKind } from './model.ts';

/** Two visits to an object that are too near each other; `a` was entered first. */
export interface NearPair {
  readonly a: Visit;
  readonly b: Visit;
  readonly kind: OverlapKind;
  /** By the values of one of the two plans the results are to be recognised. */
  readonly sameItem: boolean;
  /** Days between them; 0 or less where they share days. */
  readonly gap: number;
}

/** What is the matter with the visits to an object. */
export interface FoundOverlaps {
  /** Visits that take part in an overlap, in the order entered, with the kinds they take part in. */
  readonly visits: ReadonlyMap<Visit, ReadonlySet<OverlapKind>>;
  readonly pairs: readonly NearPair[];
  /** Visits a year of the visit's unit to the object, where they are too many. */
  readonly yearly: ReadonlyMap<Visit, number>;
}

/** Undefined where no visit to the object overlaps. */
export function findOverlaps(object: VisitedObject, measures: Measures): FoundOverlaps | undefined {
  const { kinds } = measures;
  const pairs = nearPairs(object.visits, measures);
  const yearly = kinds.has('frequency') ? overCap(object, measures) : new Map<Visit, number>();
  const matter = new Map<Visit, Set<OverlapKind>>();
  const note = (visit: Visit, kind: OverlapKind) => {
    const known = matter.get(visit);
    if (known) known.add(kind);
    else matter.set(visit, new Set([kind]));
  };
  for (const { a, b, kind } of pairs) {
    note(a, kind);
    note(b, kind);
  }
  for (const visit of yearly.keys()) note(visit, 'frequency');
  if (measures.flagged.size > 0) {
    for (const visit of object.visits) if (measures.flagged.has(visit.lineId)) note(visit, 'special');
  }
  if (matter.size === 0) return undefined;
  const visits = object.visits.flatMap((visit) => {
    const own = matter.get(visit);
    return own ? [[visit, own] as const] : [];
  });
  return { visits: new Map(visits), pairs, yearly };
}

/** Unlike the rules, which leave it to people, two places that are both stated and differ do not overlap. */
function nearPairs(visits: readonly Visit[], measures: Measures): NearPair[] {
  if (visits.length < 2 || measures.near.length === 0) return [];
  const candidates = visits.filter(
    ({ onSite, plan, startDay, endDay }) =>
      onSite && plan.agencyId !== undefined && endDay - startDay < measures.longest,
  );
  const pairs: NearPair[] = [];
  for (const [i, a] of candidates.entries()) {
    for (let j = i + 1; j < candidates.length; j += 1) {
      const b = candidates[j] as Visit;
      const gap = daysBetween(a, b);
      if (gap >= measures.reach || areElsewhere(a, b) || !areApart(a, b)) continue;
      const by = measures.near.find(
        ({ matches, parameter }) =>
          matches(a, b) &&
          [a.plan, b.plan].some((plan) => {
            const nearness = measures.value(parameter, plan)?.value;
            return (
              nearness && areNear(a, b, nearness) && isComparable(a, nearness) && isComparable(b, nearness)
            );
          }),
      );
      if (by) pairs.push({ a, b, kind: by.kind, sameItem: by.parameter === 'plan.mutual_recognition', gap });
    }
  }
  return pairs;
}

function overCap(object: VisitedObject, { value }: Measures): Map<Visit, number> {
  const yearly = new Map<Visit, number>();
  for (const { times, visits } of yearlyTotals(object.visits)) {
    if (times < 2) continue;
    for (const visit of visits) {
      const cap = value('plan.frequency_cap', visit.plan)?.value.times;
      if (cap !== undefined && times > cap) yearly.set(visit, Math.max(times, yearly.get(visit) ?? 0));
    }
  }
  return yearly;
}
