import type { Deadline } from '../calendar/deadlines.ts';
import type { Deps } from './deps.ts';

/** 应办而未办的季度抽查 due within so many working days. The policy is read only where there are some. */
export async function dutiesWithin(deps: Deps, days: number): Promise<Deadline[]> {
  const { drawDuties, uncommittedQuarters } = await import('../draw/quarters.ts');
  const [store, calendar] = [await deps.openStore(), await deps.calendar()];
  const quarters = uncommittedQuarters(store, calendar.addWorkingDays(deps.clock.today(), days));
  return quarters.length === 0 ? [] : drawDuties(store, await deps.pack(), quarters);
}
