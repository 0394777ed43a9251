import type { Calendar } from '../calendar/calendar.ts';
import type { ExpectedDeadline } from '../plan/expected-deadlines.ts';
import { missingYears } from '../calendar/show-year.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { verifyJournal, type ChainCheck } from '../store/journal.ts';
import { readSetting } from '../store/settings.ts';
import type { Reader } from '../store/store.ts';
import { listDue, type DueItem } from './due.ts';
import type { WaitingItem } from './waiting.ts';
import { linesSince, type JournalLine } from './journal.ts';

/** 监督日报: what a morning needs to know. */
export interface DailyReport {
  readonly bureau: string;
  readonly today: LocalDate;
  readonly until: LocalDate;
  readonly overdue: readonly DueItem[];
  readonly dueToday: readonly DueItem[];
  readonly dueSoon: readonly DueItem[];
  readonly waiting: readonly WaitingItem[];
  /** The working day before: what was done since then is new. */
  readonly since: LocalDate;
  readonly entries: readonly JournalLine[];
  /** State of the 留痕; its head, kept with the report, pins everything before it. */
  readonly journal: ChainCheck;
  readonly warnings: readonly string[];
}

export interface DailyOptions {
  readonly today: LocalDate;
  /** Working days ahead. */
  readonly days: number;
  /** As in `DueOptions`. */
  readonly duties?: readonly ExpectedDeadline[];
  readonly waiting?: readonly WaitingItem[];
}

export function dailyReport(reader: Reader, calendar: Calendar, options: DailyOptions): DailyReport {
  const { today } = options;
  const { items, until, waiting } = listDue(reader, calendar, options);
  const since = calendar.addWorkingDays(today, -1);
  return {
    bureau: readSetting(reader, 'bureau') ?? '',
    today,
    until,
    overdue: items.filter((item) => item.urgency === 'overdue'),
    dueToday: items.filter((item) => item.urgency === 'today'),
    dueSoon: items.filter((item) => item.urgency === 'soon'),
    waiting,
    since,
    // One made up for later says nothing of what came after its day.
    entries: linesSince(reader, since).filter(({ businessDate }) => businessDate <= today),
    journal: verifyJournal(reader),
    warnings: missingYears(calendar, today).map(({ message, next }) => `${message}；${next}`),
  };
}
