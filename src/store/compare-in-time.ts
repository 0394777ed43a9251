import { entriesAfter, hashOfEntry, lastEntry } from './journal.ts';
import type { Row } from './query.ts';
import type { CopyFacts } from './sound-copy.ts';
import type { Reader } from './store.ts';

/** How many of the acts that a copy lacks are told one by one. */
const SHOWN = 20;

/** How a copy stands to the database in use, by their 留痕. */
export interface TimeDifference {
  /** `older`: lacks the latest acts; `newer`: holds more; `diverged`: they tell different stories. */
  readonly relation: 'same' | 'older' | 'newer' | 'diverged';
  /** Entries of the one in use. */
  readonly entries: number;
  /** Wall clock of its last entry. */
  readonly lastAt: string | undefined;
  /** Newest of the acts that the copy lacks, where it is older. */
  readonly missing: readonly Row<typeof entriesAfter>[];
}

/** 时间差: what was done in the database in use that a copy does not know. */
export function compareInTime(current: Reader, copy: CopyFacts): TimeDifference {
  const last = current.get(lastEntry);
  const entries = last?.seq ?? 0;
  const facts = { entries, lastAt: last?.at, missing: [] };
  if (copy.entries > entries) return { ...facts, relation: 'newer' };
  const known = copy.entries === 0 || current.get(hashOfEntry, copy.entries)?.hash === copy.head;
  if (!known) return { ...facts, relation: 'diverged' };
  if (copy.entries === entries) return { ...facts, relation: 'same' };
  return { ...facts, relation: 'older', missing: current.all(entriesAfter, copy.entries, SHOWN) };
}
