import type { Tx } from '../store/store.ts';
import { AgencyDirectory } from '../registry/directory.ts';
import type { Finding } from '../kernel/finding.ts';
import type { OnStep } from '../kernel/on-step.ts';
import { comparePlans } from './compare-plans.ts';
import type { PlanDeps } from './import-plans.ts';
import { judgePlan } from './judge.ts';
import { RegistryLookup } from './lookup.ts';
import { adoptSeries } from './series-store.ts';
import { replaceFindings } from './finding-store.ts';
import { allPlanRows, openPlanIds, planRow, readLines, type PlanRow } from './store.ts';
import { factsOf, requirePlan, summarise, type PlanSummary, type StoredPlan } from './stored-plan.ts';
import { weighFindings } from './weigh-findings.ts';
import { objectsOfPlans } from './visit-store.ts';
import { rewriteVisits } from './write-plan.ts';

export interface CheckedPlan extends PlanSummary {
  readonly findings: readonly Finding[];
}

/**
 * 复核: judges a year's open plans anew, by today's registry and pack, and compares them with each other. `onStep`
 * is told of the plans, and of the objects they are compared by.
 */
export function checkYear(deps: PlanDeps, year: number, onStep?: OnStep): CheckedPlan[] {
  deps.store.write((tx) => {
    const ids = openPlanIds(tx, year);
    rejudge(tx, deps, ids, onStep);
    comparePlans(tx, deps.pack, year, { whole: true, ...(onStep && { onStep }) });
    recordCheck(tx, deps, year, ids.length);
  });
  return openPlanIds(deps.store, year).map((id) => checked(deps, id));
}

/** Judges one plan anew, with the year it belongs to. @throws UserError E_PLAN_UNKNOWN */
export function checkPlan(deps: PlanDeps, reference: string): StoredPlan {
  return deps.store.write((tx) => {
    const { row, summary } = requirePlan(tx, reference);
    if (summary.state === 'open' || summary.state === 'faulty') {
      const objects = rejudge(tx, deps, [row.id]);
      comparePlans(tx, deps.pack, row.year, { plans: [row.id], objects });
      recordCheck(tx, deps, row.year, 1, row.id);
    }
    return requirePlan(tx, String(row.id));
  });
}

/** Years that have plans. */
export function planYears(deps: PlanDeps): number[] {
  return [...new Set(allPlanRows(deps.store).map((row) => row.year))].sort((a, b) => a - b);
}

/** 统筹比对 of a year, as an act of its own. */
export function checkPortfolio(deps: PlanDeps, year: number): void {
  deps.store.write((tx) => {
    recordCheck(tx, deps, year, comparePlans(tx, deps.pack, year));
  });
}

function recordCheck(tx: Tx, deps: PlanDeps, year: number, plans: number, id?: number): void {
  tx.record({
    act: 'plan.check',
    subject: 'plan',
    id: id ?? year,
    summary: `按政策包 ${deps.pack.version} 审查${year}年计划${plans}份`,
    after: { pack: deps.pack.version, plans },
  });
}

/**
 * Judges plans by themselves anew, and renews what is compared across plans. What was said of the reading of
 * the file stays; it cannot be found anew without the file.
 * @returns the objects that the plans visited before
 */
function rejudge(tx: Tx, deps: PlanDeps, ids: readonly number[], onStep?: OnStep): number[] {
  const directory = new AgencyDirectory(tx);
  adoptSeries(tx, directory);
  const lookup = new RegistryLookup(tx);
  const before = tx.all(objectsOfPlans, JSON.stringify(ids)).map(({ id }) => id);
  for (const [at, id] of ids.entries()) {
    const row = planRow(tx, id) as PlanRow;
    const facts = factsOf(tx, row);
    onStep?.(row.title, at, ids.length);
    const raw = readLines(tx, id);
    const judged = judgePlan(facts, raw, { pack: deps.pack, directory, lookup });
    replaceFindings(tx, id, 'own', judged.findings, deps.pack.version);
    rewriteVisits(
      tx,
      id,
      judged.lines.map((line, i) => ({ ...line, id: (raw[i] as (typeof raw)[number]).id })),
    );
  }
  return before;
}

function checked(deps: PlanDeps, id: number): CheckedPlan {
  const row = planRow(deps.store, id) as PlanRow;
  return { ...summarise(deps.store, row), findings: weighFindings(deps.store, row).findings };
}
