import { formatLetterNumber, requireLetterNumber } from '../document/letter-number.ts';
import { UserError } from '../kernel/errors.ts';
import type { Reader, Tx } from '../store/store.ts';
import { caseClocks, isOpen, replaceClock, stepOfClock, voidClocks } from './clocks.ts';
import { currentDocument } from './current-document.ts';
import { FLOW } from './flow.ts';
import type { CaseFact } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { loadCase, stepOf, takeStep, type ActOptions, type CaseDeps } from './take-step.ts';

export interface WithdrawOptions extends ActOptions {
  /** 发文字号 of the document, in any kind of brackets; the last 监督文书 where absent. */
  readonly document?: string | undefined;
  /** 撤回报请: the last request, where no number is given. */
  readonly request?: boolean | undefined;
}

/** Which act takes a document back, and its number. */
export interface Withdrawal {
  readonly act: 'withdraw' | 'retract' | 'void-letter' | 'void-reply';
  readonly document: string | undefined;
}

/**
 * What withdrawing comes to in a case as it stands. @throws UserError E_CASE_DOCUMENT where the case has no such
 * document, or it can no longer be taken back
 */
export function withdrawalOf(
  reader: Reader,
  { number, document: written, request }: Pick<WithdrawOptions, 'number' | 'document' | 'request'>,
): Withdrawal {
  const { facts } = loadCase(reader, number);
  if (written === undefined) {
    return request
      ? { act: 'retract', document: facts.findLast(isRequest)?.details.document }
      : { act: 'withdraw', document: currentDocument(facts)?.details.document };
  }
  const document = formatLetterNumber(requireLetterNumber(written, '--document'));
  const fact = facts.find((one) => one.details.document === document && one.act !== 'open');
  return { act: withdrawingAct(number, facts, fact, document), document };
}

const isRequest = ({ act }: CaseFact) => act === 'escalate' || act === 'escalate-direct';

function withdrawingAct(
  number: string,
  facts: readonly CaseFact[],
  fact: CaseFact | undefined,
  document: string,
): Withdrawal['act'] {
  const refuse = (why: string, hint: string): never => {
    throw new UserError('E_CASE_DOCUMENT', why, { hint });
  };
  if (!fact) {
    const known = facts.flatMap(({ details }) => details.document ?? []);
    return refuse(
      `案件${number}没有文号为「${document}」的文书`,
      known.length === 0 ? '这个案件还没有制发文书' : `已制发：${[...new Set(known)].join('、')}`,
    );
  }
  if (facts.some((one) => isVoid(one.act) && one.details.document === document)) {
    return refuse(`${document}已经作废`, `运行 zfjd case show ${number} 查看`);
  }
  if (fact.act === 'send-reply') return 'void-reply';
  if (fact.act.startsWith('send-')) return 'void-letter';
  if (isRequest(fact)) {
    return facts.findLast(isRequest) === fact
      ? 'retract'
      : refuse(`${document}已由政府处理，不能撤回`, '只能撤回政府还没有答复的请示');
  }
  return currentDocument(facts) === fact
    ? 'withdraw'
    : refuse(`${document}已经复查，此后另行制发了文书，不能撤回`, '只能撤回最近一份监督文书');
}

function isVoid(act: CaseFact['act']): boolean {
  return act !== 'open' && FLOW[act].voids === true;
}

/**
 * 撤回、作废: the wrong document is void, its number stays as a void record and is never used again; the right one
 * gets a new number. With 监督文书 its clocks stop, and the time within which it had to be made runs as before;
 * with the request the case goes back to where it was made, and what had stopped runs as before; a reply made void
 * leaves the objection unanswered again.
 */
export function withdrawDocument(deps: CaseDeps, options: WithdrawOptions): CaseResult {
  const { store } = deps;
  const { number } = options;
  const warnings = store.write((tx) => {
    const { act, document } = withdrawalOf(tx, options);
    const { fact } = takeStep(
      tx,
      store.actor,
      stepOf(act, options, document === undefined ? {} : { document }),
    );
    if (document === undefined) {
      throw new UserError('E_CASE_DOCUMENT', `案件${number}没有可以撤回的文书`, {
        hint: '运行 zfjd case show 查看',
      });
    }
    return AFTERWARDS[act](deps, tx, { number, document, fact });
  });
  return caseResult(deps, number, warnings);
}

interface Withdrawn {
  readonly number: string;
  readonly document: string;
  readonly fact: CaseFact;
}

const AFTERWARDS: Readonly<
  Record<Withdrawal['act'], (deps: CaseDeps, tx: Tx, withdrawn: Withdrawn) => readonly string[]>
> = {
  withdraw: ({ calendar }, tx, { number, document, fact }) => {
    const reason = `${document}已撤回作废：${fact.text}`;
    voidClocks(tx, number, fact.on, reason);
    const made = caseClocks(tx, number).findLast(
      (clock) => stepOfClock(clock) === 'document' && clock.metBy === madeBy(document),
    );
    if (!made || isOpen(made)) return [];
    const again = replaceClock(tx, calendar, made, fact.on, reason, {});
    return [`制发文书的期限仍自${again.startOn}起算，届满日${again.dueOn}`];
  },
  retract: ({ calendar }, tx, { number, document, fact }) =>
    caseClocks(tx, number)
      .filter(
        ({ voidReason = '' }) => voidReason.startsWith(REQUESTED) && voidReason.endsWith(`（${document}）`),
      )
      .map((clock) => replaceClock(tx, calendar, clock, fact.on, `${document}已撤回`, {}))
      .map(({ title, startOn, dueOn }) => `期限「${title}」仍自${startOn}起算，届满日${dueOn}`),
  'void-letter': (_deps, _tx, { document }) => [`${document}已作废；需要的重新制发，另取文号`],
  'void-reply': (_deps, _tx, { document }) => [`${document}已作废；异议重新待答复`],
};

/** What the clock for making the document is met by. */
export function madeBy(document: string): string {
  return `制发${document}`;
}

const REQUESTED = '已报请';

/** Why clocks stopped with a request. */
export function requestedFrom(decider: string, document: string): string {
  return `${REQUESTED}${decider}（${document}）`;
}
