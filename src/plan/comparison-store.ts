import { command, query, type Row } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { LivePlan } from './visits.ts';

const basis = query(
  'plan.comparisonBasis',
  'SELECT pack_version, registry_seq FROM plan_comparison WHERE year = ?',
  { pack_version: 'text', registry_seq: 'int' },
);
const registrySeq = query(
  'plan.registrySeq',
  `SELECT coalesce(max(seq), 0) AS seq FROM journal WHERE subject = 'registry'`,
  { seq: 'int?' },
);
const setBasis = command(
  'plan.setComparisonBasis',
  `INSERT INTO plan_comparison (year, pack_version, registry_seq) VALUES (?, ?, ?)
   ON CONFLICT (year) DO UPDATE SET pack_version = excluded.pack_version, registry_seq = excluded.registry_seq`,
);
const compared = query(
  'plan.compared',
  'SELECT plan_id, agency_id, facts FROM plan_compared WHERE year = ? ORDER BY plan_id',
  { plan_id: 'int', agency_id: 'int?', facts: 'text' },
);
const setCompared = command(
  'plan.setCompared',
  `INSERT INTO plan_compared (plan_id, year, agency_id, facts) VALUES (?, ?, ?, ?)
   ON CONFLICT (plan_id) DO UPDATE SET year = excluded.year, agency_id = excluded.agency_id, facts = excluded.facts`,
);
const forgetCompared = command('plan.forgetCompared', 'DELETE FROM plan_compared WHERE plan_id = ?');

/** What has changed for the comparison of a year since it was last made. */
export interface ComparisonChanges {
  /** Nothing can be taken over: never compared, or the pack or the registry are others by now. */
  readonly whole: boolean;
  /** Plans that have come, gone, been filed or come to stand for another agency. */
  readonly plans: ReadonlySet<number>;
  /** Those of them that were compared before, as they were then. */
  readonly former: ReadonlyMap<number, LivePlan>;
  /** Agencies of these plans, then and now. */
  readonly agencies: ReadonlySet<number>;
}

/** Compares the live plans with those that the comparison last went by. */
export function changesSince(
  reader: Reader,
  year: number,
  live: ReadonlyMap<number, LivePlan>,
  packVersion: string,
): ComparisonChanges {
  const last = reader.get(basis, year);
  const whole = last?.pack_version !== packVersion || last.registry_seq !== reader.get(registrySeq)?.seq;
  const before = new Map(reader.all(compared, year).map((row) => [row.plan_id, row]));
  const plans = new Set<number>();
  const former = new Map<number, LivePlan>();
  const agencies = new Set<number>();
  for (const [id, row] of before) {
    const plan = live.get(id);
    if (plan && factsOf(plan) === row.facts && plan.agencyId === (row.agency_id ?? undefined)) continue;
    plans.add(id);
    former.set(id, planOf(row));
    if (row.agency_id !== null) agencies.add(row.agency_id);
  }
  for (const [id, { agencyId }] of live) {
    if (before.has(id) && !plans.has(id)) continue;
    plans.add(id);
    if (agencyId !== undefined) agencies.add(agencyId);
  }
  return { whole, plans, former, agencies };
}

/** Notes what the comparison went by. */
export function noteComparison(
  tx: Tx,
  year: number,
  live: ReadonlyMap<number, LivePlan>,
  packVersion: string,
  changed: ReadonlySet<number>,
): void {
  tx.run(setBasis, year, packVersion, tx.get(registrySeq)?.seq ?? 0);
  for (const id of changed) {
    const plan = live.get(id);
    if (plan) tx.run(setCompared, id, year, plan.agencyId ?? null, factsOf(plan));
    else tx.run(forgetCompared, id);
  }
}

/** All of a plan that the comparison goes by, but for its number and its agency's. */
type Facts = Omit<LivePlan, 'id' | 'agencyId'>;
type FactsTuple = [
  Facts['agency'],
  Facts['sector'],
  Facts['unitType'],
  Facts['kind'],
  Facts['file'],
  Facts['receivedOn'],
  Facts['filed'],
];

function factsOf({ agency, sector, unitType, kind, file, receivedOn, filed }: LivePlan): string {
  return JSON.stringify([agency, sector, unitType, kind, file, receivedOn, filed] satisfies FactsTuple);
}

/** What `factsOf` was made of. */
function planOf({ plan_id: id, agency_id: agencyId, facts }: Row<typeof compared>): LivePlan {
  const [agency, sector, unitType, kind, file, receivedOn, filed] = JSON.parse(facts) as FactsTuple;
  return { id, agencyId: agencyId ?? undefined, agency, sector, unitType, kind, file, receivedOn, filed };
}
