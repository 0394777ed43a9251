import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Actor, Tx } from '../../store/store.ts';
import type { ProblemFact, ProblemView } from './model.ts';
import { writeProblemFact } from './problem-store.ts';

/** What an act says; the rest of the fact follows from the problem and the person. */
export type NewProblemFact = Pick<ProblemFact, 'act' | 'on'> &
  Partial<Pick<ProblemFact, 'document' | 'title' | 'addressees' | 'text' | 'fileId' | 'draft'>>;

/** Refuses what comes after 撤回, lies ahead, or before the last act. @throws UserError E_PROBLEM, E_CASE_DATE */
export function checkProblemAct(
  { problem, facts, state }: ProblemView,
  on: LocalDate,
  today: LocalDate,
): void {
  if (state === 'withdrawn') {
    throw new UserError('E_PROBLEM', `共性问题${problem.id}已撤回`, {
      hint: '另有发现的，重新登记：zfjd problem add',
    });
  }
  requireDay(on, facts.at(-1)?.on ?? problem.discoveredOn, today);
}

/** @throws UserError E_CASE_DATE */
export function requireDay(on: LocalDate, earliest: LocalDate, today: LocalDate): void {
  if (on >= earliest && on <= today) return;
  throw new UserError('E_CASE_DATE', `日期${on}应在${earliest}至${today}之间`, { hint: '检查日期' });
}

/** One fact of a problem with its journal entry. */
export function recordProblemFact(
  tx: Tx,
  actor: Actor,
  { problem, facts }: ProblemView,
  given: NewProblemFact,
): ProblemFact {
  const { id } = problem;
  const fact: ProblemFact = {
    document: '',
    title: '',
    addressees: '',
    text: '',
    ...given,
    problemId: id,
    seq: facts.length + 1,
    recordedAt: actor.clock.now(),
    recordedBy: actor.operator,
  };
  writeProblemFact(tx, fact);
  tx.record({
    act: `problem.${fact.act}`,
    subject: 'problem',
    id,
    summary: `共性问题${id}：${problemActText(fact)}`,
    after: fact,
    ...(fact.text !== '' && { reason: fact.text }),
  });
  return fact;
}

/** `印发指导性意见金司执监指〔2026〕1号，发各行政执法单位` */
export function problemActText({ act, document, addressees, text }: ProblemFact): string {
  if (act === 'guide') return `印发指导性意见${document}，发${addressees}`;
  return act === 'void' ? `指导性意见${document}作废：${text}` : `撤回：${text}`;
}
