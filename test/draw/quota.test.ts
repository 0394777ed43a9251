import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlook, quotaOf, rateAtLeast } from '../../src/draw/quota.ts';
import { exampleRules, makeUnits } from './support.ts';

const tenth = { numerator: 10, denominator: 100 };

describe('quota', () => {
  const cases: [N: number, U: number, Q: number, t: number, b: number, n: number, a: number][] = [
    [60, 60, 10, 1, 1, 7, 6],
    [60, 60, 10, 1, 0, 6, 6],
    [60, 0, 10, 10, 1, 6, 0],
    [61, 61, 10, 1, 0, 7, 7],
    [1, 1, 10, 1, 1, 1, 1],
    [1, 0, 10, 10, 1, 1, 0],
    [10, 10, 1, 1, 3, 10, 10],
    [60, 60, 4, 1, 1, 16, 15],
    [60, 45, 4, 4, 1, 46, 45],
    [3, 2, 2, 2, 5, 3, 2],
  ];
  it.each(cases)('N=%i U=%i Q=%i t=%i b=%i → n=%i a=%i', (N, U, Q, t, b, n, a) => {
    const rules = { rate: tenth, cycleQuarters: Q, cyclePosition: t, riskSeats: b };
    const quota = quotaOf('BM', N, U, rules);
    expect([quota.seats, quota.seatsA]).toEqual([n, a]);
  });

  it('never falls below the rate, never asks for more than there are, and leaves part B fillable', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.nat(),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(),
        fc.integer({ min: 0, max: 5 }),
        (size, u, percent, cycleQuarters, t, riskSeats) => {
          const uncovered = u % (size + 1);
          const rate = { numerator: percent, denominator: 100 };
          const cyclePosition = 1 + (t % cycleQuarters);
          const quota = quotaOf('BM', size, uncovered, { rate, cycleQuarters, cyclePosition, riskSeats });
          expect(quota.seats * 100).toBeGreaterThanOrEqual(percent * size);
          expect(quota.seats).toBeGreaterThanOrEqual(1);
          expect(quota.seats).toBeLessThanOrEqual(size);
          expect(quota.seatsA).toBeLessThanOrEqual(uncovered);
          expect(quota.seatsA).toBeGreaterThanOrEqual(quota.need);
          expect(quota.seats - quota.seatsA).toBeLessThanOrEqual(size - quota.seatsA);
        },
      ),
    );
  });

  it.each([
    [{ numerator: 10, denominator: 100 }, true],
    [{ numerator: 1, denominator: 10 }, true],
    [{ numerator: 99, denominator: 1000 }, false],
    [{ numerator: 1, denominator: 3 }, true],
  ])('compares rates in integers: %o', (rate, enough) => {
    expect(rateAtLeast(rate, tenth)).toBe(enough);
  });
});

describe('outlook', () => {
  const units = [...makeUnits(60), { code: 'Z1', name: '甲', stratum: 'ZJ', weight: 1, covered: true }];
  const rules = { ...exampleRules, cycleQuarters: 10, cyclePosition: 1, riskSeats: 1 };
  it('says how long the floor takes and what a year costs', () => {
    expect(outlook(units, rules, 4)).toEqual([
      {
        stratum: 'BM',
        size: 60,
        floor: 6,
        quartersAtFloor: 10,
        seatsWithin: 16,
        within: 4,
        // 15 new ones a quarter, and the seat that stays open.
        seatsEach: [16, 16, 16, 16],
        ahead: Array.from({ length: 10 }, () => 7),
        coveredWithin: 10,
      },
      {
        stratum: 'ZJ',
        size: 1,
        floor: 1,
        quartersAtFloor: 1,
        seatsWithin: 1,
        within: 4,
        seatsEach: [1, 1, 1, 1],
        ahead: Array.from({ length: 10 }, () => 1),
        // Drawn already.
        coveredWithin: 0,
      },
    ]);
  });
});
