import { clauseText } from '../kernel/finding.ts';
import { quarterOf, type LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { AgencyDirectory } from '../registry/directory.ts';
import type { Store } from '../store/store.ts';
import { currentDraw } from './changes/stored-changes.ts';
import { cyclePlace } from './cycle.ts';
import { coveredCodes, toUnit } from './gather.ts';
import type { Rate } from './model.ts';
import { commandText, nextStep } from './next-step.ts';
import { quotasOf, rateAtLeast } from './quota.ts';
import { knownQuarters, rangeOf } from './quarters.ts';
import { storedLists, storedRounds } from './sample/stored-sample.ts';
import { drawStateOf, type DrawState } from './show-draw.ts';
import { allDraws, type StoredDraw } from './stored-draw.ts';

/** 一个季度的进度. */
export interface QuarterStatus {
  readonly quarter: string;
  readonly endsOn: LocalDate;
  readonly state: '未承诺' | DrawState;
  /** Not drawn although the quarter is over. */
  readonly late: boolean;
  /** Of the roster as committed. */
  readonly size?: number;
  /** In force, after the changes. */
  readonly drawn?: number;
  /** Whether drawn/size is at least the rate of the policy. */
  readonly rateMet?: boolean;
  readonly changes: number;
  /** Requests that wait for their fresh seed. */
  readonly openRequests: number;
  /** Lists of the second stage: handed in, and drawn from. */
  readonly lists: number;
  readonly listsDrawn: number;
  /** The command that comes next; absent where all is done. */
  readonly next?: string;
}

/** 本轮覆盖 of one stratum. */
export interface Coverage {
  readonly code: string;
  readonly name: string;
  readonly size: number;
  readonly covered: number;
  /** Seats a quarter that the rest of the cycle needs to cover everybody. */
  readonly need: number;
}

export interface DrawStatus {
  readonly today: LocalDate;
  readonly rate: Rate;
  readonly basis: string;
  /** The newest first. */
  readonly quarters: readonly QuarterStatus[];
  readonly cycle: { readonly start: string; readonly position: number; readonly quarters: number };
  readonly coverage: readonly Coverage[];
}

/** 抽查进度: every quarter this file answers for, and how far the cycle has come. Computed from facts. */
export function drawStatus({ store, pack }: { store: Store; pack: Pack }): DrawStatus {
  const today = store.actor.clock.today();
  const { value, clause } = pack.get('spot_check.rate', today);
  const rate: Rate = { numerator: value.p, denominator: value.q };
  const drawn = new Map(allDraws(store).map((d) => [d.quarter, d]));
  const quarters = knownQuarters(store, today)
    .filter((q) => drawn.has(q) || pack.find('spot_check.rate', rangeOf(q).to) !== undefined)
    .map((q) => statusOf(store, pack, q, drawn.get(q), rate, today))
    .reverse();
  const length = pack.get('spot_check.cycle_quarters', today).value;
  const last = [...drawn.values()].at(-1);
  const quarter = quarterOf(today);
  const place = cyclePlace(last && last.cycleStart <= quarter ? last.cycleStart : quarter, quarter, length);
  return {
    today,
    rate,
    basis: clauseText(clause),
    quarters,
    cycle: { ...place, quarters: length },
    coverage: coverageOf(store, pack, place, length, today),
  };
}

function statusOf(
  store: Store,
  pack: Pack,
  quarter: string,
  known: StoredDraw | undefined,
  rate: Rate,
  today: LocalDate,
): QuarterStatus {
  const endsOn = rangeOf(quarter).to;
  const state: QuarterStatus['state'] = known ? drawStateOf(known) : '未承诺';
  const step = nextStep(store, pack, quarter, today);
  const base = {
    quarter,
    endsOn,
    state,
    late: state !== '已抽取' && today > endsOn,
    changes: 0,
    openRequests: 0,
    lists: 0,
    listsDrawn: 0,
    ...(step && { next: commandText(step) }),
  };
  if (!known?.result) return base;
  const { inputs, replay, changes } = currentDraw(store, quarter);
  const done = new Set(storedRounds(store, quarter).flatMap((r) => (r.result ? [r.round] : [])));
  const lists = storedLists(store, quarter);
  const [size, drawn] = [inputs.units.length, replay.standing.seats().length];
  return {
    ...base,
    size,
    drawn,
    rateMet: rateAtLeast({ numerator: drawn, denominator: size }, rate),
    changes: changes.length,
    openRequests: replay.standing.openRequests().length,
    lists: lists.length,
    listsDrawn: lists.filter((l) => l.round !== undefined && done.has(l.round)).length,
  };
}

function coverageOf(
  store: Store,
  pack: Pack,
  place: { start: string; position: number },
  cycleQuarters: number,
  today: LocalDate,
): Coverage[] {
  const strata = pack.get('spot_check.strata', today).value;
  const { p, q } = pack.get('spot_check.rate', today).value;
  const covered = coveredCodes(store, place.start);
  const units = new AgencyDirectory(store).agencies
    .filter((agency) => agency.status === '在用')
    .map((agency) => toUnit(agency, strata, covered));
  const rules = {
    rate: { numerator: p, denominator: q },
    cycleQuarters,
    cyclePosition: place.position,
    riskSeats: pack.get('spot_check.risk_seats', today).value,
  };
  return quotasOf(units, rules).map(({ stratum, size, uncovered, need }) => ({
    code: stratum,
    name: strata.find((s) => s.code === stratum)?.name ?? stratum,
    size,
    covered: size - uncovered,
    need,
  }));
}
