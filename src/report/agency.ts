import type { AgencyRecord } from '../registry/agency-store.ts';
import type { ReportDeps, Scope } from './deps.ts';
import { makeReport } from './make-report.ts';
import type { Report } from './model.ts';
import { inspectionAlerts } from './sections/alerts.ts';
import { supervisionCases } from './sections/cases.ts';
import { supervisionClues } from './sections/clues.ts';
import { complaintHandling } from './sections/complaints.ts';
import { openTerms } from './sections/deadlines.ts';
import { evaluation } from './sections/evaluation.ts';
import { execution } from './sections/execution.ts';
import { planFiling } from './sections/plan-filing.ts';
import { planFindings } from './sections/plan-findings.ts';
import { inspectionIndicators, inspectionRecords } from './sections/records.ts';
import { spotCheck } from './sections/spot-check.ts';

/** Working days ahead. */
const AHEAD = 10;

/** 单位监督档案: plans, checks, cases and score of one agency in a year. */
export function agencyReport(deps: ReportDeps, scope: Scope & { readonly agency: AgencyRecord }): Report {
  return makeReport(deps, scope, `${scope.agency.name}监督档案`, (past) => [
    openTerms(past, scope, AHEAD),
    planFiling(past, scope),
    planFindings(past, scope),
    execution(past, scope),
    inspectionRecords(past, scope),
    inspectionIndicators(past, scope),
    inspectionAlerts(past, scope),
    supervisionClues(past, scope),
    supervisionCases(past, scope),
    complaintHandling(past, scope),
    spotCheck(past, scope),
    evaluation(past, scope),
  ]);
}
