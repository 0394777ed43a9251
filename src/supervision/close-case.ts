import type { LocalDate } from '../kernel/local-date.ts';
import { meetClock, voidClocks } from './clocks.ts';
import type { Act, Proof } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { takeStep, type CaseDeps } from './take-step.ts';

export interface CloseOptions {
  readonly number: string;
  readonly on?: LocalDate;
  /** What was put right, why the clue does not hold, or a closing remark. */
  readonly text?: string;
  readonly proof?: Proof;
}

/** 提醒后整改到位: the agency put it right after the reminder; closes without a document. */
export function resolveCase(deps: CaseDeps, options: CloseOptions): CaseResult {
  return endCase(deps, 'resolve', options);
}

/** 线索不成立: looked into and found to be nothing; the reason is kept. */
export function dismissCase(deps: CaseDeps, options: CloseOptions): CaseResult {
  return endCase(deps, 'dismiss', options);
}

/** 结案: after a review that found all put right. */
export function closeCase(deps: CaseDeps, options: CloseOptions): CaseResult {
  return endCase(deps, 'close', options);
}

function endCase(deps: CaseDeps, act: Extract<Act, 'resolve' | 'dismiss' | 'close'>, options: CloseOptions) {
  const { store } = deps;
  const { number } = options;
  store.write((tx) => {
    const { fact } = takeStep(tx, store.actor, {
      caseNumber: number,
      act,
      on: options.on,
      text: options.text,
      proof: options.proof,
    });
    if (act === 'resolve') meetClock(tx, number, 'react', fact.on, '提醒后整改到位');
    voidClocks(tx, number, fact.on, '案件已办结');
  });
  return caseResult(deps, number);
}
