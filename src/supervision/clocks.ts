import type { Calendar } from '../calendar/calendar.ts';
import {
  deadlinesOf,
  openDeadlines,
  meetDeadline,
  setDeadline,
  voidDeadline,
  type Deadline,
  type MovedDeadline,
  type NewDeadline,
} from '../calendar/deadlines.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Reader, Tx } from '../store/store.ts';

/** The clocks of a case: 反馈提醒, 制发文书, 整改, 复查. */
export type ClockStep = 'react' | 'document' | 'rectify' | 'review';

const keyOf = (caseNumber: string, step: ClockStep) => ({
  owner: 'case' as const,
  ownerId: caseNumber,
  step,
});

/** All deadlines of a case, void ones included, in the order they were set. */
export function caseClocks(reader: Reader, caseNumber: string): Deadline[] {
  return deadlinesOf(reader, 'case', caseNumber);
}

export function isOpen(deadline: Deadline): boolean {
  return deadline.metOn === undefined && deadline.voidOn === undefined;
}

/** The clock of a step that is not void; met or open. */
export function liveClock(reader: Reader, caseNumber: string, step: ClockStep): Deadline | undefined {
  return caseClocks(reader, caseNumber).find((d) => d.step === step && d.voidOn === undefined);
}

export function startClock(
  tx: Tx,
  calendar: Calendar,
  clock: Omit<NewDeadline, 'owner' | 'ownerId' | 'step'> & { caseNumber: string; step: ClockStep },
): Deadline {
  const { caseNumber, step, ...rest } = clock;
  return setDeadline(tx, calendar, { ...rest, ...keyOf(caseNumber, step) });
}

/** Notes that a clock was met; nothing happens where it is not running. */
export function meetClock(tx: Tx, caseNumber: string, step: ClockStep, on: LocalDate, by: string): void {
  const clock = liveClock(tx, caseNumber, step);
  if (clock && isOpen(clock)) meetDeadline(tx, keyOf(caseNumber, step), on, by);
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
    if (isOpen(clock) && (step === undefined || clock.step === step)) voidDeadline(tx, clock, on, reason);
  }
}

/** What the user is told of a clock that just started. */
export function provisionalWarnings(...clocks: readonly Deadline[]): string[] {
  return clocks
    .filter((clock) => clock.provisional)
    .map((clock) => `期限「${clock.title}」的届满日${clock.dueOn}为暂定：涉及的年度放假安排尚未公布或未导入`);
}

/**
 * The time for a review starts where the time for rectification ends: sets anew the reviews whose
 * rectification has moved (a new arrangement of holidays). Gives each old clock with its new one.
 */
export function realignReviews(tx: Tx, calendar: Calendar, on: LocalDate, reason: string): MovedDeadline[] {
  const moved: MovedDeadline[] = [];
  for (const review of openDeadlines(tx)) {
    if (review.owner !== 'case' || review.step !== 'review' || review.unit === 'fixed') continue;
    const rectify = liveClock(tx, review.ownerId, 'rectify');
    if (!rectify || rectify.dueOn === review.startOn) continue;
    voidDeadline(tx, review, on, reason);
    const after = setDeadline(tx, calendar, {
      ...keyOf(review.ownerId, 'review'),
      title: review.title,
      responsible: review.responsible,
      startOn: rectify.dueOn,
      startEvent: review.startEvent,
      period: { amount: review.amount, unit: review.unit },
      basis: { document: review.basis, at: '' },
    });
    moved.push({ before: review, after });
  }
  return moved;
}
