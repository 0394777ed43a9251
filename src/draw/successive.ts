/** Probabilities of one agency and of two alike, in one part of a draw. */
export interface Inclusion {
  readonly one: number;
  /** That two agencies of the same kind are both in. */
  readonly two: number;
}

/** How many agencies of one weight a stratum has. */
export interface WeightClass {
  readonly weight: number;
  readonly uncovered: number;
  readonly covered: number;
}

export interface PartB {
  readonly uncovered: Inclusion;
  readonly covered: Inclusion;
}

/** Part A: `seats` of `uncovered`, all alike. */
export function inclusionA(uncovered: number, seats: number): Inclusion {
  if (uncovered === 0) return { one: 0, two: 0 };
  const one = seats / uncovered;
  return { one, two: uncovered < 2 ? 0 : (one * (seats - 1)) / (uncovered - 1) };
}

/**
 * Part B, exactly. The order of all tickets is a uniform permutation, so an agency of weight w is next with a chance
 * in proportion to w among those left (successive sampling). Sums over what part A may have taken, by weight, and over
 * the order in which the weights come; agencies of one weight are alike.
 */
export function inclusionB(classes: readonly WeightClass[], seatsA: number, seatsB: number): PartB[] {
  const sums = classes.map(() => ({ uncovered: [0, 0], covered: [0, 0] }));
  for (const { taken, chance } of takenByA(classes, seatsA)) {
    const left = classes.map((c, i) => c.uncovered - (taken[i] ?? 0) + c.covered);
    const moments = drawnMoments(
      classes.map((c) => c.weight),
      left,
      seatsB,
    );
    for (const [i, c] of classes.entries()) {
      const n = left[i] ?? 0;
      const [first = 0, second = 0] = moments[i] ?? [];
      const one = n === 0 ? 0 : first / n;
      const two = n < 2 ? 0 : second / (n * (n - 1));
      const u = c.uncovered;
      const out = u - (taken[i] ?? 0);
      const sum = sums[i];
      if (!sum) continue;
      sum.covered[0] = (sum.covered[0] ?? 0) + chance * one;
      sum.covered[1] = (sum.covered[1] ?? 0) + chance * two;
      if (u > 0) sum.uncovered[0] = (sum.uncovered[0] ?? 0) + (chance * one * out) / u;
      if (u > 1)
        sum.uncovered[1] = (sum.uncovered[1] ?? 0) + (chance * two * out * (out - 1)) / (u * (u - 1));
    }
  }
  const inclusion = ([one = 0, two = 0]: number[]): Inclusion => ({ one, two });
  return sums.map((sum) => ({ uncovered: inclusion(sum.uncovered), covered: inclusion(sum.covered) }));
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i += 1) sum += Math.log((n - k + i) / i);
  return sum;
}

/** How many of each weight part A takes: every subset of its size is equally likely. */
function takenByA(
  classes: readonly WeightClass[],
  seats: number,
): { readonly taken: number[]; readonly chance: number }[] {
  const total = classes.reduce((n, c) => n + c.uncovered, 0);
  let partial: { taken: number[]; log: number; left: number }[] = [{ taken: [], log: 0, left: seats }];
  for (const { uncovered } of classes) {
    partial = partial.flatMap(({ taken, log, left }) =>
      Array.from({ length: Math.min(uncovered, left) + 1 }, (_, x) => ({
        taken: [...taken, x],
        log: log + logChoose(uncovered, x),
        left: left - x,
      })),
    );
  }
  const all = logChoose(total, seats);
  return partial.flatMap(({ taken, log, left }) =>
    left === 0 ? [{ taken, chance: Math.exp(log - all) }] : [],
  );
}

/** E[d] and E[d(d−1)] of the number d drawn of each weight in `seats` successive draws. */
function drawnMoments(weights: readonly number[], left: readonly number[], seats: number): number[][] {
  let states = new Map<string, { drawn: number[]; chance: number }>([
    ['', { drawn: weights.map(() => 0), chance: 1 }],
  ]);
  for (let seat = 0; seat < seats; seat += 1) {
    const next = new Map<string, { drawn: number[]; chance: number }>();
    for (const { drawn, chance } of states.values()) {
      const mass = weights.map((w, i) => w * ((left[i] ?? 0) - (drawn[i] ?? 0)));
      const total = mass.reduce((a, b) => a + b, 0);
      for (const [i, m] of mass.entries()) {
        if (m <= 0) continue;
        const then = drawn.with(i, (drawn[i] ?? 0) + 1);
        const key = then.join();
        const known = next.get(key) ?? { drawn: then, chance: 0 };
        known.chance += (chance * m) / total;
        next.set(key, known);
      }
    }
    if (next.size > 0) states = next;
  }
  return weights.map((_, i) => {
    let first = 0;
    let second = 0;
    for (const { drawn, chance } of states.values()) {
      const d = drawn[i] ?? 0;
      first += chance * d;
      second += chance * d * (d - 1);
    }
    return [first, second];
  });
}
