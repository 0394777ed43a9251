import type { ReportDeps, Scope } from './deps.ts';
import { makeReport } from './make-report.ts';
import type { Report } from './model.ts';
import { proposedProblems, registeredProblems } from './sections/problems.ts';

/** 共性问题报告: general problems with the day their guidance is due, and what keeps coming back. */
export function commonReport(deps: ReportDeps, scope: Scope): Report {
  return makeReport(deps, scope, '共性问题报告', (past) => [
    registeredProblems(past, scope),
    proposedProblems(past, scope),
  ]);
}
