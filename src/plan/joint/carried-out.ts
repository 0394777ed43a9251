import { fromDay } from '../../kernel/local-date.ts';
import { isUnmerged, mayTakePart } from '../visit-matches.ts';
import type { Visit } from '../visits.ts';
import { stayingParties, type JointProposal, type JointTask } from './model.ts';

/** What must be known of a visit to tell whether it is the one that was proposed. */
type PlannedOnce = Pick<Visit, 'itemKey' | 'joint' | 'partners'> & {
  readonly agencyId: number | undefined;
  readonly from: string;
  readonly to: string;
};

type Agreed = Pick<JointProposal, 'kind' | 'lead' | 'parties' | 'tasks'> & {
  readonly window: Pick<JointProposal['window'], 'from' | 'to'>;
};

/** Do today's plans hold the one visit: joint in the lead's plan, or every item in one task of the one agency's plan? */
export function isCarriedOut(agreed: Agreed, visits: readonly Visit[]): boolean {
  const leads = visits.filter(({ onSite, plan }) => onSite && plan.agencyId === agreed.lead.agencyId);
  if (agreed.kind === 'joint') {
    return leads.some((visit) =>
      isTheJointVisit(agreed, {
        ...visit,
        agencyId: visit.plan.agencyId,
        from: fromDay(visit.startDay),
        to: fromDay(visit.endDay),
      }),
    );
  }
  return leads.some((first) =>
    agreed.tasks.every(({ itemKey }) =>
      leads.some((visit) => visit.itemKey === itemKey && (visit === first || !isUnmerged(first, visit))),
    ),
  );
}

/**
 * 商定的联合检查: planned by the one who leads, for one of the items, in the days that were agreed on, with all who have
 * not declined, as far as it says with whom.
 */
export function isTheJointVisit({ kind, lead, parties, tasks, window }: Agreed, visit: PlannedOnce): boolean {
  if (kind !== 'joint' || visit.agencyId !== lead.agencyId) return false;
  if (visit.from > window.to || visit.to < window.from) return false;
  const staying = stayingParties(parties).map(({ agencyId }) => agencyId);
  return (
    staying.every((id) => id === lead.agencyId || mayTakePart(visit, id)) &&
    tasks.some((task) => staying.includes(task.agencyId) && isItemOf(task, visit))
  );
}

/** A line that names several items is known by the first that is registered, or by all its words. */
function isItemOf({ itemKey }: JointTask, visit: PlannedOnce): boolean {
  return visit.itemKey === itemKey || (itemKey !== '' && visit.itemKey.includes(itemKey));
}
