import { UserError } from '../kernel/errors.ts';
import type { Exclusion, Pair } from './model.ts';
import { byCode } from './model.ts';
import { ticketOfPair } from './tickets.ts';

/** Who is to be paired; all codes. */
export interface PairingInput {
  readonly units: readonly string[];
  readonly inspectors: readonly string[];
  readonly exclusions: readonly Exclusion[];
  readonly perUnit: number;
  /** How many agencies each inspector has already; nobody has any by default. */
  readonly load?: ReadonlyMap<string, number>;
}

function eligibleFor(input: PairingInput): (unit: string) => string[] {
  const excluded = new Map<string, Set<string>>();
  for (const { unit, inspector } of input.exclusions) {
    const set = excluded.get(unit) ?? new Set<string>();
    excluded.set(unit, set.add(inspector));
  }
  return (unit) => input.inspectors.filter((inspector) => excluded.get(unit)?.has(inspector) !== true);
}

/** Agencies with fewer eligible inspectors than needed, and how many they have. */
export function understaffed(input: PairingInput): { unit: string; eligible: number }[] {
  const eligible = eligibleFor(input);
  return input.units
    .map((unit) => ({ unit, eligible: eligible(unit).length }))
    .filter((entry) => entry.eligible < input.perUnit);
}

/**
 * 双随机配对: scans the permitted pairs in ticket order and accepts one when the agency still needs somebody
 * and the inspector's load is below the cap; the cap starts at 1 and rises by 1 each pass. Returned in byte
 * order of agency and inspector. @throws UserError E_DRAW_INSPECTORS naming the agencies that cannot be staffed
 */
export function pairInspectors(seedHash: string, input: PairingInput): Pair[] {
  const short = understaffed(input);
  if (short.length > 0) {
    const names = short.map(({ unit, eligible }) => `${unit}（可派${eligible}人）`).join('、');
    throw new UserError(
      'E_DRAW_INSPECTORS',
      `每个单位需派检查人员${input.perUnit}人，回避后人数不足的单位：${names}`,
      { hint: '补充检查人员或复核回避登记后，再作承诺' },
    );
  }
  const eligible = eligibleFor(input);
  const open = input.units
    .flatMap((unit) =>
      eligible(unit).map((inspector) => ({
        unit,
        inspector,
        ticket: ticketOfPair(seedHash, unit, inspector),
      })),
    )
    .sort((x, y) => byCode(x.ticket, y.ticket));
  return passes(open, input).sort((x, y) => byCode(x.unit, y.unit) || byCode(x.inspector, y.inspector));
}

/**
 * The passes over the permitted pairs, in ticket order. A pass ends early once every inspector has reached
 * the cap; pairs no longer needed are unlinked, so that large draws do not scan them again and again.
 */
function passes(
  open: readonly Omit<Pair, 'cap'>[],
  { inspectors, perUnit, load: before }: PairingInput,
): Pair[] {
  // Position 0 stands before the first pair, so pair i stands at i + 1; the last one leads nowhere.
  const next = open.map((_, i) => i + 1).concat(open.length + 1);
  const end = open.length + 1;
  const staffed = new Map<string, number>();
  const load = new Map(before);
  const pairs: Pair[] = [];
  for (let cap = 1; next[0] !== end; cap += 1) {
    let full = 0;
    let previous = 0;
    for (let at = next[0] ?? end; at !== end && full < inspectors.length; at = next[at] ?? end) {
      const pair = open[at - 1];
      if (pair === undefined) break;
      const have = staffed.get(pair.unit) ?? 0;
      const busy = load.get(pair.inspector) ?? 0;
      if (have < perUnit && busy >= cap) {
        previous = at;
        continue;
      }
      next[previous] = next[at] ?? end;
      if (have >= perUnit) continue;
      staffed.set(pair.unit, have + 1);
      load.set(pair.inspector, busy + 1);
      if (busy + 1 === cap) full += 1;
      pairs.push({ unit: pair.unit, inspector: pair.inspector, ticket: pair.ticket, cap });
    }
  }
  return pairs;
}
