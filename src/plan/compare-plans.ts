import type { OnStep } from '../kernel/on-step.ts';
import type { Pack } from '../policy/pack.ts';
import type { Tx } from '../store/store.ts';
import { changesSince, noteComparison } from './comparison-store.ts';
import { Portfolio, type PortfolioFinding } from './portfolio.ts';
import { addFinding, clearFindings, clearObjectFindings, clearOtherFindings } from './finding-store.ts';

/** What the caller has changed besides, or wants looked at again. */
export interface CompareOptions {
  /** Everything, whatever has changed since the last comparison. */
  readonly whole?: boolean;
  /** Plans whose visits were written anew. */
  readonly plans?: readonly number[];
  /** Objects that those plans visited before. */
  readonly objects?: readonly number[];
  /** Told of the objects, where everything is compared. */
  readonly onStep?: OnStep;
}

/**
 * 统筹比对: compares the live plans of a year and stores what is found for the open ones. Only objects that a
 * plan visits which has changed since the last comparison are looked at, and of the open plans that visit them only
 * those whose visits meet what has changed; what is stored afterwards is the same as if everything had been compared.
 * @returns how many plans are open
 */
export function comparePlans(tx: Tx, pack: Pack, year: number, options: CompareOptions = {}): number {
  const portfolio = new Portfolio(tx, pack, year);
  const { plans, open } = portfolio;
  const changes = changesSince(tx, year, plans, pack.version);
  const changed = new Set([...changes.plans, ...(options.plans ?? [])]);
  const store = (found: readonly PortfolioFinding[]) => {
    for (const { planId, objectId, finding } of found)
      addFinding(tx, planId, 'portfolio', finding, pack.version, objectId);
  };
  let agencies: Set<number>;
  if (changes.whole || options.whole === true) {
    agencies = new Set(open.flatMap(({ agencyId }) => agencyId ?? []));
    for (const { id } of open) clearFindings(tx, id, 'portfolio');
    const objects = portfolio.objectsOf(open.map(({ id }) => id));
    const tell = (done: number) => options.onStep?.(`${year}年统筹比对`, done, objects.length);
    let done = 0;
    tell(done);
    for (const { judged, found } of portfolio.judgeObjects(objects)) {
      store(found);
      tell((done += judged));
    }
  } else {
    agencies = new Set([...changes.agencies, ...[...changed].flatMap((id) => plans.get(id)?.agencyId ?? [])]);
    for (const { id, agencyId } of open) {
      if (changed.has(id)) clearFindings(tx, id, 'portfolio');
      else if (agencyId !== undefined && agencies.has(agencyId)) clearOtherFindings(tx, id);
    }
    const unknown = new Set(options.objects);
    const objects = new Set([...portfolio.objectsOf([...changed]), ...unknown]);
    const since = { plans: changed, former: changes.former, objects: unknown };
    for (const { asked, found } of portfolio.judgeObjects([...objects], since)) {
      clearObjectFindings(tx, asked);
      store(found);
    }
  }
  store(portfolio.judgeAgencies(agencies));
  noteComparison(tx, year, plans, pack.version, changed);
  return open.length;
}
