import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../src/draw/record.ts';
import { pairInspectors, understaffed } from '../../src/draw/pair.ts';
import { anyInputs, anySeedLine, testSeedHash } from './support.ts';

const units = ['U001', 'U002', 'U003'];

describe('pairing', () => {
  it('gives everyone enough people, keeps exclusions, and spreads the load', () => {
    fc.assert(
      fc.property(anyInputs, anySeedLine, (inputs, line) => {
        const { pairs, selected } = draw(inputs, line);
        const perUnit = inputs.rules.inspectorsPerUnit;
        expect(new Set(pairs.map((p) => `${p.unit}|${p.inspector}`)).size).toBe(selected.length * perUnit);
        for (const { code } of selected) expect(pairs.filter((p) => p.unit === code)).toHaveLength(perUnit);
        const excluded = new Set(inputs.exclusions.map((e) => `${e.unit}|${e.inspector}`));
        expect(pairs.filter((p) => excluded.has(`${p.unit}|${p.inspector}`))).toEqual([]);
        for (const inspector of inputs.inspectors) {
          const mine = pairs.filter((p) => p.inspector === inspector);
          const highest = Math.max(0, ...mine.map((p) => p.cap));
          expect(mine.length).toBeLessThanOrEqual(highest);
        }
      }),
    );
  });

  it('raises the cap only when a pass is through', () => {
    const pairs = pairInspectors(testSeedHash(3), {
      units,
      inspectors: ['J1', 'J2'],
      exclusions: [],
      perUnit: 2,
    });
    expect(pairs).toHaveLength(6);
    expect(pairs.map((p) => p.cap).toSorted((x, y) => x - y)).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('refuses, naming every agency that cannot be staffed', () => {
    const exclusions = [
      { unit: 'U001', inspector: 'J1' },
      { unit: 'U003', inspector: 'J2' },
    ];
    const input = { units, inspectors: ['J1', 'J2'], exclusions, perUnit: 2 };
    expect(() => pairInspectors(testSeedHash(0), input)).toThrow(/U001（可派1人）、U003（可派1人）$/);
    expect(understaffed(input).map((u) => u.unit)).toEqual(['U001', 'U003']);
  });
});
