import { toDay } from '../../kernel/local-date.ts';
import { interpretLine } from '../../plan/interpret-line.ts';
import type { RegistryLookup } from '../../plan/lookup.ts';
import type { PlanFacts, PlanLine } from '../../plan/model.ts';
import { readLines } from '../../plan/store.ts';
import type { RatioSpec } from '../../plan/values/model.ts';
import type { Reader } from '../../store/store.ts';
import { namingLines, plannedVisits, type PlannedTuple } from './execution-store.ts';
import type { DueCount, DueVisit } from './model.ts';

/** What a plan has to do, by window. */
export interface PlanDuty {
  readonly visits: readonly DueVisit[];
  readonly counts: readonly DueCount[];
  readonly openLines: number;
}

export function dutyOf(reader: Reader, facts: PlanFacts, planId: number, lookup: RegistryLookup): PlanDuty {
  const naming = new Set(reader.all(namingLines, planId).map((row) => row.line_id));
  const lines = readLines(reader, planId).filter(({ id }) => !naming.has(id));
  const counts = lines.map((line) => countsOf(interpretLine(line, facts, lookup, [])));
  return {
    visits: visitsOf(reader, planId),
    counts: counts.flatMap((own) => own ?? []),
    openLines: counts.filter((own) => own === undefined).length,
  };
}

/** Lines that name one object for one window are one visit, as in 全年合计. */
function visitsOf(reader: Reader, planId: number): DueVisit[] {
  const visits: (DueVisit & { items: Set<string>; times: number; onSite: boolean })[] = [];
  for (const row of reader.tuples<PlannedTuple>(plannedVisits, planId)) {
    const [enterpriseId, premisesId, startDay, endDay, times, onSite, itemKey] = row;
    const last = visits.at(-1);
    if (
      last?.enterpriseId === enterpriseId &&
      last.premisesId === premisesId &&
      last.startDay === startDay &&
      last.endDay === endDay
    ) {
      last.items.add(itemKey);
      last.times = Math.max(last.times, times);
      last.onSite ||= onSite === 1;
    } else {
      const items = new Set([itemKey]);
      visits.push({ enterpriseId, premisesId, startDay, endDay, times, onSite: onSite === 1, items });
    }
  }
  return visits;
}

/** 家数 by window; undefined where the line states no window or no number. */
function countsOf(line: PlanLine): DueCount[] | undefined {
  const windows = line.time?.kind === 'value' ? line.time.value.windows : [];
  if (windows.length === 0) return undefined;
  const own = windows.every(({ count }) => count !== undefined);
  const total = own ? undefined : totalOf(line);
  if (!own && total === undefined) return undefined;
  const counts = windows.map(({ from, to, count }, i) => ({
    startDay: toDay(from),
    endDay: toDay(to),
    // A number for several windows is spread over them, from the first on.
    count: own ? (count ?? 0) : Math.floor(((total ?? 0) + windows.length - 1 - i) / windows.length),
  }));
  return counts.filter(({ count }) => count > 0);
}

/** 抽查数量, the least of a range; else the number that the ratio states or gives with its base. */
function totalOf(line: PlanLine): number | undefined {
  if (line.count !== undefined) return line.count.low;
  if (line.targets?.kind === 'value' && line.targets.value.kind === 'count') return line.targets.value.low;
  return line.ratio?.kind === 'value' ? ratioCount(line.ratio.value, line.base?.low) : undefined;
}

function ratioCount(ratio: RatioSpec, base: number | undefined): number | undefined {
  if (ratio.kind === 'graded') return undefined;
  if (ratio.count !== undefined) return ratio.count.low;
  const objects = ratio.base ?? base;
  if (ratio.kind !== 'share' || objects === undefined || ratio.low === 0) return undefined;
  return Math.ceil((objects * ratio.low) / 100);
}
