import type { Reader } from '../store/store.ts';
import { allPlanRows, readAllEvents } from './store.ts';
import { summarise, type PlanState, type PlanSummary } from './stored-plan.ts';
import type { PlanKind } from './values/model.ts';

export interface PlanFilter {
  readonly year?: number | undefined;
  readonly kind?: PlanKind | undefined;
  readonly state?: PlanState | undefined;
  /** Code of the agency, or part of its name. */
  readonly agency?: string | undefined;
}

/** 计划列表, in the order received. */
export function listPlans(reader: Reader, filter: PlanFilter): PlanSummary[] {
  const events = readAllEvents(reader);
  return allPlanRows(reader)
    .filter((row) => filter.year === undefined || row.year === filter.year)
    .map((row) => summarise(reader, row, events.get(row.id) ?? []))
    .filter(
      (plan) =>
        (filter.kind === undefined || plan.kind === filter.kind) &&
        (filter.state === undefined || plan.state === filter.state) &&
        (filter.agency === undefined ||
          plan.agencyCode === filter.agency ||
          plan.agency.includes(filter.agency)),
    );
}
