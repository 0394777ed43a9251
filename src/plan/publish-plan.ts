import type { LocalDate } from '../kernel/local-date.ts';
import { requireActDate } from './act-date.ts';
import { meetClock } from './filing-clocks.ts';
import type { PlanDeps } from './import-plans.ts';
import { requirePossible } from './plan-acts.ts';
import { addEvent } from './store.ts';
import { filedOn, requirePlan, type StoredPlan } from './stored-plan.ts';

export interface PublishPlanOptions {
  readonly reference: string;
  readonly on?: LocalDate | undefined;
  /** Where it can be seen. */
  readonly where: string;
}

/** 公布: records that a filed plan has been made public, and where. @throws UserError E_PLAN_STATE, E_PLAN_DATE */
export function publishPlan({ store, pack }: PlanDeps, options: PublishPlanOptions): StoredPlan {
  return store.write((tx) => {
    const plan = requirePlan(tx, options.reference);
    const { row, summary } = plan;
    requirePossible(summary, 'publish');
    const today = store.actor.clock.today();
    const on = options.on ?? today;
    requireActDate('公布日期', on, { on: filedOn(plan), event: '备案' }, today);
    addEvent(tx, row.id, { kind: 'published', on, ref: options.where, note: '' });
    meetClock(tx, plan, 'publish', on, `公布于${options.where}`);
    tx.record({
      act: 'plan.publish',
      subject: 'plan',
      id: row.id,
      summary: `${summary.agency}${summary.period}（${summary.code}）已公布`,
      after: { on, where: options.where, pack: pack.version },
    });
    return requirePlan(tx, String(row.id));
  });
}
