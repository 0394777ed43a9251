import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/kernel/digest.ts';
import type { DrawInputs, Unit } from '../../src/draw/model.ts';
import { quotasOf } from '../../src/draw/quota.ts';
import { buildRecord, draw } from '../../src/draw/record.ts';
import { select, selectedOf } from '../../src/draw/select.ts';
import { entriesOf, ticketB } from '../../src/draw/tickets.ts';
import { anyInputs, anySeedLine, makeUnits, testSeedHash } from './support.ts';

/** Agencies with their tickets, before anybody is selected. */
function ticketOf(units: readonly Unit[], seedHash: string): Map<string, string> {
  return new Map(entriesOf(seedHash, units).map((e) => [`${e.part}|${e.code}`, e.ticket]));
}

function shuffled<T>(list: readonly T[], salt: string): T[] {
  const key = (item: T): string => sha256(salt + JSON.stringify(item));
  return [...list].sort((x, y) => (key(x) < key(y) ? -1 : 1));
}

describe('tickets', () => {
  it('of an agency stay the same whoever else joins, leaves or is drawn', () => {
    fc.assert(
      fc.property(anyInputs, anySeedLine, fc.nat(), ({ units }, line, at) => {
        const seedHash = sha256(line);
        const all = ticketOf(units, seedHash);
        const fewer = units.filter((_, i) => i !== at % units.length);
        for (const [key, ticket] of ticketOf(fewer, seedHash)) expect(all.get(key)).toBe(ticket);
        const newcomer: Unit = { code: 'NEW-0001', name: '新单位', stratum: 'BM', weight: 3, covered: false };
        const more = ticketOf([newcomer, ...units], seedHash);
        for (const [key, ticket] of all) expect(more.get(key)).toBe(ticket);
      }),
    );
  });

  it('keep leading zeros apart', () => {
    const codes = ['7', '07', '007'].map((code) => ticketB(testSeedHash(0), code, 1));
    expect(new Set(codes).size).toBe(3);
  });

  it('take the smallest of as many as there is weight', () => {
    const S = testSeedHash(1);
    const paths = ['B|U1', 'B|U1|2', 'B|U1|3'].map((path) => sha256(S + path));
    expect([1, 2, 3].map((weight) => ticketB(S, 'U1', weight))).toEqual(
      [1, 2, 3].map((weight) => paths.slice(0, weight).toSorted()[0]),
    );
  });

  it('do not know names: NFC and NFD spellings draw alike', () => {
    const named = (name: string): Unit[] => [{ code: 'U1', name, stratum: 'BM', weight: 1, covered: false }];
    const nfd = 'バス局'.normalize('NFD');
    expect(nfd).not.toBe('バス局');
    expect(ticketOf(named(nfd), testSeedHash(0))).toEqual(ticketOf(named('バス局'), testSeedHash(0)));
  });
});

describe('selection', () => {
  it('fills every seat, part A first, nobody twice, in whatever order the inputs come', () => {
    fc.assert(
      fc.property(anyInputs, anySeedLine, (inputs: DrawInputs, line) => {
        const result = draw(inputs, line);
        const codes = result.selected.map((s) => s.code);
        expect(new Set(codes).size).toBe(codes.length);
        for (const quota of result.quotas) {
          const here = result.selected.filter((s) => s.stratum === quota.stratum);
          expect(here).toHaveLength(quota.seats);
          expect(here.filter((s) => s.part === 'A')).toHaveLength(quota.seatsA);
        }
        const passedOver = result.tickets.filter((t) =>
          result.tickets.some(
            (x) =>
              x.selected &&
              !t.selected &&
              x.part === t.part &&
              x.stratum === t.stratum &&
              x.ticket > t.ticket,
          ),
        );
        // A smaller ticket is passed over only in part B, when part A has already taken its agency.
        expect(passedOver.filter((t) => t.part === 'A' || !codes.includes(t.code))).toEqual([]);
        const mixed: DrawInputs = {
          rules: inputs.rules,
          units: shuffled(inputs.units, line),
          inspectors: shuffled(inputs.inspectors, line),
          exclusions: shuffled(inputs.exclusions, line),
        };
        expect(buildRecord(mixed, line).finalDigest).toBe(buildRecord(inputs, line).finalDigest);
      }),
    );
  });

  it('covers everybody by the last quarter of the cycle', () => {
    fc.assert(
      fc.property(anyInputs, anySeedLine, ({ units, rules }, line) => {
        let roster = units.map((unit) => Object.assign({ ...unit }, { covered: false }));
        for (let t = 1; t <= rules.cycleQuarters; t += 1) {
          const quotas = quotasOf(roster, { ...rules, cyclePosition: t });
          const drawn = new Set(
            selectedOf(select(entriesOf(sha256(`${line}${t}`), roster), quotas)).map((s) => s.code),
          );
          roster = roster.map((unit) =>
            Object.assign(unit, { covered: unit.covered || drawn.has(unit.code) }),
          );
        }
        expect(roster.filter((unit) => !unit.covered)).toEqual([]);
      }),
    );
  });
});

describe('chi-square over fixed seeds', () => {
  const SEEDS = 20_000;
  const N = 60;
  const n = 6;
  // 1 − 1e-6 quantile of χ² with 59 degrees of freedom (Wilson–Hilferty).
  const CRITICAL = 126.05;

  function statistic(units: readonly Unit[], part: 'A' | 'B', seeds: number): number {
    const count = new Map<string, number>();
    const seats = { seats: n, seatsA: part === 'A' ? n : 0 };
    const quota = { stratum: 'BM', size: N, uncovered: N, floor: n, need: n, riskSeats: 0, ...seats };
    for (let i = 0; i < seeds; i += 1) {
      const entries = entriesOf(testSeedHash(i), units).filter((entry) => entry.part === part);
      for (const t of select(entries, [quota])) {
        if (t.selected) count.set(t.code, (count.get(t.code) ?? 0) + 1);
      }
    }
    const f = n / N;
    const deviations = units.map(({ code }) => ((count.get(code) ?? 0) - seeds * f) ** 2);
    const sum = deviations.reduce((total, deviation) => total + deviation, 0);
    return (((N - 1) / N) * sum) / (seeds * f * (1 - f));
  }

  it('finds nobody favoured', () => {
    const even = makeUnits(N).map((unit) => Object.assign(unit, { weight: 1, covered: true }));
    const x = statistic(even, 'B', SEEDS);
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(CRITICAL);
  });

  it('would notice unequal weights in a twentieth of the seeds', () => {
    const uneven = makeUnits(N).map((unit) => Object.assign(unit, { covered: true }));
    expect(statistic(uneven, 'B', SEEDS / 20)).toBeGreaterThan(CRITICAL);
  });
});
