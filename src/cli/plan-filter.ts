import type { PlanFilter } from '../plan/list-plans.ts';
import type { Reader } from '../store/store.ts';

/** Where the unit asked for is one of the registry, by whatever name, its code; else the text stays as it is. */
export async function withAgencyCode<F extends PlanFilter>(reader: Reader, filter: F): Promise<F> {
  if (filter.agency === undefined) return filter;
  const { AgencyDirectory } = await import('../registry/directory.ts');
  const match = new AgencyDirectory(reader).find(filter.agency);
  return match.kind === 'found' ? { ...filter, agency: match.agency.code } : filter;
}

/**
 * Where nothing was found for a unit that the registry does not know: what may be meant. A unit is also asked for by
 * words of its name, so that this is said only then.
 */
export async function agencyDoubt(reader: Reader, { agency }: Pick<PlanFilter, 'agency'>): Promise<string[]> {
  if (agency === undefined) return [];
  const { AgencyDirectory } = await import('../registry/directory.ts');
  const match = new AgencyDirectory(reader).find(agency);
  return match.kind === 'unknown' && match.hint !== '' ? [`名录里没有「${agency}」。${match.hint}`] : [];
}
