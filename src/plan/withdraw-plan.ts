import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Tx } from '../store/store.ts';
import { requireActDate } from './act-date.ts';
import { comparePlans } from './compare-plans.ts';
import { closeClocks, startFilingClocks, waitAgain, type ClockDeps } from './filing-clocks.ts';
import type { PlanDeps } from './import-plans.ts';
import { requirePossible } from './plan-acts.ts';
import { addEvent, otherVersions } from './store.ts';
import { filedOn, requirePlan, type PlanSummary, type StoredPlan } from './stored-plan.ts';

export interface WithdrawPlanOptions {
  readonly reference: string;
  readonly reason: string;
  readonly on?: LocalDate | undefined;
}

/** 撤回的计划, and the version that counts in its place. */
export interface WithdrawnPlan {
  readonly plan: StoredPlan;
  readonly restored: PlanSummary | undefined;
}

/**
 * 撤回: the plan no longer counts, its clocks are closed with the reason. One that had changed a filed plan
 * gives its place back: the earlier plan is in force again, and its publication is owed again. One about which
 * nothing was done yet gives way to the version before it, which counts again as if it had been the last.
 * @throws UserError E_PLAN_STATE, E_PLAN_REASON, E_PLAN_DATE
 */
export function withdrawPlan(deps: PlanDeps & ClockDeps, options: WithdrawPlanOptions): WithdrawnPlan {
  const { store, pack } = deps;
  return store.write((tx) => {
    const plan = requirePlan(tx, options.reference);
    const { row, summary, events } = plan;
    requirePossible(summary, 'withdraw');
    if (row.newest !== null && row.newest > row.version && summary.code === undefined) {
      throw new UserError(
        'E_PLAN_STATE',
        `计划${row.id}退回后已报来第${row.newest}版，这一版不再有效，不必撤回`,
        { hint: `运行 zfjd plan list 查看第${row.newest}版的序号` },
      );
    }
    const reason = options.reason.trim();
    if (reason === '') {
      throw new UserError('E_PLAN_REASON', '撤回须写明理由', { hint: '加 --reason 理由' });
    }
    const today = store.actor.clock.today();
    const on = options.on ?? today;
    const latest = events.reduce((day, event) => (event.on > day ? event.on : day), summary.receivedOn);
    requireActDate('撤回日期', on, { on: latest, event: '最近一次办理' }, today);
    addEvent(tx, row.id, { kind: 'withdrawn', on, ref: summary.code ?? '', note: reason });
    closeClocks(tx, plan, on, `计划已撤回：${reason}`);
    const restored = restore(tx, deps, plan, on);
    // What others were found to meet it by is gone, and what the restored one meets is there again.
    comparePlans(tx, pack, row.year);
    tx.record({
      act: 'plan.withdraw',
      subject: 'plan',
      id: row.id,
      summary: `${summary.agency}${summary.period}${summary.code === undefined ? `（计划${row.id}）` : `（${summary.code}）`}撤回`,
      after: { on, code: summary.code, restored: restored?.code ?? restored?.id, pack: pack.version },
      reason,
    });
    return { plan: requirePlan(tx, String(row.id)), restored };
  });
}

/** The version that counts again now, its clocks running as before; undefined where there is none. */
function restore(
  tx: Tx,
  deps: ClockDeps,
  { row, summary, events }: StoredPlan,
  on: LocalDate,
): PlanSummary | undefined {
  if (summary.code !== undefined) {
    if (summary.changes === undefined) return undefined;
    const earlier = requirePlan(tx, summary.changes);
    startFilingClocks(tx, deps, earlier, filedOn(earlier));
    return earlier.summary;
  }
  if (events.some(({ kind }) => kind !== 'received')) return undefined;
  const before = otherVersions(tx, row.id).findLast(({ version }) => version < row.version);
  if (!before || before.newest !== before.version) return undefined;
  const earlier = requirePlan(tx, String(before.id));
  if (earlier.summary.state === 'withdrawn') return undefined;
  const back = earlier.events.findLast(({ kind }) => kind === 'returned');
  if (earlier.summary.state === 'returned' && back) {
    waitAgain(tx, deps, earlier, { since: back.on, on, reason: `计划${row.id}已撤回，仍须重新报送` });
  }
  return earlier.summary;
}
