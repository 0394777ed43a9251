import { groupBy } from '../../kernel/group.ts';
import type { PlanDuty } from './due-visits.ts';
import type { DoneVisit, DueVisit } from './model.ts';

/** How a due visit was carried out. */
export type Way = 'code' | 'matched' | 'deducted';

/** One due visit (or one of a number), with the day it ended and how it was carried out, if it was. */
export interface Fulfilment {
  readonly endDay: number;
  readonly way: Way | undefined;
}

export interface Matched {
  readonly fulfilments: readonly Fulfilment[];
  /** Records under the code that carry out nothing. */
  readonly outside: number;
}

export interface Candidates {
  /** Records under the plan's code. */
  readonly coded: readonly DoneVisit[];
  /** 计划检查 of the agency under no code. */
  readonly loose: readonly DoneVisit[];
  /** Triggered visits of the agency on the spot. */
  readonly triggered: readonly DoneVisit[];
  /** Does the set of items hold one of these? */
  readonly covers: (itemSetId: number, items: ReadonlySet<string>, all: boolean) => boolean;
  /** Is a visit planned near enough after a triggered one to count as done by it? */
  readonly follows: (visit: DueVisit, done: DoneVisit) => boolean;
  /** Records already used by another plan or visit; filled here. */
  readonly used: Set<number>;
}

/**
 * Who carries out what: first the records under the code, the earliest window first, each record once; then records
 * without a code by object, item and window; then the triggered visits that count as a planned one; at last what is
 * left under the code for the lines that state numbers alone.
 */
export function matchVisits(duty: PlanDuty, candidates: Candidates): Matched {
  const { used } = candidates;
  const coded = groupBy(candidates.coded, ({ enterpriseId }) => enterpriseId);
  const loose = groupBy(candidates.loose, ({ enterpriseId }) => enterpriseId);
  const triggered = groupBy(candidates.triggered, ({ enterpriseId }) => enterpriseId);
  const inOrder = [...duty.visits].sort((a, b) => a.endDay - b.endDay || a.startDay - b.startDay);
  const fulfilments: Fulfilment[] = [];
  for (const visit of inOrder) {
    const at = (records: ReadonlyMap<number, DoneVisit[]>) => records.get(visit.enterpriseId) ?? [];
    for (let time = 0; time < visit.times; time += 1) {
      const way =
        take(at(coded), used, (done) => inWindow(visit, done)) !== undefined
          ? 'code'
          : take(at(loose), used, (done) => inWindow(visit, done) && covered(candidates, visit, done, false))
            ? 'matched'
            : // One triggered visit may count as several planned ones, but not as the same one twice.
              time === 0 && at(triggered).some((done) => countsAs(candidates, visit, done))
              ? 'deducted'
              : undefined;
      fulfilments.push({ endDay: visit.endDay, way });
    }
  }
  const named = new Set(duty.visits.map(({ enterpriseId }) => enterpriseId));
  for (const { startDay, endDay, count } of [...duty.counts].sort((a, b) => a.endDay - b.endDay)) {
    const done = candidates.coded
      .filter(({ id, enterpriseId }) => !used.has(id) && !named.has(enterpriseId))
      .filter(({ day }) => day >= startDay && day <= endDay)
      .slice(0, count);
    for (const { id } of done) used.add(id);
    for (let time = 0; time < count; time += 1)
      fulfilments.push({ endDay, way: time < done.length ? 'code' : undefined });
  }
  return { fulfilments, outside: candidates.coded.filter(({ id }) => !used.has(id)).length };
}

/** The first record that fits and is not used yet; it is used from now on. */
function take(
  records: readonly DoneVisit[],
  used: Set<number>,
  fits: (done: DoneVisit) => boolean,
): DoneVisit | undefined {
  const found = records.find((done) => !used.has(done.id) && fits(done));
  if (found) used.add(found.id);
  return found;
}

function inWindow(visit: DueVisit, done: DoneVisit): boolean {
  return samePlace(visit, done) && done.day >= visit.startDay && done.day <= visit.endDay;
}

/** Premises that are not stated may be the same. */
function samePlace(a: DueVisit, b: DoneVisit): boolean {
  return a.premisesId === 0 || b.premisesId === 0 || a.premisesId === b.premisesId;
}

function covered({ covers }: Candidates, visit: DueVisit, done: DoneVisit, all: boolean): boolean {
  return covers(done.itemSetId, visit.items, all);
}

/** 抵作: a triggered visit on the spot that covers all items of a visit planned for the time after it. */
function countsAs(candidates: Candidates, visit: DueVisit, done: DoneVisit): boolean {
  return (
    visit.onSite &&
    samePlace(visit, done) &&
    candidates.follows(visit, done) &&
    covered(candidates, visit, done, true)
  );
}
