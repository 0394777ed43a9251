import type { Clause } from '../kernel/finding.ts';
import type { Pack } from '../policy/pack.ts';
import type { ParameterValue } from '../policy/parameters.ts';
import { scopeOfPlan } from './judge.ts';
import type { AgencyRecord } from '../registry/agency-store.ts';
import type { Reader } from '../store/store.ts';
import type { PlanFacts } from './model.ts';
import { planRow, readEvents, type EventKind, type PlanEvent, type PlanRow } from './store.ts';
import { factsWith } from './stored-plan.ts';

/** 备案环节: approval in the unit or above it, the city's line, this bureau, bodies after it. */
export type FilingStep = ParameterValue<'plan.filing_chain'>[number]['step'];

/** How a step is called where it is recorded. */
export const STEP_NAME: Readonly<Record<FilingStep, string>> = {
  approval: '审批',
  superior: '市级备案',
  bureau: '区备案',
  onward: '后续备案',
};

const EVENT_OF = {
  approval: 'approved',
  superior: 'superior-filed',
  bureau: 'filed',
  onward: 'onward-filed',
} as const satisfies Record<FilingStep, EventKind>;

export function eventOfStep(step: FilingStep): EventKind {
  return EVENT_OF[step];
}

/** A step of a plan's chain, and what was recorded of it. */
export interface ChainStep {
  readonly step: FilingStep;
  /** Who decides. */
  readonly body: string;
  /** Where it belongs: before ours, in any order beside it, or after it. */
  readonly order: 'before' | 'beside' | 'ours' | 'after';
  readonly done: PlanEvent | undefined;
}

/** 备案顺序 of one plan, as the pack had it when the plan came. */
export interface FilingChain {
  readonly steps: readonly ChainStep[];
  readonly clause: Clause;
  readonly note: string | undefined;
}

/** @throws UserError E_PACK_VALUE where the jurisdiction has no filing */
export function filingChain(pack: Pack, facts: PlanFacts, events: readonly PlanEvent[]): FilingChain {
  const { value, clause, note } = pack.get('plan.filing_chain', facts.receivedOn, scopeOfPlan(facts));
  const ours = value.findIndex(({ step }) => step === 'bureau');
  const steps = value.map(({ step, body, beside }, i): ChainStep => {
    const order = i === ours ? 'ours' : i > ours ? 'after' : beside === true ? 'beside' : 'before';
    return { step, body, order, done: events.findLast(({ kind }) => kind === EVENT_OF[step]) };
  });
  return { steps, clause, note };
}

/** That of a stored plan; undefined where the jurisdiction has no filing. */
export function chainOf(
  reader: Reader,
  pack: Pack,
  planId: number,
  agency: AgencyRecord | undefined,
): FilingChain | undefined {
  const facts = factsWith(planRow(reader, planId) as PlanRow, agency);
  return pack.find('plan.filing_chain', facts.receivedOn, scopeOfPlan(facts))
    ? filingChain(pack, facts, readEvents(reader, planId))
    : undefined;
}

/** What must be recorded before the plan can be filed with us. */
export function missingBefore({ steps }: FilingChain): ChainStep[] {
  return steps.filter(({ order, done }) => order === 'before' && done === undefined);
}

/** What is owed besides our own filing: after it everything, before it only what does not wait for it. */
export function outstanding({ steps }: FilingChain): ChainStep[] {
  const filed = steps.some(({ order, done }) => order === 'ours' && done !== undefined);
  return steps.filter(
    ({ order, done }) => done === undefined && order !== 'ours' && (filed || order !== 'after'),
  );
}

/** `市消防部门备案`, `区政府审批` */
export function stepText({ step, body }: Pick<ChainStep, 'step' | 'body'>): string {
  return `${body}${step === 'approval' ? '审批' : '备案'}`;
}
