import { explainDeadline } from '../calendar/explain-deadline.ts';
import { deadlinesOf, type Deadline } from '../calendar/deadlines.ts';
import type { Reader } from '../store/store.ts';
import { filingChain, type FilingChain } from './filing-chain.ts';
import { clockNote, type ClockDeps } from './filing-clocks.ts';
import { scopeOfPlan } from './judge.ts';
import { planHistory, type PlanHistoryStep } from './plan-history.ts';
import { factsOf, requirePlan, type StoredPlan } from './stored-plan.ts';

/** 一份计划的全部: what it is, what happened to it and by whom, which steps it still needs, its deadlines. */
export interface PlanDossier {
  readonly plan: StoredPlan;
  readonly history: readonly PlanHistoryStep[];
  /** Undefined where the pack had no filing yet when the plan came. */
  readonly chain: FilingChain | undefined;
  readonly deadlines: readonly ExplainedDeadline[];
}

export interface ExplainedDeadline extends Deadline {
  /** How the due date follows from its inputs. */
  readonly how: string;
  /** What the texts leave open about it. */
  readonly note: string | undefined;
}

/** @throws UserError E_PLAN_UNKNOWN */
export function showPlan(deps: ClockDeps & { readonly store: Reader }, reference: string): PlanDossier {
  const { store, pack, calendar } = deps;
  const plan = requirePlan(store, reference);
  const facts = factsOf(store, plan.row);
  const { id, code } = plan.summary;
  const owners = [String(id), ...(code === undefined ? [] : [code])];
  return {
    plan,
    history: planHistory(store, plan),
    chain: pack.find('plan.filing_chain', facts.receivedOn, scopeOfPlan(facts))
      ? filingChain(pack, facts, plan.events)
      : undefined,
    deadlines: owners
      .flatMap((owner) => deadlinesOf(store, 'plan', owner))
      .map((deadline) => ({
        ...deadline,
        how: explainDeadline(calendar, deadline),
        note: clockNote(pack, facts, deadline),
      })),
  };
}
