import { entriesOf } from '../store/journal.ts';
import type { Reader } from '../store/store.ts';
import type { EventKind, PlanEvent } from './store.ts';
import type { StoredPlan } from './stored-plan.ts';

/** 经过 of one plan: a fact with who recorded it and by which pack. */
export interface PlanHistoryStep extends PlanEvent {
  /** 经办人; undefined where the journal does not say. */
  readonly operator: string | undefined;
  /** Version of the pack in force then. */
  readonly pack: string | undefined;
  /** The kept file that went out with it. */
  readonly fileId: number | undefined;
}

/** The act that records each fact; the steps of a chain may also be recorded together with the filing. */
const RECORDED_BY: Readonly<Record<EventKind, readonly string[]>> = {
  received: ['plan.import'],
  returned: ['plan.return'],
  approved: ['plan.pass'],
  'superior-filed': ['plan.pass', 'plan.file'],
  filed: ['plan.file'],
  'onward-filed': ['plan.pass'],
  informed: ['plan.inform'],
  published: ['plan.publish'],
  withdrawn: ['plan.withdraw'],
};

const STEP_OF: Readonly<Partial<Record<EventKind, string>>> = {
  approved: 'approval',
  'superior-filed': 'superior',
  'onward-filed': 'onward',
};

interface Detail {
  readonly after?: { readonly pack?: string; readonly fileId?: number; readonly step?: string };
}

/** The facts of a plan in the order recorded, each with its journal entry's operator and pack. */
export function planHistory(reader: Reader, { row, events }: StoredPlan): PlanHistoryStep[] {
  const entries = reader
    .all(entriesOf, 'plan', String(row.id))
    .map(({ operator, act, detail }) => ({ operator, act, ...(JSON.parse(detail) as Detail) }));
  const seen = new Map<EventKind, number>();
  return events.map((event) => {
    const nth = seen.get(event.kind) ?? 0;
    seen.set(event.kind, nth + 1);
    const matching = entries.filter(
      ({ act, after }) =>
        RECORDED_BY[event.kind].includes(act) && (act !== 'plan.pass' || after?.step === STEP_OF[event.kind]),
    );
    const entry = matching[nth];
    return { ...event, operator: entry?.operator, pack: entry?.after?.pack, fileId: entry?.after?.fileId };
  });
}
