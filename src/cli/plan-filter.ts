import type { PlanFilter } from '../plan/list-plans.ts';
import type { Reader } from '../store/store.ts';

/** Where the unit asked for is one of the registry, by whatever name, its code; else the text stays as it is. */
export async function withAgencyCode<F extends PlanFilter>(reader: Reader, filter: F): Promise<F> {
  if (filter.agency === undefined) return filter;
  const { AgencyDirectory } = await import('../registry/directory.ts');
  const match = new AgencyDirectory(reader).find(filter.agency);
  return match.kind === 'found' ? { ...filter, agency: match.agency.code } : filter;
}
