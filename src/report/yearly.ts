import type { ReportDeps, Scope } from './deps.ts';
import { makeReport } from './make-report.ts';
import type { Report } from './model.ts';
import { supervisionCases } from './sections/cases.ts';
import { supervisionClues } from './sections/clues.ts';
import { comparedIndicators } from './sections/compared.ts';
import { complaintHandling } from './sections/complaints.ts';
import { evaluation } from './sections/evaluation.ts';
import { execution } from './sections/execution.ts';
import { planFiling } from './sections/plan-filing.ts';
import { inspectionRecords } from './sections/records.ts';
import { spotCheck } from './sections/spot-check.ts';

/** 涉企行政检查效能评估年度报告 (S1 三(三)), for the government. */
export function yearlyReport(deps: ReportDeps, scope: Scope): Report {
  return makeReport(deps, scope, '涉企行政检查效能评估年度报告', (past) => [
    planFiling(past, scope),
    inspectionRecords(past, scope),
    execution(past, scope),
    comparedIndicators(past, scope),
    evaluation(past, scope),
    spotCheck(past, scope),
    supervisionClues(past, scope),
    supervisionCases(past, scope),
    complaintHandling(past, scope),
  ]);
}
