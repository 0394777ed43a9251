import type { DrawRules, Rate, StratumQuota, Unit } from './model.ts';
import { byCode } from './model.ts';

type CycleRules = Pick<DrawRules, 'rate' | 'cycleQuarters' | 'cyclePosition' | 'riskSeats'>;

/** Whole part of a quotient rounded up; exact for safe integers. */
function ceilDiv(dividend: number, divisor: number): number {
  return Math.floor((dividend + divisor - 1) / divisor);
}

/** Whether `rate` is at least `floor`, in integers. */
export function rateAtLeast(rate: Rate, floor: Rate): boolean {
  return rate.numerator * floor.denominator >= floor.numerator * rate.denominator;
}

/** 名额: the seats of a stratum of `size` agencies, `uncovered` of them not yet drawn in this cycle. */
export function quotaOf(stratum: string, size: number, uncovered: number, rules: CycleRules): StratumQuota {
  const floor = ceilDiv(rules.rate.numerator * size, rules.rate.denominator);
  const need = ceilDiv(uncovered, rules.cycleQuarters - rules.cyclePosition + 1);
  const riskSeats = Math.max(0, Math.min(rules.riskSeats, size - need));
  const seats = Math.min(size, Math.max(floor, need + riskSeats, 1));
  const seatsA = Math.min(uncovered, seats - riskSeats);
  return { stratum, size, uncovered, floor, need, riskSeats, seats, seatsA };
}

/** The quotas of every stratum in the roster, in byte order of the stratum codes. */
export function quotasOf(units: readonly Unit[], rules: CycleRules): StratumQuota[] {
  const counts = new Map<string, { size: number; uncovered: number }>();
  for (const unit of units) {
    const count = counts.get(unit.stratum) ?? { size: 0, uncovered: 0 };
    count.size += 1;
    if (!unit.covered) count.uncovered += 1;
    counts.set(unit.stratum, count);
  }
  return [...counts]
    .sort(([a], [b]) => byCode(a, b))
    .map(([stratum, { size, uncovered }]) => quotaOf(stratum, size, uncovered, rules));
}

/** What a choice of rate and cycle leads to, to be shown before the commitment. */
export interface Outlook {
  readonly stratum: string;
  readonly size: number;
  readonly floor: number;
  /** Quarters until everybody is covered if each quarter draws the floor only, and only new agencies. */
  readonly quartersAtFloor: number;
  /** Seats in the first of `within` quarters if everybody is to be covered in that time. */
  readonly seatsWithin: number;
  readonly within: number;
  /** Seats of each quarter of such a span. */
  readonly seatsEach: readonly number[];
  /** Seats of the quarters left in this cycle, this one first, if part B meets only agencies already drawn. */
  readonly ahead: readonly number[];
  /** Quarters from now, this one counted, by which everybody is covered at the latest; 0 where all are. */
  readonly coveredWithin: number;
}

/** 测算: per stratum, how long the floor takes and what covering everybody within `within` quarters costs. */
export function outlook(units: readonly Unit[], rules: CycleRules, within: number): Outlook[] {
  return quotasOf(units, rules).map(({ stratum, size, uncovered, floor }) => {
    const quick = seatsAhead(stratum, size, size, { ...rules, cycleQuarters: within, cyclePosition: 1 });
    const { seats, coveredWithin } = seatsAhead(stratum, size, uncovered, rules);
    return {
      stratum,
      size,
      floor,
      quartersAtFloor: ceilDiv(size, floor),
      seatsWithin: quick.seats[0] ?? 0,
      within,
      seatsEach: quick.seats,
      ahead: seats,
      coveredWithin,
    };
  });
}

function seatsAhead(
  stratum: string,
  size: number,
  uncovered: number,
  rules: CycleRules,
): { seats: number[]; coveredWithin: number } {
  const seats: number[] = [];
  let left = uncovered;
  let coveredWithin = 0;
  for (let t = rules.cyclePosition; t <= rules.cycleQuarters; t += 1) {
    const quota = quotaOf(stratum, size, left, { ...rules, cyclePosition: t });
    seats.push(quota.seats);
    if (left > 0) coveredWithin += 1;
    left -= quota.seatsA;
  }
  return { seats, coveredWithin };
}
