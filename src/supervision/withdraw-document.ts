import { UserError } from '../kernel/errors.ts';
import { caseClocks, isOpen, replaceClock, stepOfClock, voidClocks } from './clocks.ts';
import { currentDocument } from './current-document.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { loadCase, stepOf, takeStep, type ActOptions, type CaseDeps } from './take-step.ts';

/**
 * 撤回文书: the wrong document is void, its number stays as a void record and is never used again; the right one
 * gets a new number. Its clocks stop, and the time within which the document had to be made runs as before.
 */
export function withdrawDocument(deps: CaseDeps, options: ActOptions): CaseResult {
  const { store, calendar } = deps;
  const { number } = options;
  const warnings = store.write((tx) => {
    const { facts } = loadCase(tx, number);
    const document = currentDocument(facts)?.details.document;
    const { fact } = takeStep(
      tx,
      store.actor,
      stepOf('withdraw', options, document === undefined ? {} : { document }),
    );
    if (document === undefined) {
      throw new UserError('E_CASE_DOCUMENT', `案件${number}没有可以撤回的文书`, {
        hint: '运行 zfjd case show 查看',
      });
    }
    const reason = `${document}已撤回作废：${fact.text}`;
    voidClocks(tx, number, fact.on, reason);
    const made = caseClocks(tx, number).findLast(
      (clock) => stepOfClock(clock) === 'document' && clock.metBy === madeBy(document),
    );
    if (!made || isOpen(made)) return [];
    const again = replaceClock(tx, calendar, made, fact.on, reason, {});
    return [`制发文书的期限仍自${again.startOn}起算，届满日${again.dueOn}`];
  });
  return caseResult(deps, number, warnings);
}

/** What the clock for making the document is met by. */
export function madeBy(document: string): string {
  return `制发${document}`;
}
