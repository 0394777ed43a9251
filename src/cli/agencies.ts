import type { Reader } from '../store/store.ts';
import type { AgencyFinder } from '../supervision/clues/read-slips.ts';

interface Agency {
  readonly code: string;
  readonly name: string;
}

/** 执法单位 by code, name or alias. @throws UserError E_AGENCY with what may be meant */
export async function agencyNamed(reader: Reader, written: string): Promise<Agency> {
  const [{ AgencyDirectory }, { requireAgency }] = await Promise.all([
    import('../registry/directory.ts'),
    import('../registry/require-agency.ts'),
  ]);
  const { code, name } = requireAgency(new AgencyDirectory(reader), written, 'E_AGENCY');
  return { code, name };
}

/** For rows of a file: the agency a text names, or why it is none. */
export async function agencyFinder(reader: Reader): Promise<AgencyFinder> {
  const { AgencyDirectory } = await import('../registry/directory.ts');
  const directory = new AgencyDirectory(reader);
  return (text) => {
    const match = directory.find(text);
    if (match.kind === 'found') return { code: match.agency.code, name: match.agency.name };
    return match.kind === 'unknown'
      ? `名录里没有这个单位${match.hint === '' ? '' : `（${match.hint}）`}`
      : `可能指：${match.agencies.map(({ code, name }) => `${name}（${code}）`).join('、')}`;
  };
}
