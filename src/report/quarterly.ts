import type { ReportDeps, Scope } from './deps.ts';
import { makeReport } from './make-report.ts';
import type { Report } from './model.ts';
import { supervisionCases } from './sections/cases.ts';
import { supervisionClues } from './sections/clues.ts';
import { complaintHandling } from './sections/complaints.ts';
import { openTerms } from './sections/deadlines.ts';
import { spotCheck } from './sections/spot-check.ts';

/** 执法监督季报: the spot check of the quarter, the cases, and who is late. */
export function quarterlyReport(deps: ReportDeps, scope: Scope): Report {
  return makeReport(deps, scope, '执法监督季报', (past) => [
    spotCheck(past, scope),
    supervisionClues(past, scope),
    supervisionCases(past, scope),
    complaintHandling(past, scope),
    openTerms(past, scope, 0),
  ]);
}
