import { sha256 } from '../kernel/digest.ts';
import type { OnStep } from '../kernel/on-step.ts';
import type { Pack } from '../policy/pack.ts';
import type { Store } from '../store/store.ts';
import { chiSquareTail } from './chi-square.ts';
import { gather, type DrawChoice } from './gather.ts';
import type { Part, StratumQuota, Unit } from './model.ts';
import { quotasOf } from './quota.ts';
import { select } from './select.ts';
import { inclusionA, inclusionB, type Inclusion, type WeightClass } from './successive.ts';
import { entriesOf } from './tickets.ts';

/** 一组 of agencies that are alike: same stratum, weight and coverage. */
export interface SimulatedGroup {
  readonly stratum: string;
  readonly part: Part;
  readonly covered: boolean;
  readonly weight: number;
  readonly agencies: number;
  /** Chance of one agency to be drawn in this part, exactly. */
  readonly theory: number;
  /** Mean share of the seeds that drew one. */
  readonly frequency: number;
  /** Smallest and largest share. */
  readonly least: number;
  readonly most: number;
  /** χ² of the counts among agencies that are alike, and how likely as much or more is; absent for one agency, or where nothing is left to chance. */
  readonly chiSquare?: { readonly value: number; readonly degrees: number; readonly p: number };
}

/** How often one agency was drawn, in both parts together. */
export interface SimulatedUnit extends Unit {
  readonly times: number;
  readonly frequency: number;
  readonly theory: number;
}

export interface Simulation {
  readonly quarter: string;
  readonly seeds: number;
  readonly quotas: readonly StratumQuota[];
  readonly groups: readonly SimulatedGroup[];
  readonly units: readonly SimulatedUnit[];
}

/** The i-th test seed: fixed, so that everybody gets the same table; never a seed line of a draw. */
function testSeed(quarter: string, i: number): string {
  return sha256(`zfjd draw simulate|${quarter}|${i}`);
}

/**
 * 模拟: draws so many fixed test seeds over the roster as it is and compares how often each agency comes out with the
 * theory. Writes nothing. @throws UserError as `gather`
 */
export function simulateDraw(
  { store, pack }: { store: Store; pack: Pack },
  choice: DrawChoice,
  seeds: number,
  onStep?: OnStep,
): Simulation {
  const { units, rules } = gather(store, pack, choice, store.actor.clock.today());
  return simulate(choice.quarter, units, quotasOf(units, rules), seeds, onStep);
}

/** Seeds from one telling to the next. */
const TOLD_EVERY = 50;

/** The same over a given roster and its quotas. */
export function simulate(
  quarter: string,
  units: readonly Unit[],
  quotas: readonly StratumQuota[],
  seeds: number,
  onStep?: OnStep,
): Simulation {
  const counts = { A: new Map<string, number>(), B: new Map<string, number>() };
  for (let i = 1; i <= seeds; i += 1) {
    if (i % TOLD_EVERY === 1) onStep?.('试验种子', i - 1, seeds);
    for (const { code, part, selected } of select(entriesOf(testSeed(quarter, i), units), quotas)) {
      if (selected) counts[part].set(code, (counts[part].get(code) ?? 0) + 1);
    }
  }
  const theory = new Map(units.map((unit) => [unit.code, 0]));
  const groups = quotas.flatMap((quota) => {
    const here = units.filter((u) => u.stratum === quota.stratum);
    return groupsOf(quota, here).map(({ part, covered, weight, members, inclusion }): SimulatedGroup => {
      for (const { code } of members) theory.set(code, (theory.get(code) ?? 0) + inclusion.one);
      const times = members.map((u) => counts[part].get(u.code) ?? 0);
      const mean = times.reduce((a, b) => a + b, 0) / times.length;
      const tested = chiSquareOf(times, mean, seeds * (inclusion.one - inclusion.two));
      return {
        stratum: quota.stratum,
        part,
        covered,
        weight,
        agencies: members.length,
        theory: inclusion.one,
        frequency: mean / seeds,
        least: Math.min(...times) / seeds,
        most: Math.max(...times) / seeds,
        ...(tested && { chiSquare: tested }),
      };
    });
  });
  return {
    quarter,
    seeds,
    quotas,
    groups,
    units: units.map((unit) => {
      const times = (counts.A.get(unit.code) ?? 0) + (counts.B.get(unit.code) ?? 0);
      return { ...unit, times, frequency: times / seeds, theory: theory.get(unit.code) ?? 0 };
    }),
  };
}

interface Group {
  readonly part: Part;
  readonly covered: boolean;
  /** 0 in part A, where it does not count. */
  readonly weight: number;
  readonly members: readonly Unit[];
  readonly inclusion: Inclusion;
}

function groupsOf({ uncovered, seatsA, seats }: StratumQuota, units: readonly Unit[]): Group[] {
  const fresh = units.filter((u) => !u.covered);
  const weights = [...new Set(units.map((u) => u.weight))].sort((x, y) => x - y);
  const classes = weights.map((weight): WeightClass => {
    const alike = units.filter((u) => u.weight === weight);
    const covered = alike.filter((u) => u.covered).length;
    return { weight, covered, uncovered: alike.length - covered };
  });
  const partA: Group = {
    part: 'A',
    covered: false,
    weight: 0,
    members: fresh,
    inclusion: inclusionA(uncovered, seatsA),
  };
  const partB = inclusionB(classes, seatsA, seats - seatsA).flatMap(
    ({ covered, uncovered: other }, i): Group[] => {
      const weight = weights[i] ?? 1;
      const of = (isCovered: boolean): Unit[] =>
        units.filter((u) => u.weight === weight && u.covered === isCovered);
      return [
        { part: 'B', covered: false, weight, members: of(false), inclusion: other },
        { part: 'B', covered: true, weight, members: of(true), inclusion: covered },
      ];
    },
  );
  return [partA, ...partB].filter((group) => group.members.length > 0);
}

/**
 * X = Σ(cᵢ − c̄)² / M(π − π₂) ~ χ²(g − 1) for g agencies that are alike; in part A, where π = f = n/N, this is
 * (N−1)/N · Σ(cᵢ − Mf)² / Mf(1−f).
 */
function chiSquareOf(
  times: readonly number[],
  mean: number,
  variance: number,
): SimulatedGroup['chiSquare'] | undefined {
  const degrees = times.length - 1;
  if (degrees < 1 || variance < 1e-9) return undefined;
  const value = times.reduce((sum, c) => sum + (c - mean) ** 2, 0) / variance;
  return { value, degrees, p: chiSquareTail(value, degrees) };
}
