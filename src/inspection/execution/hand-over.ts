import { groupBy } from '../../kernel/group.ts';
import type { PlanDuty } from './due-visits.ts';
import type { DueVisit } from './model.ts';

/** One visit that a monthly plan takes over from the annual one; 0 where it names nobody. */
interface Unit {
  readonly enterpriseId: number;
  readonly startDay: number;
  readonly endDay: number;
  taken: boolean;
}

/**
 * 月度计划落实年度计划: both state the same visits. What the monthly plans of an agency state is due by them, and no
 * longer by its annual plans: a visit to the same object at an overlapping time; of a number of visits, as many as
 * the monthly plans state within its time and nothing else has taken.
 */
export class HandOver {
  readonly #units: readonly Unit[];
  readonly #byObject: ReadonlyMap<number, Unit[]>;

  constructor(monthly: readonly PlanDuty[]) {
    this.#units = monthly.flatMap(unitsOf);
    this.#byObject = groupBy(this.#units, ({ enterpriseId }) => enterpriseId);
  }

  /** What is left of an annual plan, and how many visits the monthly ones have taken over. */
  from(annual: PlanDuty): { readonly duty: PlanDuty; readonly handed: number } {
    let handed = 0;
    const take = (units: readonly Unit[], most: number, fits: (unit: Unit) => boolean): number => {
      const taken = units.filter((unit) => !unit.taken && fits(unit)).slice(0, most);
      for (const unit of taken) unit.taken = true;
      handed += taken.length;
      return taken.length;
    };
    const visits = annual.visits.flatMap((visit): DueVisit[] => {
      const { enterpriseId, startDay, endDay } = visit;
      const overlaps = (unit: Unit) => unit.startDay <= endDay && unit.endDay >= startDay;
      const times = visit.times - take(this.#byObject.get(enterpriseId) ?? [], visit.times, overlaps);
      return times === 0 ? [] : [{ ...visit, times }];
    });
    const counts = annual.counts.flatMap((one) => {
      const within = (unit: Unit) => unit.startDay >= one.startDay && unit.endDay <= one.endDay;
      const count = one.count - take(this.#units, one.count, within);
      return count === 0 ? [] : [{ ...one, count }];
    });
    return { duty: { ...annual, visits, counts }, handed };
  }
}

function unitsOf({ visits, counts }: PlanDuty): Unit[] {
  const unit = (enterpriseId: number, startDay: number, endDay: number): Unit => ({
    enterpriseId,
    startDay,
    endDay,
    taken: false,
  });
  return [
    ...visits.flatMap(({ enterpriseId, startDay, endDay, times }) =>
      Array.from({ length: times }, () => unit(enterpriseId, startDay, endDay)),
    ),
    ...counts.flatMap(({ startDay, endDay, count }) =>
      Array.from({ length: count }, () => unit(0, startDay, endDay)),
    ),
  ];
}
