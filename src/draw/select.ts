import type { Selected, StratumQuota, Ticket } from './model.ts';
import { byCode } from './model.ts';
import type { Entry } from './tickets.ts';

function byTicket(x: Entry, y: Entry): number {
  return x.ticket < y.ticket ? -1 : x.ticket > y.ticket ? 1 : byCode(x.code, y.code);
}

/** Entries in the order of the published list: part, stratum, ticket. Sorted place by place, which is quicker. */
function inOrder(entries: readonly Entry[]): Entry[] {
  const places = new Map<string, Entry[]>();
  for (const entry of entries) {
    const place = `${entry.part}\t${entry.stratum}`;
    const known = places.get(place);
    if (known) known.push(entry);
    else places.set(place, [entry]);
  }
  return [...places].sort(([x], [y]) => byCode(x, y)).flatMap(([, group]) => group.sort(byTicket));
}

/**
 * 抽取: the `a` smallest tickets of part A, then the `n − a` smallest of part B among agencies part A did not
 * take, stratum by stratum. Returns every ticket in published order. The order of `entries` has no effect.
 */
export function select(entries: readonly Entry[], quotas: readonly StratumQuota[]): Ticket[] {
  const seats = new Map<string, number>();
  for (const quota of quotas) {
    seats.set(`A|${quota.stratum}`, quota.seatsA);
    seats.set(`B|${quota.stratum}`, quota.seats - quota.seatsA);
  }
  const drawn = new Set<string>();
  // Part A sorts before part B, so one pass knows who is already in.
  return inOrder(entries).map((entry) => {
    const place = `${entry.part}|${entry.stratum}`;
    const free = seats.get(place) ?? 0;
    const selected = free > 0 && !drawn.has(entry.code);
    if (selected) {
      seats.set(place, free - 1);
      drawn.add(entry.code);
    }
    return { part: entry.part, stratum: entry.stratum, code: entry.code, ticket: entry.ticket, selected };
  });
}

/** 抽中名单 in byte order of the codes. */
export function selectedOf(tickets: readonly Ticket[]): Selected[] {
  return tickets
    .filter((ticket) => ticket.selected)
    .map(({ code, part, stratum }) => ({ code, part, stratum }))
    .sort((x, y) => byCode(x.code, y.code));
}
