import type { AgencyDirectory } from '../registry/directory.ts';
import { command, query } from '../store/query.ts';
import type { Tx } from '../store/store.ts';
import type { PlanKind } from './values/model.ts';

const seriesByKey = query(
  'plan.seriesByKey',
  'SELECT id FROM plan_series WHERE agency_key = ? AND year = ? AND kind = ? AND period = ?',
  { id: 'int' },
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
/** The series of an agency's plans for a period; made where there is none. */
export function seriesFor(
  tx: Tx,
  series: {
    agencyKey: string;
    agencyId: number | undefined;
    agency: string;
    year: number;
    kind: PlanKind;
    period: string;
  },
): number {
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
