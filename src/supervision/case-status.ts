import type { Calendar } from '../calendar/calendar.ts';
import type { Deadline } from '../calendar/deadlines.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { possibleActs, stateAfter } from './case-state.ts';
import { isOpen, stepOfClock, type ClockStep } from './clocks.ts';
import { PENDING_MATTERS, STAGE_NAMES, type Act, type CaseFact, type Matter, type Stage } from './model.ts';

/** Whose move it is: 区司法局, 执法单位, 决定机关, nobody. */
export type Mover = 'bureau' | 'agency' | 'government' | 'nobody';

/** 案件状态: computed from facts, deadlines and the day; never stored. */
export interface CaseStatus {
  readonly stage: Stage;
  readonly stageName: string;
  /** What stands open beside the stage: 中止, 挂牌督办, 异议, 问责. */
  readonly open: readonly Matter[];
  /** What comes next, in Chinese; empty at the end of the line. */
  readonly next: string;
  readonly nextBy: Mover;
  /** Acts that would be taken on this day. */
  readonly possible: readonly Act[];
  /** The running clock of what comes next. */
  readonly due?: Deadline;
  /** Working days left to `due`; negative when past. */
  readonly workingDaysLeft?: number;
  /** Running clocks that are past, the oldest first. */
  readonly overdue: readonly Deadline[];
}

interface Next {
  readonly text: string;
  readonly by: Mover;
  readonly clock?: ClockStep;
}

const REVIEW: Next = { text: '跟踪复查', by: 'bureau', clock: 'review' };

/** Once the day agreed is past, or where none was agreed, the bureau has to look for itself. */
const VERIFY: Next = { text: '核实：已整改的结案，未整改的确认并留存依据', by: 'bureau', clock: 'react' };

const SUSPENDED: Next = { text: '在复议、诉讼结束后恢复或者终止监督', by: 'bureau' };

const NEXT: Readonly<Record<Stage, Next>> = {
  clue: { text: '核实线索，预警提醒', by: 'bureau' },
  warned: { text: '反馈整改情况', by: 'agency', clock: 'react' },
  unresolved: { text: '制发监督文书', by: 'bureau', clock: 'document' },
  issued: { text: '送达文书，取得送达凭证（整改期限尚未起算）', by: 'bureau' },
  served: { text: '完成整改并书面反馈', by: 'agency', clock: 'rectify' },
  reported: REVIEW,
  passed: { text: '结案', by: 'bureau' },
  withdrawn: { text: '重新制发文书，或者说明理由结案', by: 'bureau', clock: 'document' },
  failed: { text: '报请决定机关处理', by: 'bureau' },
  escalated: { text: '作出决定', by: 'government' },
  declined: { text: '另行制发文书，或者说明理由结案', by: 'bureau' },
  decided: { text: '送达决定书，取得送达凭证（执行期限尚未起算）', by: 'bureau' },
  enforcing: { text: '执行决定', by: 'agency', clock: 'execute' },
  executed: { text: '结案（需要追责的另行登记问责）', by: 'bureau' },
  closed: { text: '', by: 'nobody' },
};

/** Where a case stands on a day. `acts` = its facts, or what is known of them in order. */
export function caseStatus(
  acts: readonly Pick<CaseFact, 'act'>[],
  deadlines: readonly Deadline[],
  today: LocalDate,
  calendar: Calendar,
): CaseStatus {
  const state = stateAfter(acts.map(({ act }) => act));
  const { stage } = state;
  const open = deadlines.filter((d) => isOpen(d)).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const clockOf = (step: ClockStep | undefined) => open.find((d) => stepOfClock(d) === step);
  const next = state.open.suspension > 0 ? SUSPENDED : nextMove(stage, clockOf(NEXT[stage].clock), today);
  const due = clockOf(next.clock);
  return {
    stage,
    stageName:
      next === SUSPENDED
        ? `${STAGE_NAMES[stage]}（已中止）`
        : next === REVIEW && stage === 'served'
          ? '整改期满未反馈，待复查'
          : STAGE_NAMES[stage],
    open: PENDING_MATTERS.filter((matter) => state.open[matter] > 0),
    next: next.text,
    nextBy: next.by,
    possible: possibleActs(state).filter((act) => isTimely(act, stage, clockOf, today)),
    ...(due ? { due, workingDaysLeft: calendar.workingDaysBetween(today, due.dueOn) } : {}),
    overdue: open.filter((d) => d.dueOn < today),
  };
}

/**
 * Within the time for rectification only what was answered may be reviewed, and nothing found wanting; what does not
 * run, or is over, is not extended (口径, `supervision.extension`).
 */
function isTimely(
  act: Act,
  stage: Stage,
  clockOf: (step: ClockStep) => Deadline | undefined,
  today: LocalDate,
): boolean {
  if (act === 'extend') {
    const running = clockOf(stage === 'enforcing' ? 'execute' : 'rectify');
    return running !== undefined && today <= running.dueOn;
  }
  const review = clockOf('review');
  if (review === undefined || today > review.startOn) return true;
  return act !== 'review-failed' && (act !== 'review-passed' || stage !== 'served');
}

function nextMove(stage: Stage, clock: Deadline | undefined, today: LocalDate): Next {
  if (stage === 'warned' && (clock === undefined || clock.dueOn < today)) return VERIFY;
  // The time to put things right is over: the review is due whether or not anybody answered.
  if (stage === 'served' && clock !== undefined && clock.dueOn < today) return REVIEW;
  return NEXT[stage];
}
