import { meetClock, voidClocks } from './clocks.ts';
import type { Act } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { stepOf, takeStep, type ActOptions, type CaseDeps } from './take-step.ts';

/**
 * Every way a case ends: 提醒后整改到位 without a document; 线索不成立; 结案 after a review that found all put right or
 * with the decision carried out; 说明理由结案 where the document was withdrawn for good or the government decided
 * nothing; 终止监督 where 行政复议 or a court has dealt with it (条例第三十三条第三款).
 */
export type EndAct = Extract<Act, 'resolve' | 'dismiss' | 'close' | 'conclude' | 'terminate'>;

/** Ends a case; its running clocks stop. */
export function endCase(deps: CaseDeps, act: EndAct, options: ActOptions): CaseResult {
  const { store } = deps;
  const { number } = options;
  store.write((tx) => {
    const { fact } = takeStep(tx, store.actor, stepOf(act, options));
    if (act === 'resolve') meetClock(tx, number, 'react', fact.on, '提醒后整改到位');
    voidClocks(tx, number, fact.on, '案件已办结');
  });
  return caseResult(deps, number);
}
