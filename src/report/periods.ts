import type { Calendar } from '../calendar/calendar.ts';
import { addDays, parseDate, type LocalDate } from '../kernel/local-date.ts';

/** Verbs of `zfjd report` that make a periodic report. */
export type ReportName = 'daily';

/** 定期报告: a report that is made once a period and kept in a folder under a dated name. */
export interface ReportPeriod {
  readonly name: ReportName;
  readonly title: string;
  /** The period that a report made on a day is about, as it stands in file names; sorts as text. */
  periodOf(day: LocalDate): string;
  /** Whether a text names a period of this kind. */
  isPeriod(text: string): boolean;
  /** A day to make the report of each period after one and before another, oldest first. */
  between(after: string, before: string, calendar: Calendar): LocalDate[];
}

/** 日报: every day has one where it is asked for; only those of working days are made up for. */
const DAILY: ReportPeriod = {
  name: 'daily',
  title: '监督日报',
  periodOf: (day) => day,
  isPeriod: (text) => parseDate(text) !== undefined,
  between: (after, before, calendar) => {
    const days: LocalDate[] = [];
    for (let day = addDays(after as LocalDate, 1); day < before; day = addDays(day, 1)) {
      if (calendar.kind(day).working) days.push(day);
    }
    return days;
  },
};

/** The periodic reports there are, by their verb. */
export const REPORT_PERIODS: Readonly<Record<ReportName, ReportPeriod>> = { daily: DAILY };
