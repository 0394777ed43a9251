import { UserError } from '../kernel/errors.ts';
import { clauseText } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { requireActDate } from './act-date.ts';
import { meetClock } from './filing-clocks.ts';
import type { PlanDeps } from './import-plans.ts';
import { scopeOfPlan } from './judge.ts';
import { requirePossible } from './plan-acts.ts';
import { addEvent } from './store.ts';
import { factsOf, requirePlan, type StoredPlan } from './stored-plan.ts';

export interface InformPlanOptions {
  readonly reference: string;
  /** 函告对象: which departments were told. */
  readonly to: string;
  /** 文号 of the letter, or words. */
  readonly ref?: string | undefined;
  readonly on?: LocalDate | undefined;
}

/**
 * 函告: records that other departments were told of a monthly plan by letter, whom and when. May be recorded
 * again for those told later; the first meets the deadline. A unit may write before its plan is filed with us.
 * @throws UserError E_PLAN_STATE, E_PLAN_INFORM where the sector has no such letter, E_PLAN_DATE
 */
export function informOfPlan({ store, pack }: PlanDeps, options: InformPlanOptions): StoredPlan {
  return store.write((tx) => {
    const plan = requirePlan(tx, options.reference);
    const { row, summary } = plan;
    requirePossible(summary, 'inform');
    const today = store.actor.clock.today();
    const on = options.on ?? today;
    const by = pack.find('plan.inform_by', summary.receivedOn, scopeOfPlan(factsOf(tx, row)));
    if (!by) {
      throw new UserError(
        'E_PLAN_INFORM',
        `计划${row.id}（${summary.agency}${summary.period}）没有函告其他部门的要求，没有登记`,
        { hint: '运行 zfjd pack show plan.inform_by 查看哪些计划要函告' },
      );
    }
    requireActDate('函告日期', on, { on: summary.receivedOn, event: '收到计划' }, today);
    const ref = options.ref?.trim() ?? '';
    addEvent(tx, row.id, { kind: 'informed', on, ref, note: options.to.trim() });
    meetClock(tx, plan, 'inform', on, `函告${options.to.trim()}`);
    tx.record({
      act: 'plan.inform',
      subject: 'plan',
      id: row.id,
      summary: `${summary.agency}${summary.period}（${summary.code ?? `计划${row.id}`}）已函告${options.to.trim()}`,
      after: { on, to: options.to.trim(), ref, basis: clauseText(by.clause), pack: pack.version },
    });
    return requirePlan(tx, String(row.id));
  });
}
