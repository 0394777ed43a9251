import type { ReportDeps, Scope } from './deps.ts';
import { makeReport } from './make-report.ts';
import type { Report } from './model.ts';
import { inspectionAlerts } from './sections/alerts.ts';
import { execution } from './sections/execution.ts';
import { planFiling } from './sections/plan-filing.ts';
import { planFindings } from './sections/plan-findings.ts';
import { inspectionIndicators, inspectionRecords } from './sections/records.ts';

/** 数据监督月报: filing of plans, records of inspections and what they show. */
export function monthlyReport(deps: ReportDeps, scope: Scope): Report {
  return makeReport(deps, scope, '数据监督月报', (past) => [
    planFiling(past, scope),
    planFindings(past, scope),
    inspectionRecords(past, scope),
    inspectionAlerts(past, scope),
    execution(past, scope),
    inspectionIndicators(past, scope),
  ]);
}
