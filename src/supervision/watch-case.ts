import { caseResult, type CaseResult } from './show-case.ts';
import { stepOf, takeStep, type ActOptions, type CaseDeps } from './take-step.ts';

/** 挂牌督办 (条例第二十条): the case is listed for special supervision, or taken off the list. */
export function watchCase(deps: CaseDeps, options: ActOptions & { readonly lift?: boolean }): CaseResult {
  const { store } = deps;
  store.write((tx) => takeStep(tx, store.actor, stepOf(options.lift ? 'unlist' : 'list', options)));
  return caseResult(deps, options.number);
}
