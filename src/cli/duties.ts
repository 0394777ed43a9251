import type { LocalDate } from '../kernel/local-date.ts';
import type { ExpectedDeadline } from '../plan/expected-deadlines.ts';
import type { WaitingItem } from '../report/waiting.ts';
import type { Deps } from './deps.ts';

/**
 * 应办而未办, of what is nowhere stored and due within so many working days of a day: plans that did not come,
 * proposals nobody answered, quarters without their 抽查. The pack is read only where there may be some: a bureau
 * that never took a plan in is not told daily which are missing.
 */
export async function dutiesWithin(deps: Deps, today: LocalDate, days: number): Promise<ExpectedDeadline[]> {
  const [{ drawDuties, uncommittedQuarters }, { plansInUse }] = await Promise.all([
    import('../draw/quarters.ts'),
    import('../plan/store.ts'),
  ]);
  const [store, calendar] = [await deps.openStore(), await deps.calendar()];
  const until = calendar.addWorkingDays(today, days);
  const quarters = uncommittedQuarters(store, until);
  const plans = plansInUse(store);
  if (quarters.length === 0 && !plans) return [];
  const pack = await deps.pack();
  const draws = quarters.length === 0 ? [] : drawDuties(store, pack, quarters);
  if (!plans) return draws;
  const [{ expectedDeadlines }, { answerDuties }] = await Promise.all([
    import('../plan/expected-deadlines.ts'),
    import('../plan/joint/answer-duties.ts'),
  ]);
  const span = { today, until };
  return [...expectedDeadlines(store, pack, span), ...answerDuties(store, pack, calendar, span), ...draws];
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
