import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareTail } from '../../src/draw/chi-square.ts';
import type { Unit } from '../../src/draw/model.ts';
import { quotaOf, quotasOf } from '../../src/draw/quota.ts';
import { simulate, simulateDraw } from '../../src/draw/simulate.ts';
import { inclusionA, inclusionB } from '../../src/draw/successive.ts';
import { journalEntries } from '../../src/store/journal.ts';
import { exampleCommit, newDesk } from './desk.ts';
import { example, exampleRules } from './support.ts';

describe('the tail of χ²', () => {
  // By numeric integration of the density.
  it.each([
    [3.841458820694124, 1, 0.05],
    [18.307038053275146, 10, 0.05],
    [59, 59, 0.4755119972952629],
    [126, 59, 9.106118176778007e-7],
    [0, 5, 1],
  ])('of %d with %d degrees is %d', (x, degrees, p) => {
    expect(Math.abs(chiSquareTail(x, degrees) - p) / p).toBeLessThan(1e-6);
  });
});

describe('the theory', () => {
  const classes = fc
    .array(fc.record({ uncovered: fc.nat(5), covered: fc.nat(5) }), { minLength: 1, maxLength: 3 })
    .map((list) => list.map((c, i) => Object.assign(c, { weight: i + 1 })));

  it('fills every seat: the chances of all agencies add up to the seats', () => {
    fc.assert(
      fc.property(classes, fc.nat(6), fc.nat(4), (list, a, b) => {
        const uncovered = list.reduce((n, c) => n + c.uncovered, 0);
        const size = uncovered + list.reduce((n, c) => n + c.covered, 0);
        const seatsA = Math.min(a, uncovered);
        const seatsB = Math.min(b, size - seatsA);
        const chances = inclusionB(list, seatsA, seatsB);
        const sum = list.reduce(
          (n, c, i) =>
            n + c.uncovered * (chances[i]?.uncovered.one ?? 0) + c.covered * (chances[i]?.covered.one ?? 0),
          0,
        );
        expect(sum).toBeCloseTo(seatsB, 9);
        expect(inclusionA(uncovered, seatsA).one * uncovered).toBeCloseTo(seatsA, 9);
      }),
    );
  });

  it('is w/W for one seat where nobody is taken before', () => {
    const [one, three] = inclusionB(
      [
        { weight: 1, uncovered: 0, covered: 4 },
        { weight: 3, uncovered: 0, covered: 2 },
      ],
      0,
      1,
    );
    expect(one?.covered.one).toBeCloseTo(1 / 10, 12);
    expect(three?.covered.one).toBeCloseTo(3 / 10, 12);
  });
});

describe('a simulation of the published example', () => {
  const quotas = quotasOf(example.units, exampleRules);
  const found = simulate('2026Q2', example.units, quotas, 3000);

  it('agrees with the theory in every group', () => {
    for (const g of found.groups) {
      expect(g.chiSquare?.p ?? 1).toBeGreaterThan(1e-6);
      // Five standard errors of a mean over the group.
      const error = Math.sqrt((g.theory * (1 - g.theory)) / found.seeds);
      expect(Math.abs(g.frequency - g.theory)).toBeLessThanOrEqual(5 * error + 1e-12);
    }
    const seats = quotas.reduce((n, q) => n + q.seats, 0);
    expect(found.units.reduce((n, u) => n + u.theory, 0)).toBeCloseTo(seats, 9);
    expect(found.units.reduce((n, u) => n + u.times, 0)).toBe(seats * found.seeds);
  });

  it('is the same every time', () => {
    expect(simulate('2026Q2', example.units, quotas, 200)).toEqual(
      simulate('2026Q2', example.units, quotas, 200),
    );
  });

  it('would notice weights that the theory does not know', () => {
    const heavy = example.units.map((u, i): Unit => ({
      ...u,
      stratum: 'BM',
      covered: true,
      weight: 1 + (i % 3),
    }));
    const quota = { ...quotaOf('BM', heavy.length, 0, exampleRules), seats: 6, seatsA: 0 };
    const honest = simulate('x', heavy, [quota], 1500);
    expect(honest.groups.filter((g) => (g.chiSquare?.p ?? 1) < 1e-6)).toEqual([]);
    const chances = honest.groups.map((g) => g.theory);
    expect(Math.max(...chances) / Math.min(...chances)).toBeGreaterThan(1.5);
  });

  it('writes nothing', () => {
    const desk = newDesk('2026-04-10');
    const before = desk.store.all(journalEntries).length;
    expect(simulateDraw(desk, exampleCommit, 20).units).toHaveLength(example.units.length);
    expect(desk.store.all(journalEntries)).toHaveLength(before);
  });
});
