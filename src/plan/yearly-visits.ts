import type { Visit } from './visits.ts';

/** 全年合计: what one unit plans at one place of an object in a year, with the visits that are counted. */
export interface YearlyTotal {
  readonly times: number;
  /** Windows that differ; visits in the very same one are one. */
  readonly windows: number;
  readonly visits: readonly Visit[];
}

/** 年度 and 月度 plans are counted apart, 专项 ones with both. */
const LAYERS = ['annual', 'monthly'] as const;

/** More than there are premises, and than days are counted: so that two numbers make one that is theirs alone. */
const PLACES = 2 ** 32;
const DAYS = 2 ** 20;

/** The totals of visits to one object on the spot, by unit, place and layer; of one window alone too. */
export function yearlyTotals(visits: readonly Visit[]): YearlyTotal[] {
  const sites = new Map<number, Visit[]>();
  for (const visit of visits) {
    if (!visit.onSite || visit.plan.agencyId === undefined) continue;
    const site = visit.plan.agencyId * PLACES + visit.premisesId;
    const known = sites.get(site);
    if (known) known.push(visit);
    else sites.set(site, [visit]);
  }
  return [...sites.values()].flatMap((own) =>
    LAYERS.flatMap((layer) => {
      const counted = own.filter(({ plan }) => plan.kind === layer || plan.kind === 'special');
      return counted.length === 0 ? [] : [totalOf(counted)];
    }),
  );
}

function totalOf(visits: readonly Visit[]): YearlyTotal {
  const windows = new Map<number, number>();
  for (const { startDay, endDay, times } of visits) {
    const window = startDay * DAYS + endDay;
    windows.set(window, Math.max(times, windows.get(window) ?? 0));
  }
  return {
    times: [...windows.values()].reduce((sum, times) => sum + times, 0),
    windows: windows.size,
    visits,
  };
}
