import type { Reader } from '../../store/store.ts';
import type { Days } from './count-records.ts';
import { jointVisits, type JointTuple } from './indicator-store.ts';
import type { Tally } from './groups.ts';

/**
 * Counts 联合检查: visits that are marked as joint, or share their code with another agency's. Those at one object on
 * one day, or under one code, are one group; one that is marked and whose partners are not on file is a group by itself.
 */
export function countJoint(reader: Reader, { from, to }: Days, tally: Tally): void {
  const rows = reader.tuples<JointTuple>(jointVisits, from, to);
  const union = new Union(rows.length);
  const first = new Map<string, number>();
  for (const [at, [, day, code, joint, object]] of rows.entries()) {
    const keys = [
      ...(code === '' ? [] : [`c|${code}`]),
      ...(joint === 1 && object !== '' ? [`o|${object}|${day}`] : []),
    ];
    for (const key of keys) {
      const other = first.get(key);
      if (other === undefined) first.set(key, at);
      else union.join(at, other);
    }
  }
  const groupsMet = new Map<string, Set<number>>();
  for (const [at, [agencyId, day]] of rows.entries()) {
    tally.count(agencyId, day, { jointVisits: 1 });
    for (const group of tally.of(agencyId, day)) {
      const met = groupsMet.get(group);
      if (met) met.add(union.root(at));
      else groupsMet.set(group, new Set([union.root(at)]));
    }
  }
  for (const [group, met] of groupsMet) tally.measures(group).jointGroups = met.size;
}

/** Which of some things belong together. */
class Union {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  root(at: number): number {
    let root = at;
    while (this.#parent[root] !== root) root = this.#parent[root] as number;
    // The way is shortened, so that the next walk is short.
    for (let on = at; on !== root;) {
      const next = this.#parent[on] as number;
      this.#parent[on] = root;
      on = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    this.#parent[this.root(a)] = this.root(b);
  }
}
