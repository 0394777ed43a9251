import type { Pack } from '../../policy/pack.ts';
import type { Reader } from '../../store/store.ts';
import { longestDays } from '../nearest-visit.ts';
import { planValues, type PlanValues } from '../plan-values.ts';
import { isRepeated, isSameItem, isUnjoined, isUnmerged, type VisitMatch } from '../visit-matches.ts';
import { readLivePlans } from '../visit-store.ts';
import type { LivePlan } from '../visits.ts';
import type { OverlapKind } from './model.ts';
import { linesOnRandomItems, type SpecialLine } from './special-lines.ts';

/** How near two visits of one match must be to overlap. */
export interface NearMatch {
  readonly matches: VisitMatch;
  readonly kind: OverlapKind;
  readonly parameter:
    'plan.overlap_window' | 'plan.mutual_recognition' | 'plan.merge_window' | 'plan.interval';
}

/** No two visits are more than one of these but for the item: 结果互认 says more of it than 相近时段. */
const NEAR: readonly NearMatch[] = [
  { kind: 'others', matches: isSameItem, parameter: 'plan.mutual_recognition' },
  { kind: 'others', matches: isSameItem, parameter: 'plan.overlap_window' },
  { kind: 'others', matches: isUnjoined, parameter: 'plan.overlap_window' },
  { kind: 'own', matches: isUnmerged, parameter: 'plan.merge_window' },
  { kind: 'frequency', matches: isRepeated, parameter: 'plan.interval' },
];

/** What the live plans of a year are measured by: the very values that P202, P203, P301, P302, P306 and P210 take. */
export interface Measures {
  readonly plans: ReadonlyMap<number, LivePlan>;
  /** Kinds of overlap looked for. */
  readonly kinds: ReadonlySet<OverlapKind>;
  readonly near: readonly NearMatch[];
  /** Days: visits further from each other than this do not overlap. */
  readonly reach: number;
  readonly value: PlanValues;
  /** Lines of special plans on 随机抽查 items, and their ids. */
  readonly special: readonly SpecialLine[];
  readonly flagged: ReadonlySet<number>;
}

export function measuresOf(
  reader: Reader,
  pack: Pack,
  year: number,
  wanted: readonly OverlapKind[],
): Measures {
  const plans = readLivePlans(reader, year);
  const kinds = new Set(wanted);
  const value = planValues(pack);
  const near = NEAR.filter(({ kind }) => kinds.has(kind));
  const spans = plans.flatMap((plan) => near.map(({ parameter }) => value(parameter, plan)?.value));
  const concerned = kinds.has('special')
    ? plans.filter((plan) => plan.kind === 'special' && value('plan.random_only', plan))
    : [];
  const special = linesOnRandomItems(reader, pack, concerned);
  return {
    plans: new Map(plans.map((plan) => [plan.id, plan])),
    kinds,
    near,
    reach: spans.reduce((most, span) => Math.max(most, span ? longestDays(span.period) : 0), 0),
    value,
    special,
    flagged: new Set(special.map(({ id }) => id)),
  };
}
