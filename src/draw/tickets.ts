import { sha256 } from '../kernel/digest.ts';
import type { Part, Unit } from './model.ts';

/** S, the seed as 64 hex digits: every ticket starts from it. */
export function seedHashOf(seedLine: string): string {
  return sha256(seedLine);
}

function ticket(seedHash: string, path: string): string {
  return sha256(seedHash + path);
}

/** Ticket of an agency not yet drawn in this cycle. Depends on the seed and its own code, on nothing else. */
export function ticketA(seedHash: string, code: string): string {
  return ticket(seedHash, `A|${code}`);
}

/** Ticket of an agency in part B: the smallest of as many as it has weight. */
export function ticketB(seedHash: string, code: string, weight: number): string {
  let smallest = ticket(seedHash, `B|${code}`);
  for (let i = 2; i <= weight; i += 1) {
    const another = ticket(seedHash, `B|${code}|${i}`);
    if (another < smallest) smallest = another;
  }
  return smallest;
}

/** Path of a file (案卷), plan or inspection inside a drawn agency; its ticket comes from the second seed. */
export function pathOfFile(unit: string, category: string, fileNumber: string): string {
  return `AJ|${unit}|${category}|${fileNumber}`;
}

/** Ticket of sending this inspector to this agency. */
export function ticketOfPair(seedHash: string, unit: string, inspector: string): string {
  return ticket(seedHash, `PD|${unit}|${inspector}`);
}

/** A ticket before the selection. */
export interface Entry {
  readonly part: Part;
  readonly stratum: string;
  readonly code: string;
  readonly ticket: string;
}

/** 票号 of all agencies: one in part B each, and one in part A for those not yet drawn. */
export function entriesOf(seedHash: string, units: readonly Unit[]): Entry[] {
  const entries: Entry[] = [];
  for (const { code, stratum, weight, covered } of units) {
    if (!covered) entries.push({ part: 'A', stratum, code, ticket: ticketA(seedHash, code) });
    entries.push({ part: 'B', stratum, code, ticket: ticketB(seedHash, code, weight) });
  }
  return entries;
}
