import type { Calendar } from '../calendar/calendar.ts';
import { openDeadlines, type Deadline } from '../calendar/deadlines.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { ExpectedDeadline } from '../plan/expected-deadlines.ts';
import type { Reader } from '../store/store.ts';
import type { WaitingItem } from './waiting.ts';

/** 超期, 当日到期, 即将到期 */
export type Urgency = 'overdue' | 'today' | 'soon';

export interface DueItem extends ExpectedDeadline {
  /** Undefined for one that is computed and not stored: a plan that is expected and did not come. */
  readonly id?: number;
  readonly urgency: Urgency;
  /** Working days left; negative: working days late; 0: today is the last, or rest days have passed since. */
  readonly workingDays: number;
}

/** 到期事项: the open deadlines that need somebody now or soon. */
export interface DueList {
  readonly today: LocalDate;
  /** Last day looked at. */
  readonly until: LocalDate;
  /** 超期 first, then 今日, then 即将; within each by responsible and due date. */
  readonly items: readonly DueItem[];
  /** What has no last day yet; see `waitingOf`. */
  readonly waiting: readonly WaitingItem[];
}

export interface DueOptions {
  readonly today: LocalDate;
  /** Working days ahead. */
  readonly days: number;
  /** Only what this body or person has to do. */
  readonly responsible?: string;
  /** Owed and not stored: a plan that is expected and did not come, a quarter without its 抽查. */
  readonly duties?: readonly ExpectedDeadline[];
  readonly waiting?: readonly WaitingItem[];
}

const ORDER: readonly Urgency[] = ['overdue', 'today', 'soon'];

export function listDue(reader: Reader, calendar: Calendar, options: DueOptions): DueList {
  const { today, days, responsible, duties = [], waiting = [] } = options;
  const until = calendar.addWorkingDays(today, days);
  const items = [...openDeadlines(reader, until), ...duties]
    .filter((d) => d.dueOn <= until && (responsible === undefined || d.responsible === responsible))
    .map((d) => toItem(d, calendar, today))
    .sort(byUrgency);
  return {
    today,
    until,
    items,
    waiting: waiting.filter((item) => responsible === undefined || item.responsible === responsible),
  };
}

function toItem(d: Deadline | ExpectedDeadline, calendar: Calendar, today: LocalDate): DueItem {
  const urgency = d.dueOn < today ? 'overdue' : d.dueOn === today ? 'today' : 'soon';
  return { ...d, urgency, workingDays: calendar.workingDaysBetween(today, d.dueOn) };
}

function byUrgency(a: DueItem, b: DueItem): number {
  if (a.urgency !== b.urgency) return ORDER.indexOf(a.urgency) - ORDER.indexOf(b.urgency);
  if (a.responsible !== b.responsible) return a.responsible < b.responsible ? -1 : 1;
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  return (a.id ?? 0) - (b.id ?? 0);
}

/** `超期3个工作日`, `还有2个工作日`; of the last day, be it today or the day a report is made for: `当日到期`. */
export function urgencyText({ urgency, workingDays }: DueItem): string {
  if (urgency === 'today') return '当日到期';
  if (urgency === 'soon') return workingDays === 0 ? '休息日到期' : `还有${workingDays}个工作日`;
  // Zero where only rest days have passed since.
  return workingDays === 0 ? '超期' : `超期${-workingDays}个工作日`;
}
