import type { Pack } from '../policy/pack.ts';
import type { Deps } from './deps.ts';

/**
 * The pack, where this database has plans at all: a bureau that never took one in is not told daily which are
 * missing, and does not wait for the pack to be read.
 */
export async function packOfPlans(deps: Deps): Promise<Pack | undefined> {
  const { plansInUse } = await import('../plan/store.ts');
  return plansInUse(await deps.openStore()) ? await deps.pack() : undefined;
}
