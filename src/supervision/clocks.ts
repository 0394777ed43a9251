import type { Calendar } from '../calendar/calendar.ts';
import {
  deadlinesOf,
  openDeadlines,
  meetDeadline,
  retractDeadline,
  setDeadline,
  voidDeadline,
  type Deadline,
  type FixedDay,
  type MovedDeadline,
  type NewDeadline,
} from '../calendar/deadlines.ts';
import type { Clause } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Period } from '../kernel/period.ts';
import type { Reader, Tx } from '../store/store.ts';

/** The clocks of a case: 反馈提醒, 制发文书, 整改, 复查, 执行决定. */
export type ClockStep = 'react' | 'document' | 'rectify' | 'review' | 'execute';

/** The review starts where the time for rectification ends, and moves with it. */
const RECTIFY_END = '整改期限届满';

/** Which clock it is: those of a later round are kept as `rectify#2`. */
export function stepOfClock({ step }: Pick<Deadline, 'step'>): ClockStep {
  return step.replace(/#\d+$/u, '') as ClockStep;
}

const keyOf = (deadline: Deadline) => ({
  owner: 'case' as const,
  ownerId: deadline.ownerId,
  step: deadline.step,
});

/** All deadlines of a case, void ones included, in the order they were set. */
export function caseClocks(reader: Reader, caseNumber: string): Deadline[] {
  return deadlinesOf(reader, 'case', caseNumber);
}

export function isOpen(deadline: Deadline): boolean {
  return deadline.metOn === undefined && deadline.voidOn === undefined;
}

/** The last clock of a step that is not void; met or open. */
export function liveClock(reader: Reader, caseNumber: string, step: ClockStep): Deadline | undefined {
  return caseClocks(reader, caseNumber).findLast((d) => stepOfClock(d) === step && d.voidOn === undefined);
}

type NewClock = Omit<NewDeadline, 'owner' | 'ownerId' | 'step'> & { caseNumber: string; step: ClockStep };

/** Starts a clock. @throws Error where one of that step is running */
export function startClock(tx: Tx, calendar: Calendar, clock: NewClock): Deadline {
  const { caseNumber, step, ...rest } = clock;
  const earlier = caseClocks(tx, caseNumber).filter((d) => stepOfClock(d) === step && d.voidOn === undefined);
  if (earlier.some(isOpen)) throw new Error(`case ${caseNumber} has a clock ${step} already`);
  const key = earlier.length === 0 ? step : `${step}#${earlier.length + 1}`;
  return setDeadline(tx, calendar, { ...rest, owner: 'case', ownerId: caseNumber, step: key });
}

/** Starts the time for the review at the end of that for rectification. */
export function startReview(
  tx: Tx,
  calendar: Calendar,
  rectify: Deadline,
  review: { responsible: string; period: Period; basis: Clause },
): Deadline {
  return startClock(tx, calendar, {
    ...review,
    caseNumber: rectify.ownerId,
    step: 'review',
    title: '跟踪复查',
    startOn: rectify.dueOn,
    startEvent: RECTIFY_END,
  });
}

/** Notes that a clock was met; nothing happens where it is not running. */
export function meetClock(tx: Tx, caseNumber: string, step: ClockStep, on: LocalDate, by: string): void {
  const clock = liveClock(tx, caseNumber, step);
  if (clock && isOpen(clock)) meetDeadline(tx, keyOf(clock), on, by);
}

/** Withdraws the clocks still running: all of them, or one step's. */
export function voidClocks(
  tx: Tx,
  caseNumber: string,
  on: LocalDate,
  reason: string,
  step?: ClockStep,
): void {
  for (const clock of caseClocks(tx, caseNumber)) {
    if (isOpen(clock) && (step === undefined || stepOfClock(clock) === step)) {
      voidDeadline(tx, keyOf(clock), on, reason);
    }
  }
}

/** What a clock that takes the place of another keeps unless it is said otherwise. */
export type ClockChange = Partial<Pick<NewDeadline, 'startOn' | 'startEvent' | 'period'>>;

/**
 * Puts a clock in the place of one that is running, met or void: the old one stays as a void record with the
 * reason. That it was met is not carried over.
 */
export function replaceClock(
  tx: Tx,
  calendar: Calendar,
  clock: Deadline,
  on: LocalDate,
  reason: string,
  change: ClockChange,
): Deadline {
  if (clock.voidOn === undefined) retractDeadline(tx, keyOf(clock), on, reason);
  const { title, responsible, startOn, startEvent, basis } = clock;
  return setDeadline(tx, calendar, {
    ...keyOf(clock),
    title,
    responsible,
    startOn,
    startEvent,
    period: periodOf(clock),
    basis: { document: basis, at: '' },
    ...change,
  });
}

export function periodOf({ unit, amount, dueOn }: Deadline): Period | FixedDay {
  return unit === 'fixed' ? { unit, on: dueOn } : { unit, amount };
}

/** Sets the running review anew where the end of rectification moved; its own length stays. `met`: one that was met, too. */
export function followRectify(
  tx: Tx,
  calendar: Calendar,
  caseNumber: string,
  on: LocalDate,
  reason: string,
  met = false,
): MovedDeadline | undefined {
  const review = liveClock(tx, caseNumber, 'review');
  const rectify = liveClock(tx, caseNumber, 'rectify');
  if (!review || !rectify || !(met || isOpen(review)) || review.startEvent !== RECTIFY_END) return undefined;
  if (review.startOn === rectify.dueOn) return undefined;
  const after = replaceClock(tx, calendar, review, on, reason, { startOn: rectify.dueOn });
  return { before: review, after };
}

/**
 * The time for a review starts where the time for rectification ends: sets anew the reviews whose
 * rectification has moved (a new arrangement of holidays). Gives each old clock with its new one.
 */
export function realignReviews(tx: Tx, calendar: Calendar, on: LocalDate, reason: string): MovedDeadline[] {
  return openDeadlines(tx).flatMap((clock) => {
    if (clock.owner !== 'case' || stepOfClock(clock) !== 'review') return [];
    return followRectify(tx, calendar, clock.ownerId, on, reason) ?? [];
  });
}

/** What the user is told of a clock that just started. */
export function provisionalWarnings(...clocks: readonly Deadline[]): string[] {
  return clocks
    .filter((clock) => clock.provisional)
    .map((clock) => `期限「${clock.title}」的届满日${clock.dueOn}为暂定：涉及的年度放假安排尚未公布或未导入`);
}
