import { compact } from '../kernel/text.ts';
import { monthOf, toDay, yearOf, type LocalDate } from '../kernel/local-date.ts';
import type { Tx } from '../store/store.ts';
import { isJoint, isOnSite, JOINT_PERIOD, textOf, type PlanFacts, type PlanLine } from './model.ts';
import { chooseSpecial } from './choose-series.ts';
import { seriesFor } from './series-store.ts';
import { addLine, addPlan } from './store.ts';
import { timesPerYear } from './values/frequency.ts';
import type { Window } from './values/model.ts';
import { clearVisits, insertVisit } from './visit-store.ts';

export interface WrittenPlan {
  readonly id: number;
  readonly version: number;
  readonly seriesId: number;
  /** How it was decided which series it is of, where that was not plain. */
  readonly note?: string;
}

/** Writes a new version of the series this plan belongs to, or of the one it is said to; lines and visits included. */
export function writePlan(
  tx: Tx,
  facts: PlanFacts,
  lines: readonly PlanLine[],
  fileId: number,
  said?: number,
): WrittenPlan {
  const key = {
    agencyKey: facts.agency?.code ?? compact(facts.agencyText),
    agencyId: facts.agency?.id,
    agency: facts.agency?.name ?? facts.agencyText,
    year: facts.year,
    kind: facts.kind,
    period: periodKey(facts),
  };
  const { note, ...choice } =
    facts.kind === 'special' && said === undefined ? chooseSpecial(tx, key, lines) : { period: key.period };
  const seriesId = said ?? seriesFor(tx, { ...key, ...choice });
  const plan = addPlan(tx, {
    seriesId,
    title: facts.title,
    fileId,
    file: facts.file,
    receivedOn: facts.receivedOn,
    tables: facts.tables,
  });
  for (const line of lines) {
    writeVisits(tx, plan.id, addLine(tx, plan.id, line), line);
  }
  return { ...plan, seriesId, ...(note !== undefined && { note }) };
}

/** 自己牵头的跨部门计划 is a plan of its own beside 单部门计划 (S1 二6). */
const JOINT_TITLE = /(?:跨部门|部门联合|联合)[^单]{0,12}计划/u;

/** What tells the plans of one agency, year and kind apart. */
function periodKey({ kind, month, title }: PlanFacts): string {
  if (kind === 'monthly') return String(month).padStart(2, '0');
  if (kind === 'annual') return annualPeriod(compact(title));
  return compact(title).replace(/[(（]?(?:修改|修订|更正|最终|定稿|第.{1,3}版|再次报送)[^)）]*[)）]?/gu, '');
}

/** A plan for part of the year, or for what the agency leads with others, stands beside its own plan for the year. */
function annualPeriod(title: string): string {
  const part = /第?[一二三四1-4]季度|[上下]半年/u.exec(title)?.[0] ?? '';
  return `${JOINT_TITLE.test(title) ? JOINT_PERIOD : ''}${part}`;
}

/** Computes the visits anew, after the registry or a line's reading has changed. */
export function rewriteVisits(
  tx: Tx,
  planId: number,
  lines: readonly (PlanLine & { readonly id: number })[],
): void {
  tx.run(clearVisits, planId);
  for (const line of lines) writeVisits(tx, planId, line.id, line);
}

/** One visit for each window of each object that is known for certain. */
function writeVisits(tx: Tx, planId: number, lineId: number, line: PlanLine): void {
  const windows = line.time?.kind === 'value' ? line.time.value.windows : [];
  if (windows.length === 0) return;
  const times = timesIn(line, windows);
  const random = line.method?.kind === 'value' && line.method.value.random;
  for (const { matches, placeKey = line.placeKey } of line.objects) {
    const [enterprise, ...others] = matches;
    if (!enterprise || others.length > 0) continue;
    const { sites } = enterprise;
    const named = sites.find(({ key }) => key === placeKey);
    const premisesId = named?.id ?? (placeKey === '' && sites.length === 1 ? (sites[0]?.id ?? 0) : 0);
    for (const [i, { from, to }] of windows.entries()) {
      tx.run(
        insertVisit,
        lineId,
        planId,
        enterprise.id,
        premisesId,
        line.item?.nameKey ?? compact(line.itemText),
        compact(textOf(line, 'plan_name')),
        toDay(from),
        toDay(to),
        times[i] ?? 1,
        isOnSite(line) ? 1 : 0,
        isJoint(line) ? 1 : 0,
        random ? 1 : 0,
      );
    }
  }
}

/**
 * Visits in each window, as the window itself states them; else times a month or a quarter are counted for the months
 * of the window; times a year are spread over the windows from the first on.
 */
function timesIn(line: PlanLine, windows: readonly Window[]): number[] {
  if (windows.some(({ times }) => times !== undefined)) return windows.map(({ times }) => times ?? 1);
  const frequency = line.frequency?.kind === 'value' ? line.frequency.value : undefined;
  const perYear = frequency && timesPerYear(frequency);
  if (!frequency || perYear === undefined) return windows.map(() => 1);
  if (frequency.months < MONTHS_PER_YEAR) {
    return windows.map(({ from, to }) => Math.ceil((perYear * monthsOf(from, to)) / MONTHS_PER_YEAR));
  }
  const total = Math.ceil(perYear);
  return windows.map((_, i) => Math.floor((total + windows.length - 1 - i) / windows.length));
}

const MONTHS_PER_YEAR = 12;

/** Calendar months that a window touches. */
function monthsOf(from: LocalDate, to: LocalDate): number {
  return (yearOf(to) - yearOf(from)) * MONTHS_PER_YEAR + monthOf(to) - monthOf(from) + 1;
}
