import { textOf, type RawLine } from './model.ts';
import { lineKey } from './line-key.ts';

/** Lines of two versions that are the same line, and those that are in one only. */
export interface MatchedLines {
  readonly pairs: readonly (readonly [before: RawLine, after: RawLine])[];
  readonly removed: readonly RawLine[];
  readonly added: readonly RawLine[];
}

/**
 * 行的对应: first by what a line is about (item, object, task), equal ones in their order; then what is left
 * over by position, counted from the line matched above, where the item or the object is still the same.
 */
export function matchLines(before: readonly RawLine[], after: readonly RawLine[]): MatchedLines {
  const partner = new Map<number, number>();
  const waiting = new Map<string, number[]>();
  for (const [i, line] of before.entries()) push(waiting, lineKey(line), i);
  for (const [j, line] of after.entries()) {
    const i = waiting.get(lineKey(line))?.shift();
    if (i !== undefined) partner.set(j, i);
  }
  const matched = new Map([...partner].map(([j, i]) => [i, j]));
  const places = new Map<string, number[]>();
  for (const [i, place] of positions(before, (n) => (matched.has(n) ? n : undefined))) push(places, place, i);
  for (const [j, place] of positions(after, (n) => partner.get(n))) {
    const candidates = places.get(place) ?? [];
    const at = candidates.findIndex((i) => areAlike(before[i], after[j]));
    if (at >= 0) partner.set(j, candidates.splice(at, 1)[0] as number);
  }
  const taken = new Set(partner.values());
  return {
    pairs: after.flatMap((line, j): (readonly [RawLine, RawLine])[] => {
      const old = before[partner.get(j) ?? -1];
      return old ? [[old, line]] : [];
    }),
    removed: before.filter((_, i) => !taken.has(i)),
    added: after.filter((_, j) => !partner.has(j)),
  };
}

/** Where lines without a partner stand: which matched line is above them, and how far. */
function positions(
  lines: readonly RawLine[],
  anchorOf: (index: number) => number | undefined,
): [index: number, place: string][] {
  const found: [number, string][] = [];
  let anchor = -1;
  let offset = 0;
  for (const index of lines.keys()) {
    const own = anchorOf(index);
    offset = own === undefined ? offset + 1 : 0;
    anchor = own ?? anchor;
    if (own === undefined) found.push([index, `${anchor}+${offset}`]);
  }
  return found;
}

/** Of one item or one object. */
export function areAlike(one: RawLine | undefined, other: RawLine | undefined): boolean {
  if (!one || !other) return false;
  return ['item', 'object_scope'].some((key) => {
    const text = textOf(one, key);
    return text !== '' && text === textOf(other, key);
  });
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
