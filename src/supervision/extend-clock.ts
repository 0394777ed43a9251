import type { Deadline, FixedDay } from '../calendar/deadlines.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Period } from '../kernel/period.ts';
import { followRectify, isOpen, liveClock, provisionalWarnings, replaceClock } from './clocks.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { loadCase, prose, stepOf, takeStep, type ActOptions, type CaseDeps } from './take-step.ts';

export interface ExtendOptions extends ActOptions {
  /** 批准人 */
  readonly approver: string;
  /** Working days more. */
  readonly days?: number;
  /** Or the new last day. */
  readonly to?: LocalDate;
}

/**
 * 延长期限: more time for the agency to put things right, or to carry out the decision, by somebody's approval.
 * The time for the review moves with it.
 */
export function extendClock(deps: CaseDeps, options: ExtendOptions): CaseResult {
  const { store, calendar, pack } = deps;
  const { number } = options;
  const approver = prose(options.approver);
  if (approver === '') {
    throw new UserError('E_CASE_NEEDS', '延长期限须写明批准人', { hint: '写 --approver 批准人', exit: 2 });
  }
  const warnings = store.write((tx) => {
    const { state } = loadCase(tx, number);
    const clock = liveClock(tx, number, state.stage === 'enforcing' ? 'execute' : 'rectify');
    const on = options.on ?? store.actor.clock.today();
    const running = clock && isOpen(clock) ? clock : undefined;
    const period = running && longer(calendar, running, options);
    const { fact } = takeStep(
      tx,
      store.actor,
      stepOf('extend', options, {
        approver,
        ...(running &&
          period && {
            clock: running.title,
            wasDueOn: running.dueOn,
            dueOn: endOf(calendar, running, period),
          }),
      }),
    );
    if (!running || !period) {
      throw new UserError('E_CASE_CLOCK', `案件${number}没有正在计算的整改、执行期限，不能延长`, {
        hint: '决定书没有规定期限的，不需要延长',
      });
    }
    if (on < running.startOn) {
      throw new UserError('E_CASE_DATE', `批准延长的日期${on}早于期限起算之日${running.startOn}`, {
        hint: '检查 --on',
      });
    }
    const policy = pack.find('supervision.extension', on);
    if (policy?.value.before_end !== false && on > running.dueOn) {
      throw new UserError('E_CASE_CLOCK', `期限「${running.title}」已于${running.dueOn}届满，不能再延长`, {
        hint: policy?.note ?? '期限届满以前才能延长',
      });
    }
    const reason = `延长期限（${approver}批准）：${fact.text}`;
    const after = replaceClock(tx, calendar, running, fact.on, reason, { period });
    const review = followRectify(tx, calendar, number, fact.on, reason);
    return [
      `期限「${running.title}」届满日由${running.dueOn}延长至${after.dueOn}`,
      ...(policy?.note === undefined ? [] : [policy.note]),
      ...provisionalWarnings(after, ...(review ? [review.after] : [])),
    ];
  });
  return caseResult(deps, number, warnings);
}

function endOf(calendar: Calendar, { startOn }: Deadline, period: Period | FixedDay): LocalDate {
  return period.unit === 'fixed' ? period.on : calendar.due(startOn, period).due;
}

function longer(calendar: Calendar, clock: Deadline, { days, to }: ExtendOptions): Period | FixedDay {
  if ((days === undefined) === (to === undefined)) {
    throw new UserError('E_USAGE', '延长到哪一天，或者延长几个工作日，写一个', {
      hint: '写 --days 工作日数，或者 --to 日期',
      exit: 2,
    });
  }
  const fixed: FixedDay = {
    unit: 'fixed',
    on: to ?? calendar.addWorkingDays(clock.dueOn, Math.max(0, days ?? 0)),
  };
  if ((days !== undefined && days < 1) || fixed.on <= clock.dueOn) {
    throw new UserError('E_CASE_CLOCK', `延长后的届满日应当晚于${clock.dueOn}`, {
      hint: '检查 --days 或 --to',
      exit: 2,
    });
  }
  return days !== undefined && clock.unit === 'working-day'
    ? { unit: 'working-day', amount: clock.amount + days }
    : fixed;
}
