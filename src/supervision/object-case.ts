import type { LocalDate } from '../kernel/local-date.ts';
import type { ObjectionResult } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { stepOf, takeStep, type ActOptions, type CaseDeps } from './take-step.ts';

/** 异议: the agency objects to what the bureau found; it stops no clock (口径). */
export function objectToCase(deps: CaseDeps, options: ActOptions): CaseResult {
  const { store } = deps;
  const fact = store.write((tx) => takeStep(tx, store.actor, stepOf('object', options)).fact);
  return caseResult(deps, options.number, objectionNote(deps, fact.on));
}

/** 答复异议: what became of it, with the reasons. */
export function answerObjection(
  deps: CaseDeps,
  options: ActOptions & { readonly result: ObjectionResult },
): CaseResult {
  const { store } = deps;
  const { number, result } = options;
  store.write((tx) => takeStep(tx, store.actor, stepOf('answer-objection', options, { result })));
  return caseResult(deps, number, upheldNote(number, result));
}

/** What an objection that holds means for the document it was raised against. */
export function upheldNote(number: string, result: ObjectionResult): string[] {
  if (result === '不成立') return [];
  return [
    `异议${result}：文书有误的，运行 zfjd case withdraw ${number} 撤回，改正后重新制发；期限没有因此停止`,
  ];
}

function objectionNote({ pack }: CaseDeps, on: LocalDate): string[] {
  const note = pack.find('supervision.objection', on)?.note;
  return note === undefined ? [] : [note];
}
