import { UserError } from '../kernel/errors.ts';
import { followRectify, isOpen, liveClock, meetClock, provisionalWarnings, replaceClock } from './clocks.ts';
import { currentDocument, recordedDecision, servedOn } from './current-document.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Proof } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { loadCase, prose, stepOf, takeStep, type ActOptions, type CaseDeps } from './take-step.ts';

export interface CorrectServiceOptions extends ActOptions {
  /** The day of service as the proof really says. */
  readonly servedOn: LocalDate;
  readonly proof: Proof;
}

/**
 * 更正送达日期: a new fact; the old one stays and its clocks become void. The clocks start anew from the right
 * day, with the lengths they had; that the agency answered in between still counts.
 */
export function correctService(deps: CaseDeps, options: CorrectServiceOptions): CaseResult {
  const { store, calendar } = deps;
  const { number } = options;
  const warnings = store.write((tx) => {
    const record = loadCase(tx, number);
    const was = servedOn(record.facts);
    const step = record.state.stage === 'enforcing' ? 'execute' : 'rectify';
    const { fact } = takeStep(
      tx,
      store.actor,
      stepOf('correct-service', options, {
        servedOn: options.servedOn,
        ...(was === undefined ? {} : { wasServedOn: was }),
      }),
    );
    requireServiceDay(record, options.servedOn, fact.on, was);
    const clock = liveClock(tx, number, step);
    if (!clock) return [];
    const reason = `更正送达日期：${was}改为${options.servedOn}（${fact.text}）`;
    const startEvent = `更正后的送达日期（${prose(options.proof.text) || '见所附凭证'}）`;
    const after = replaceClock(tx, calendar, clock, fact.on, reason, {
      startOn: options.servedOn,
      startEvent,
    });
    if (!isOpen(clock) && clock.metOn) meetClock(tx, number, step, clock.metOn, clock.metBy ?? '');
    const review = step === 'rectify' ? followRectify(tx, calendar, number, fact.on, reason) : undefined;
    return [
      clock.dueOn === after.dueOn ? `届满日仍为${after.dueOn}` : `届满日由${clock.dueOn}改为${after.dueOn}`,
      ...provisionalWarnings(after, ...(review ? [review.after] : [])),
    ];
  });
  return caseResult(deps, number, warnings);
}

/** Between the letter and what was built upon its service. */
function requireServiceDay(
  { facts, state }: ReturnType<typeof loadCase>,
  day: LocalDate,
  today: LocalDate,
  was: string | undefined,
): void {
  const letter = state.stage === 'enforcing' ? recordedDecision(facts) : currentDocument(facts);
  const served = facts.findLastIndex(({ act }) => act === 'serve' || act === 'serve-decision');
  const answered = facts.slice(served).find(({ act }) => act === 'feedback' || act === 'execution-failed');
  const latest = answered && answered.on < today ? answered.on : today;
  if (day === was) {
    throw new UserError('E_CASE_DATE', `送达日期原来就是${day}，没有更正`, { hint: '检查 --served' });
  }
  if (day > latest || (letter && day < letter.on)) {
    throw new UserError(
      'E_CASE_DATE',
      `更正后的送达日期${day}应在文书成文日期${letter?.on ?? ''}至${latest}之间`,
      { hint: '检查日期；送达以后的经过不能早于送达' },
    );
  }
}
