import { drawDuties, uncommittedQuarters } from '../draw/quarters.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { expectedDeadlines, type ExpectedDeadline } from '../plan/expected-deadlines.ts';
import { jointDuties } from '../plan/joint/joint-duties.ts';
import { plansInUse } from '../plan/store.ts';
import type { ReportDeps } from './deps.ts';

/**
 * 应办而未办, of what is nowhere stored and due by a day: plans that did not come, proposals nobody answered, quarters
 * without their 抽查. A bureau that never took a plan in is not told which are missing.
 */
export function owedDuties(
  { store, pack, calendar }: ReportDeps,
  span: { readonly today: LocalDate; readonly until: LocalDate },
): ExpectedDeadline[] {
  const draws = drawDuties(store, pack, uncommittedQuarters(store, span.until));
  if (!plansInUse(store)) return draws;
  return [...expectedDeadlines(store, pack, span), ...jointDuties(store, pack, calendar, span), ...draws];
}
