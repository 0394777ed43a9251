import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Reader } from '../store/store.ts';
import { liveClock, meetClock } from './clocks.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { prose, stepOf, takeStep, type ActOptions, type CaseDeps } from './take-step.ts';

/** `on` = the day the answer came in. */
export interface RectifyOptions extends ActOptions {
  /** What was put right, item by item. */
  readonly text: string;
}

/** 登记整改反馈: the agency's answer; early, late or repeated, it is taken. */
export function recordRectification(deps: CaseDeps, options: RectifyOptions): CaseResult {
  const { store } = deps;
  const { number } = options;
  const warnings = store.write((tx) => {
    const { fact } = takeStep(tx, store.actor, stepOf('feedback', options));
    meetClock(tx, number, 'rectify', fact.on, '收到整改反馈');
    const due = liveClock(tx, number, 'rectify')?.dueOn;
    return due !== undefined && fact.on > due ? [`反馈日期${fact.on}已超过整改期限${due}`] : [];
  });
  return caseResult(deps, number, warnings);
}

export interface ReviewOptions extends ActOptions {
  readonly result: 'done' | 'not-done';
  /** What was looked at and found. */
  readonly text: string;
  /** Who reviewed; the operator where absent. */
  readonly by?: string;
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
    const by = prose(options.by) || store.actor.operator;
    const { fact, before } = takeStep(tx, store.actor, stepOf(act, options, { by }));
    const { stage } = before.state;
    refuseEarlyReview(tx, number, stage === 'served', result, fact.on);
    const due = liveClock(tx, number, 'review');
    meetClock(tx, number, 'review', fact.on, result === 'done' ? '复查：已整改到位' : '复查：未整改到位');
    if (result === 'done') meetClock(tx, number, 'rectify', fact.on, '复查确认整改到位');
    return stage !== 'failed' && due !== undefined && fact.on > due.dueOn
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
  // The review starts where the time for rectification ends, put off or not.
  const due = liveClock(reader, number, 'review')?.startOn;
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
