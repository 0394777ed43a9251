import type { Calendar } from '../calendar/calendar.ts';
import type { Deadline } from '../calendar/deadlines.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Tx } from '../store/store.ts';
import {
  caseClocks,
  isOpen,
  liveClock,
  meetClock,
  provisionalWarnings,
  replaceClock,
  stepOfClock,
  voidClocks,
  type ClockChange,
} from './clocks.ts';
import type { Proof } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { stepOf, takeStep, type ActOptions, type CaseDeps } from './take-step.ts';

/** Joins the keys of paused clocks in the fact. */
const BETWEEN = '、';

/**
 * 中止: the dispute is before 行政复议 or a court. Running clocks stop; those that are past already stay past.
 */
export function suspendCase(deps: CaseDeps, options: ActOptions & { readonly proof: Proof }): CaseResult {
  const { store, pack } = deps;
  const { number } = options;
  const warnings = store.write((tx) => {
    const on = options.on ?? store.actor.clock.today();
    const running = caseClocks(tx, number).filter((clock) => isOpen(clock) && clock.dueOn >= on);
    const paused = running.map(({ step }) => step);
    const { fact } = takeStep(
      tx,
      store.actor,
      stepOf('suspend', options, paused.length === 0 ? {} : { paused: paused.join(BETWEEN) }),
    );
    for (const clock of running) {
      voidClocks(tx, number, fact.on, `中止监督：${fact.text}`, stepOfClock(clock));
    }
    const note = pack.find('supervision.suspension', fact.on)?.note;
    return note === undefined ? [] : [note];
  });
  return caseResult(deps, number, warnings);
}

/** 恢复: what was left of each clock that stopped runs on; the day of resuming is day 0. */
export function resumeCase(deps: CaseDeps, options: ActOptions): CaseResult {
  const { store, calendar } = deps;
  const { number } = options;
  const warnings = store.write((tx) => {
    const { before, fact } = takeStep(tx, store.actor, stepOf('resume', options));
    const suspension = before.facts.findLast(({ act }) => act === 'suspend');
    const steps = suspension?.details.paused?.split(BETWEEN) ?? [];
    const clocks = caseClocks(tx, number);
    const stopped = steps.flatMap((step) => clocks.findLast((clock) => clock.step === step) ?? []);
    const resumed = stopped.map((clock) =>
      runOn(tx, calendar, clock, { from: suspension?.on ?? fact.on, on: fact.on, steps }),
    );
    // The agency may have answered meanwhile.
    const answer = before.facts.findLast(({ act }) => act === 'feedback');
    if (answer && before.state.stage === 'reported')
      meetClock(tx, number, 'rectify', answer.on, '收到整改反馈');
    return provisionalWarnings(...resumed);
  });
  return caseResult(deps, number, warnings);
}

interface Gap {
  /** The clock stopped on this day, and runs on from that one. */
  readonly from: LocalDate;
  readonly on: LocalDate;
  readonly steps: readonly string[];
}

function runOn(tx: Tx, calendar: Calendar, clock: Deadline, gap: Gap): Deadline {
  const follows =
    stepOfClock(clock) === 'review' && gap.steps.some((step) => stepOfClock({ step }) === 'rectify');
  const rectify = follows ? liveClock(tx, clock.ownerId, 'rectify') : undefined;
  // With the time for rectification running on, the review follows its end as before.
  const change = rectify ? { startOn: rectify.dueOn } : shiftOf(calendar, clock, gap);
  return replaceClock(tx, calendar, clock, gap.on, '恢复监督，继续计算', change);
}

/** A review that waits for the end of rectification keeps its length and starts later; all else runs on. */
function shiftOf(calendar: Calendar, clock: Deadline, { from, on }: Gap): ClockChange {
  if (clock.startOn > from) {
    const wait = calendar.workingDaysBetween(from, clock.startOn);
    return {
      startOn: calendar.addWorkingDays(on, wait),
      startEvent: `${clock.startEvent}（中止期间顺延）`,
    };
  }
  const left = calendar.workingDaysBetween(from, clock.dueOn);
  const startEvent = `恢复监督，剩余${left}个工作日（原自${clock.startOn}起：${clock.startEvent}）`;
  return left > 0
    ? { startOn: on, startEvent, period: { amount: left, unit: 'working-day' } }
    : { startOn: on, startEvent, period: { unit: 'fixed', on: calendar.nextWorkingDay(on) } };
}
