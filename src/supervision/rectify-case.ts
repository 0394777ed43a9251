import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Reader } from '../store/store.ts';
import { liveClock, meetClock } from './clocks.ts';
import type { Proof } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { prose, takeStep, type CaseDeps } from './take-step.ts';

export interface RectifyOptions {
  readonly number: string;
  /** Day the answer came in. */
  readonly on?: LocalDate;
  /** What was put right, item by item. */
  readonly text: string;
  readonly proof?: Proof;
}

/** 登记整改反馈: the agency's answer; early, late or repeated, it is taken. */
export function recordRectification(deps: CaseDeps, options: RectifyOptions): CaseResult {
  const { store } = deps;
  const { number } = options;
  const warnings = store.write((tx) => {
    const { fact } = takeStep(tx, store.actor, {
      caseNumber: number,
      act: 'feedback',
      on: options.on,
      text: options.text,
      proof: options.proof,
    });
    meetClock(tx, number, 'rectify', fact.on, '收到整改反馈');
    const due = liveClock(tx, number, 'rectify')?.dueOn;
    return due !== undefined && fact.on > due ? [`反馈日期${fact.on}已超过整改期限${due}`] : [];
  });
  return caseResult(deps, number, warnings);
}

export interface ReviewOptions {
  readonly number: string;
  readonly on?: LocalDate;
  readonly result: 'done' | 'not-done';
  /** What was looked at and found. */
  readonly text: string;
  /** Who reviewed; the operator where absent. */
  readonly by?: string;
  readonly proof?: Proof;
}

/**
 * 跟踪复查: after the time for rectification, or earlier where the agency has answered. That it is not put
 * right cannot be found before that time is over.
 */
export function reviewCase(deps: CaseDeps, options: ReviewOptions): CaseResult {
  const { store } = deps;
  const { number, result } = options;
  const act = result === 'done' ? 'review-passed' : 'review-failed';
  const warnings = store.write((tx) => {
    const { fact, before } = takeStep(tx, store.actor, {
      caseNumber: number,
      act,
      on: options.on,
      text: options.text,
      proof: options.proof,
      details: { by: prose(options.by) || store.actor.operator },
    });
    refuseEarlyReview(tx, number, before.stage === 'served', result, fact.on);
    const due = liveClock(tx, number, 'review');
    meetClock(tx, number, 'review', fact.on, result === 'done' ? '复查：已整改到位' : '复查：未整改到位');
    if (result === 'done') meetClock(tx, number, 'rectify', fact.on, '复查确认整改到位');
    return before.stage !== 'failed' && due !== undefined && fact.on > due.dueOn
      ? [`复查日期${fact.on}已超过复查期限${due.dueOn}`]
      : [];
  });
  return caseResult(deps, number, warnings);
}

function refuseEarlyReview(
  reader: Reader,
  number: string,
  unanswered: boolean,
  result: ReviewOptions['result'],
  on: LocalDate,
): void {
  const due = liveClock(reader, number, 'rectify')?.dueOn;
  if (due === undefined || on > due) return;
  if (unanswered) {
    throw new UserError('E_CASE_EARLY', `整改期限${due}尚未届满，也没有收到整改反馈，不能复查`, {
      hint: `期满后（${due}之后）复查；单位已提前反馈的，先运行 zfjd case rectify ${number} 登记`,
    });
  }
  if (result === 'not-done') {
    throw new UserError('E_CASE_EARLY', `整改期限${due}尚未届满，不能作出未整改到位的复查结论`, {
      hint: '单位仍可在期限内继续整改；期满后再作结论',
    });
  }
}
