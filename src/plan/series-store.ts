import type { AgencyDirectory } from '../registry/directory.ts';
import { command, query } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { PlanRow } from './store.ts';
import type { PlanKind } from './values/model.ts';

const seriesByKey = query(
  'plan.seriesByKey',
  'SELECT id FROM plan_series WHERE agency_key = ? AND year = ? AND kind = ? AND period = ?',
  { id: 'int' },
);
const seriesOfKind = query(
  'plan.seriesOfKind',
  `SELECT s.id, s.period, max(p.id) AS plan_id FROM plan_series s JOIN plan p ON p.series_id = s.id
   WHERE s.agency_key = ? AND s.year = ? AND s.kind = ? GROUP BY s.id ORDER BY s.id`,
  { id: 'int', period: 'text', plan_id: 'int' },
);
const insertSeries = command(
  'plan.insertSeries',
  'INSERT INTO plan_series (agency_key, agency_id, agency, year, kind, period) VALUES (?, ?, ?, ?, ?, ?)',
);
const unownedSeries = query(
  'plan.unownedSeries',
  'SELECT id, agency FROM plan_series WHERE agency_id IS NULL ORDER BY id',
  { id: 'int', agency: 'text' },
);
const giveSeries = command(
  'plan.giveSeries',
  'UPDATE OR IGNORE plan_series SET agency_key = ?, agency_id = ?, agency = ? WHERE id = ?',
);
const movePlan = command('plan.move', 'UPDATE plan SET series_id = ?, version = 1 WHERE id = ?');

/** Takes a version that never was one out of its series, so that the version before it counts again. */
export function setAside(tx: Tx, plan: PlanRow): void {
  const { agency_key: agencyKey, agency_id: agencyId, agency, year } = plan;
  const kind = plan.kind as PlanKind;
  const period = `${plan.period}~${plan.id}`;
  const series = { agencyKey, agencyId: agencyId ?? undefined, agency, year, kind, period };
  tx.run(movePlan, seriesFor(tx, series), plan.id);
}

/** What tells the series of plans apart. */
export interface SeriesKey {
  readonly agencyKey: string;
  readonly agencyId: number | undefined;
  readonly agency: string;
  readonly year: number;
  readonly kind: PlanKind;
  readonly period: string;
}

/** The series of an agency's plans of a kind in a year, each with its last version. */
export function seriesBeside(
  reader: Reader,
  { agencyKey, year, kind }: SeriesKey,
): { id: number; period: string; lastPlan: number }[] {
  return reader
    .all(seriesOfKind, agencyKey, year, kind)
    .map(({ id, period, plan_id }) => ({ id, period, lastPlan: plan_id }));
}

/** The series of an agency's plans for a period; made where there is none. */
export function seriesFor(tx: Tx, series: SeriesKey): number {
  const { agencyKey, agencyId, agency, year, kind, period } = series;
  const known = tx.get(seriesByKey, agencyKey, year, kind, period);
  return known?.id ?? tx.run(insertSeries, agencyKey, agencyId ?? null, agency, year, kind, period).id;
}

/**
 * Gives the series of units that were not registered when their plan came to the agencies that they name by
 * now, so that what they send next is a further version. One that such an agency already has stays apart.
 */
export function adoptSeries(tx: Tx, directory: AgencyDirectory): void {
  for (const { id, agency } of tx.all(unownedSeries)) {
    const match = directory.find(agency);
    if (match.kind === 'found') tx.run(giveSeries, match.agency.code, match.agency.id, match.agency.name, id);
  }
}
