import type { Tally, Visit } from './facts.ts';

/** The numbers of records that count, by agency: what `readTallies` says of the same records. */
export function tallyOf(counted: readonly Visit[]): Map<number, Tally> {
  const tallies = new Map<number, { -readonly [K in keyof Tally]: Tally[K] }>();
  for (const { agency, origin, onSite, result } of counted) {
    let tally = tallies.get(agency.id);
    if (!tally) tallies.set(agency.id, (tally = { visits: 0, triggered: 0, onSite: 0, judged: 0, found: 0 }));
    tally.visits += 1;
    if (origin === 'triggered') tally.triggered += 1;
    if (onSite) tally.onSite += 1;
    if (result === 'found' || result === 'none') tally.judged += 1;
    if (result === 'found') tally.found += 1;
  }
  return tallies;
}
