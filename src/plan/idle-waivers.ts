import type { Finding } from '../kernel/finding.ts';
import { compact } from '../kernel/text.ts';
import type { Reader } from '../store/store.ts';
import { lineAtPlace } from './line-key.ts';
import { areAlike, matchLines } from './match-lines.ts';
import type { RawLine } from './model.ts';
import { readLines } from './store.ts';
import type { Waiver } from './waiver-store.ts';

/**
 * 不再需要或者不再适用的豁免. What it let stand is gone; or the same rule still finds something in that line, which has been changed
 * since; or what it finds there is 必改 by now.
 */
export type IdleWaiver = Waiver &
  (
    | { readonly because: 'gone' }
    | { readonly because: 'changed' | 'graver'; readonly stands: Finding['where'] }
  );

/** Says of waivers that cover no finding of a plan why they do not; `findings` are those that are not waived. */
export function explainIdle(
  reader: Reader,
  planId: number,
  lines: readonly RawLine[],
  waivers: readonly Waiver[],
  findings: readonly Finding[],
): IdleWaiver[] {
  const versions = new Map<number, (waiver: Waiver) => Counterpart | undefined>();
  return waivers.map((waiver): IdleWaiver => {
    const same = findings.filter(({ code }) => code === waiver.code);
    if (same.length === 0) return { ...waiver, because: 'gone' };
    let counterpart = versions.get(waiver.planId);
    if (!counterpart) {
      counterpart = counterparts(waiver.planId === planId ? lines : readLines(reader, waiver.planId), lines);
      versions.set(waiver.planId, counterpart);
    }
    const stands = same.find((finding) =>
      isStillThere(waiver, finding, counterpart(waiver), lineAtPlace(lines)),
    );
    if (!stands) return { ...waiver, because: 'gone' };
    return { ...waiver, because: stands.severity === '必改' ? 'graver' : 'changed', stands: stands.where };
  });
}

/** The line that a waiver was granted for, and the same line now; where it is none, the new ones it may have become. */
interface Counterpart {
  readonly before: RawLine;
  readonly now: readonly RawLine[];
}

function counterparts(
  before: readonly RawLine[],
  now: readonly RawLine[],
): (waiver: Waiver) => Counterpart | undefined {
  const lineOf = lineAtPlace(before);
  if (before === now) {
    return (waiver) => {
      const line = lineOf(waiver);
      return line && { before: line, now: [line] };
    };
  }
  const { pairs, added } = matchLines(before, now);
  const later = new Map(pairs);
  return (waiver) => {
    const line = lineOf(waiver);
    if (!line) return undefined;
    const same = later.get(line);
    return { before: line, now: same ? [same] : added.filter((one) => areAlike(line, one)) };
  };
}

/**
 * Of the same thing as it says now: with the value it had; or with one that the line did not have before, in the place
 * of one that it has no longer.
 */
function isStillThere(
  waiver: Waiver,
  finding: Finding,
  counterpart: Counterpart | undefined,
  lineOf: (where: Finding['where']) => RawLine | undefined,
): boolean {
  const line = lineOf(finding.where);
  if (!counterpart) return waiver.row === undefined && line === undefined;
  if (!line || !counterpart.now.includes(line)) return false;
  const [was, is] = [compact(waiver.value), compact(finding.value)];
  return was === is || (!wordsOf(line).includes(was) && !wordsOf(counterpart.before).includes(is));
}

function wordsOf({ cells }: RawLine): string {
  return Object.values(cells)
    .map(({ text }) => compact(text))
    .join('\n');
}
