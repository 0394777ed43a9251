import { clauseText } from '../kernel/finding.ts';
import { quarterOf, quarterRange, type LocalDate } from '../kernel/local-date.ts';
import type { Deadline } from '../calendar/deadlines.ts';
import type { Pack } from '../policy/pack.ts';
import { firstBusinessDay } from '../store/journal.ts';
import { readSetting } from '../store/settings.ts';
import type { Reader } from '../store/store.ts';
import { nextQuarter } from './cycle.ts';
import { draws } from './store.ts';

/** First and last day of a quarter. @throws RangeError on anything else */
export function rangeOf(quarter: string): { from: LocalDate; to: LocalDate } {
  const range = quarterRange(quarter);
  if (!range) throw new RangeError(`no quarter: ${quarter}`);
  return range;
}

/** The quarters this file can answer for: from its first entry, or its first draw, to the one of `until`. */
export function knownQuarters(reader: Reader, until: LocalDate): string[] {
  const begun = firstBusinessDay(reader);
  const first = reader.all(draws)[0]?.quarter;
  const starts = [...(begun ? [quarterOf(begun)] : []), ...(first === undefined ? [] : [first])].sort();
  const last = quarterOf(until);
  const quarters: string[] = [];
  for (let q = starts[0] ?? last; q <= last; q = nextQuarter(q)) quarters.push(q);
  return quarters;
}

/** Quarters that end by a day and have no commitment; cheap, so that only who has some needs the policy. */
export function uncommittedQuarters(reader: Reader, until: LocalDate): string[] {
  const committed = new Set(reader.all(draws).map((draw) => draw.quarter));
  return knownQuarters(reader, until).filter((q) => !committed.has(q) && rangeOf(q).to <= until);
}

/**
 * 应办而未办的季度抽查 as deadlines, the last day of each quarter: computed, never stored. A committed draw has
 * its own deadline. Quarters that ended before the policy was in force are none.
 */
export function drawDuties(reader: Reader, pack: Pack, quarters: readonly string[]): Deadline[] {
  return quarters.flatMap((quarter): Deadline[] => {
    const { from, to } = rangeOf(quarter);
    const rate = pack.find('spot_check.rate', to);
    if (!rate) return [];
    return [
      {
        id: 0,
        owner: 'draw',
        ownerId: quarter,
        step: 'commit',
        title: `${quarter}抽查（还没有作承诺）`,
        responsible: readSetting(reader, 'bureau') ?? '',
        startOn: from,
        startEvent: '季度开始',
        amount: 0,
        unit: 'fixed',
        dueOn: to,
        provisional: false,
        basis: clauseText(rate.clause),
      },
    ];
  });
}
