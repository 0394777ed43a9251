import { formatLetterNumber, requireLetterNumber } from '../document/letter-number.ts';
import { meetClock } from './clocks.ts';
import { executionTerm, type ExecutionTerm } from './execution-period.ts';
import type { Proof } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { stepOf, takeStep, type ActOptions, type CaseDeps } from './take-step.ts';

export interface DecideOptions extends ActOptions {
  /** 发文字号 of the decision; it is the government's, not numbered here. */
  readonly decision: string;
  readonly term: ExecutionTerm;
  readonly proof: Proof;
}

/** 登记决定书: the government decided (条例第二十九条). `on` = its 成文日期. */
export function recordDecision(deps: CaseDeps, options: DecideOptions): CaseResult {
  const { store } = deps;
  const decision = formatLetterNumber(requireLetterNumber(options.decision, '--decision'));
  const executeBy = executionTerm(options.term);
  store.write((tx) =>
    takeStep(
      tx,
      store.actor,
      stepOf('decide', options, { decision, ...(executeBy === undefined ? {} : { executeBy }) }),
    ),
  );
  return caseResult(deps, options.number);
}

/** 政府未作出决定: the case comes back to the bureau. */
export function recordDecline(deps: CaseDeps, options: ActOptions): CaseResult {
  const { store } = deps;
  store.write((tx) => takeStep(tx, store.actor, stepOf('decline', options)));
  return caseResult(deps, options.number);
}

/** 核实执行: whether the decision was carried out. Where it was not, the clock goes on and the measures of 问责 are open. */
export function recordExecution(
  deps: CaseDeps,
  options: ActOptions & { readonly result: 'done' | 'not-done' },
): CaseResult {
  const { store } = deps;
  const { number, result } = options;
  const warnings = store.write((tx) => {
    const act = result === 'done' ? 'execution-done' : 'execution-failed';
    const { fact } = takeStep(tx, store.actor, stepOf(act, options));
    if (result === 'not-done')
      return [`决定书没有执行的，可以登记问责：zfjd case account add ${number} --measure <措施>`];
    meetClock(tx, number, 'execute', fact.on, '核实决定已执行');
    return [];
  });
  return caseResult(deps, number, warnings);
}
