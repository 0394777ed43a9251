import { UserError } from '../kernel/errors.ts';
import type { AgencyRecord } from './agency-store.ts';
import type { AgencyDirectory } from './directory.ts';

/** The agency that a person names, by code or any name. @throws UserError with the code given */
export function requireAgency(directory: AgencyDirectory, text: string, code: string): AgencyRecord {
  const match = directory.find(text);
  if (match.kind === 'found') return match.agency;
  throw new UserError(
    code,
    match.kind === 'ambiguous'
      ? `「${text}」可能指：${match.agencies.map(({ name, code: own }) => `${name}（${own}）`).join('、')}`
      : `名录里没有「${text}」。${match.hint}`,
    { hint: '用 zfjd registry list agency 查看单位的名称和代码' },
  );
}
