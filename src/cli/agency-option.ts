import type { Reader } from '../store/store.ts';

/** Id of the agency an option names, by code or any name; undefined where the option is absent. @throws UserError E_AGENCY_UNKNOWN */
export async function agencyIdOf(reader: Reader, text: string | undefined): Promise<number | undefined> {
  if (text === undefined) return undefined;
  const [{ AgencyDirectory }, { requireAgency }] = await Promise.all([
    import('../registry/directory.ts'),
    import('../registry/require-agency.ts'),
  ]);
  return requireAgency(new AgencyDirectory(reader), text, 'E_AGENCY_UNKNOWN').id;
}
