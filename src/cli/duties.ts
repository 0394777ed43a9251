import type { LocalDate } from '../kernel/local-date.ts';
import type { ExpectedDeadline } from '../plan/expected-deadlines.ts';
import type { WaitingItem } from '../report/waiting.ts';
import type { Deps } from './deps.ts';

/** As `owedDuties`, so many working days ahead; the pack and the rest are read only where there may be some. */
export async function dutiesWithin(deps: Deps, today: LocalDate, days: number): Promise<ExpectedDeadline[]> {
  const [{ uncommittedQuarters }, { plansInUse }] = await Promise.all([
    import('../draw/quarters.ts'),
    import('../plan/store.ts'),
  ]);
  const [store, calendar] = [await deps.openStore(), await deps.calendar()];
  const until = calendar.addWorkingDays(today, days);
  if (uncommittedQuarters(store, until).length === 0 && !plansInUse(store)) return [];
  const { owedDuties } = await import('../report/duties.ts');
  return owedDuties({ store, pack: await deps.pack(), calendar }, { today, until });
}

/**
 * 没有届满日的事项 of cases: letters not served, superior bodies not told. The pack is read only where somebody
 * has to be told.
 */
export async function waitingNow(deps: Deps): Promise<WaitingItem[]> {
  const { superiorNotices, uninformedSuperiors, unservedLetters } = await import('../report/waiting.ts');
  const store = await deps.openStore();
  const unserved = unservedLetters(store);
  const uninformed = uninformedSuperiors(store);
  if (uninformed.length === 0) return unserved;
  return [...unserved, ...superiorNotices(store, await deps.pack(), uninformed)];
}
