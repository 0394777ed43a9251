import { compact } from '../kernel/text.ts';
import { monthOf, toDay, yearOf, type LocalDate } from '../kernel/local-date.ts';
import { isJoint, isOnSite, textOf, type PlanLine } from './model.ts';
import { timesPerYear } from './values/frequency.ts';
import type { Window } from './values/model.ts';

/** 计划检查: a line times a named object times a window. Days since 1970-01-01. */
export interface LineVisit {
  readonly enterpriseId: number;
  /** 0 where it is not stated. */
  readonly premisesId: number;
  readonly itemKey: string;
  /** 任务名称, empty where there is none: lines of one task are one visit. */
  readonly taskKey: string;
  readonly startDay: number;
  readonly endDay: number;
  /** 0 for a window beyond the times a year that are stated. */
  readonly times: number;
  readonly onSite: boolean;
  readonly joint: boolean;
  /** Of a joint one: ids of the agencies that take part; undefined where it does not say who they all are. */
  readonly partners?: readonly number[] | undefined;
  readonly random: boolean;
}

/** One visit for each window of each object that is known for certain. */
export function plannedVisits(line: PlanLine): LineVisit[] {
  const windows = line.time?.kind === 'value' ? line.time.value.windows : [];
  if (windows.length === 0 || line.objects.length === 0) return [];
  const visits: LineVisit[] = [];
  const times = timesIn(line, windows);
  const random = line.method?.kind === 'value' && line.method.value.random;
  const itemKey = line.item?.nameKey ?? compact(line.itemText);
  const taskKey = compact(textOf(line, 'plan_name'));
  const [onSite, joint] = [isOnSite(line), isJoint(line)];
  for (const { matches, placeKey = line.placeKey } of line.objects) {
    const [enterprise, ...others] = matches;
    if (!enterprise || others.length > 0) continue;
    const { id: enterpriseId, sites } = enterprise;
    const named = sites.find(({ key }) => key === placeKey);
    const premisesId = named?.id ?? (placeKey === '' && sites.length === 1 ? (sites[0]?.id ?? 0) : 0);
    for (const [i, { from, to }] of windows.entries()) {
      const [startDay, endDay] = [toDay(from), toDay(to)];
      visits.push({
        enterpriseId,
        premisesId,
        itemKey,
        taskKey,
        startDay,
        endDay,
        times: times[i] ?? 1,
        onSite,
        joint,
        partners: line.partners,
        random,
      });
    }
  }
  return visits;
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
