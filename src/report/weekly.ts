import type { ReportDeps, Scope } from './deps.ts';
import { makeReport } from './make-report.ts';
import type { Report } from './model.ts';
import { officeActs } from './sections/acts.ts';
import { supervisionCases } from './sections/cases.ts';
import { openTerms } from './sections/deadlines.ts';
import { planFiling } from './sections/plan-filing.ts';

/** Working days ahead: those of the week to come. */
const NEXT_WEEK = 5;

/** 监督周报: who is late, what comes next week, what was done in this one. */
export function weeklyReport(deps: ReportDeps, scope: Scope): Report {
  return makeReport(deps, scope, '监督周报', (past) => [
    openTerms(past, scope, NEXT_WEEK),
    planFiling(past, scope),
    supervisionCases(past, scope),
    officeActs(past, scope),
  ]);
}
