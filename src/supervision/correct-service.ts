import { UserError } from '../kernel/errors.ts';
import {
  followRectify,
  isOpen,
  liveClock,
  meetClock,
  provisionalWarnings,
  replaceClock,
  type ClockChange,
} from './clocks.ts';
import { currentDocument, recordedDecision, servedOn } from './current-document.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { Deadline, MovedDeadline } from '../calendar/deadlines.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Tx } from '../store/store.ts';
import type { Proof } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import {
  factName,
  loadCase,
  prose,
  stepOf,
  takeStep,
  type ActOptions,
  type CaseDeps,
  type CaseRecord,
} from './take-step.ts';

export interface CorrectServiceOptions extends ActOptions {
  /** The day of service as the proof really says. */
  readonly servedOn: LocalDate;
  readonly proof: Proof;
}

/**
 * 更正送达日期: a new fact; the old one stays and its clocks become void. The clocks start anew from the right
 * day, with the lengths they had; that the agency answered in between and what the review found still counts, unless
 * the finding came before its time then. @throws UserError E_CASE_EARLY
 */
export function correctService(deps: CaseDeps, options: CorrectServiceOptions): CaseResult {
  const { store, calendar } = deps;
  const { number } = options;
  const warnings = store.write((tx) => {
    const record = loadCase(tx, number);
    const was = servedOn(record.facts) as LocalDate | undefined;
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
    const change =
      was === undefined || clock.startOn === was
        ? { startOn: options.servedOn, startEvent }
        : runningOn(calendar, record, clock, was, options.servedOn);
    const after = replaceClock(tx, calendar, clock, fact.on, reason, change);
    if (!isOpen(clock) && clock.metOn) meetClock(tx, number, step, clock.metOn, clock.metBy ?? '');
    const review = step === 'rectify' ? moveReview(deps, tx, number, fact.on, reason) : undefined;
    if (step === 'rectify') requireTenable(record, after.dueOn);
    return [
      clock.dueOn === after.dueOn ? `届满日仍为${after.dueOn}` : `届满日由${clock.dueOn}改为${after.dueOn}`,
      ...provisionalWarnings(after, ...(review ? [review.after] : [])),
    ];
  });
  return caseResult(deps, number, warnings);
}

/** A clock that was stopped and runs on: it starts where it did, with as many days more or fewer left. */
function runningOn(
  calendar: Calendar,
  { facts }: CaseRecord,
  clock: Deadline,
  was: LocalDate,
  day: LocalDate,
): ClockChange {
  if (clock.unit !== 'working-day') return {};
  const stopped = facts.findLast(({ act }) => act === 'suspend')?.on ?? day;
  // What would have been served while nothing ran has all its days left from then on.
  const until = day < stopped ? day : stopped;
  const left = clock.amount + calendar.workingDaysBetween(was, until);
  const startEvent = `${clock.startEvent}；送达日期更正后剩余${Math.max(0, left)}个工作日`;
  return left > 0
    ? { startEvent, period: { amount: left, unit: 'working-day' } }
    : { startEvent, period: { unit: 'fixed', on: calendar.nextWorkingDay(clock.startOn) } };
}

/** The review follows the end of rectification; that it was done still counts. */
function moveReview(
  { calendar }: CaseDeps,
  tx: Tx,
  number: string,
  on: LocalDate,
  reason: string,
): MovedDeadline | undefined {
  const before = liveClock(tx, number, 'review');
  const moved = followRectify(tx, calendar, number, on, reason, true);
  if (before?.metOn !== undefined && moved) meetClock(tx, number, 'review', before.metOn, before.metBy ?? '');
  return moved;
}

/**
 * The last finding of the review that stands must not have come before the time for rectification was over, as
 * `reviewCase` demands. @throws UserError E_CASE_EARLY
 */
function requireTenable({ file, facts }: CaseRecord, end: LocalDate): void {
  const round = facts.slice(facts.findLastIndex(({ act }) => act === 'serve'));
  const finding = round.findLast(({ act }) => act === 'review-passed' || act === 'review-failed');
  if (!finding || finding.on > end) return;
  const answered = round.some(({ act, seq }) => act === 'feedback' && seq < finding.seq);
  if (finding.act === 'review-passed' && answered) return;
  throw new UserError(
    'E_CASE_EARLY',
    `更正以后整改期限到${end}才届满，${finding.on}的${factName(finding)}作出在先，不能成立`,
    {
      hint:
        finding.act === 'review-failed'
          ? `核对送达凭证；确实应当更正的，${end}以后重新复查（zfjd case review ${file.number}），再更正送达日期`
          : '核对送达凭证；没有收到反馈的，期满以后才能复查',
    },
  );
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
