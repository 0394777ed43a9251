import { compact } from '../kernel/text.ts';
import { query } from '../store/query.ts';
import type { Reader } from '../store/store.ts';

/** A place of business of an enterprise on file, or none. */
type Site = readonly [enterpriseId: number, premisesId: number | null, address: string | null];

const byCode = query(
  'inspection.objectsByCode',
  `SELECT e.id AS enterprise_id, p.id AS premises_id, p.address_key
   FROM enterprise e LEFT JOIN premises p ON p.enterprise_id = e.id WHERE e.code = ?`,
  { enterprise_id: 'int', premises_id: 'int?', address_key: 'text?' },
);
const byName = query(
  'inspection.objectsByName',
  `SELECT e.id AS enterprise_id, p.id AS premises_id, p.address_key
   FROM enterprise e LEFT JOIN premises p ON p.enterprise_id = e.id WHERE e.name_key = ?`,
  { enterprise_id: 'int', premises_id: 'int?', address_key: 'text?' },
);

/** What a record writes of its object. */
export interface WrittenObject {
  readonly code: string;
  readonly name: string;
  readonly place: string;
}

export interface FoundObject {
  readonly enterpriseId: number | null;
  /** 0 = not on file, or not stated. */
  readonly premisesId: number;
}

const NOTHING: FoundObject = { enterpriseId: null, premisesId: 0 };

/**
 * 检查对象: by 统一社会信用代码; where that is missing or not on file, by exact name if only one goes by it, or only one
 * of them has its premises at the place. Asked one by one within a snapshot: quicker than many together, whose keys
 * would have to come back with what is found.
 */
export function findObject(reader: Reader, { code, name, place }: WrittenObject): FoundObject {
  const coded = code === '' ? [] : reader.tuples<Site>(byCode, code);
  if (coded.length > 0) return choose(coded, place);
  return name === '' ? NOTHING : choose(reader.tuples<Site>(byName, compact(name)), place);
}

function choose(sites: readonly Site[], place: string): FoundObject {
  const [only] = sites;
  if (!only) return NOTHING;
  const placeKey = place === '' ? '' : compact(place);
  const there = placeKey === '' ? undefined : sites.filter(([, , address]) => address === placeKey);
  if (there?.length === 1) {
    const [site] = there;
    if (site) return { enterpriseId: site[0], premisesId: site[1] ?? 0 };
  }
  if (sites.some(([id]) => id !== only[0])) return NOTHING;
  const premisesId = placeKey === '' && sites.length === 1 ? (only[1] ?? 0) : 0;
  return { enterpriseId: only[0], premisesId };
}
