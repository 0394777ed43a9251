import type { Calendar } from '../../calendar/calendar.ts';
import type { PlanDossier } from '../../plan/show-plan.ts';
import type { StoredPlan } from '../../plan/stored-plan.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Store } from '../../store/store.ts';
import type { Deps } from '../deps.ts';

/** What the acts on a plan need. */
export interface PlanDesk {
  readonly store: Store;
  readonly pack: Pack;
  readonly calendar: Calendar;
}

export async function planDesk(deps: Deps): Promise<PlanDesk> {
  const [store, pack, calendar] = [await deps.openStore(), await deps.pack(), await deps.calendar()];
  return { store, pack, calendar };
}

/** The plan after an act, with all that is known of it. */
export async function dossier(desk: PlanDesk, { row }: StoredPlan): Promise<PlanDossier> {
  const { showPlan } = await import('../../plan/show-plan.ts');
  return showPlan(desk, String(row.id));
}
