import type { LocalDate } from '../kernel/local-date.ts';
import type { ReportDeps } from './deps.ts';
import { makeReport } from './make-report.ts';
import type { Report } from './model.ts';
import { officeActs } from './sections/acts.ts';
import { openTerms } from './sections/deadlines.ts';
import { journalState } from './sections/journal-state.ts';
import { waitingMatters } from './sections/waiting.ts';

export interface DailyOptions {
  /** The day it is about. */
  readonly day: LocalDate;
  readonly madeOn: LocalDate;
  /** Working days ahead. */
  readonly days: number;
}

/**
 * 监督日报: what a morning needs to know. What was done since the working day before is new; the head of 留痕, kept
 * with the report, pins everything before it.
 */
export function dailyReport(deps: ReportDeps, { day, madeOn, days }: DailyOptions): Report {
  const scope = { from: deps.calendar.addWorkingDays(day, -1), to: day, madeOn };
  return makeReport(deps, scope, '监督日报', (past) => [
    openTerms(past, scope, days),
    ...waitingMatters(past),
    officeActs(past, scope),
    journalState(past),
  ]);
}
