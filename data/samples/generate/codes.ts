import { usccCheckCharacter } from '../../../src/kernel/uscc.ts';

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** 行政区划代码 of the demo district: of Shanghai's range, given to nobody. */
const AREA = '310199';

/** Registering authority and kind: 机关, 事业单位, 企业, 个体工商户. */
export const CODE_KIND = { organ: '11', institution: '12', company: '91', trader: '92' } as const;

/** 统一社会信用代码 around the first eight characters of an organisation code, both check characters right. */
export function creditCode(kind: string, organisation: string): string {
  const body = `${kind}${AREA}${organisation}${organisationCheck(organisation)}`;
  return body + usccCheckCharacter(body);
}

/** Check character of an organisation code (GB 11714). */
function organisationCheck(eight: string): string {
  let sum = 0;
  for (const [at, weight] of ORGANISATION_WEIGHTS.entries()) {
    sum += LETTERS.indexOf(eight[at] ?? '0') * weight;
  }
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
