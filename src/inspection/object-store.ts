import { compact } from '../kernel/text.ts';
import { query } from '../store/query.ts';
import type { Reader } from '../store/store.ts';

/** A place of business of an enterprise on file, or none. */
type Site = readonly [key: string, enterpriseId: number, premisesId: number | null, address: string | null];

const byCode = query(
  'inspection.objectsByCode',
  `SELECT e.code AS key, e.id AS enterprise_id, p.id AS premises_id, p.address_key
   FROM json_each(?) j CROSS JOIN enterprise e ON e.code = j.value LEFT JOIN premises p ON p.enterprise_id = e.id`,
  { key: 'text', enterprise_id: 'int', premises_id: 'int?', address_key: 'text?' },
);
const byName = query(
  'inspection.objectsByName',
  `SELECT e.name_key AS key, e.id AS enterprise_id, p.id AS premises_id, p.address_key
   FROM json_each(?) j CROSS JOIN enterprise e ON e.name_key = j.value
   LEFT JOIN premises p ON p.enterprise_id = e.id`,
  { key: 'text', enterprise_id: 'int', premises_id: 'int?', address_key: 'text?' },
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
 * of them has its premises at the place. All of a batch are looked up at once.
 */
export function findObjects(reader: Reader, written: readonly WrittenObject[]): FoundObject[] {
  const sites = sitesBy(
    reader,
    byCode,
    written.flatMap(({ code }) => (code === '' ? [] : [code])),
  );
  const nameless = written.filter(({ code, name }) => name !== '' && !sites.has(code));
  const named = sitesBy(
    reader,
    byName,
    nameless.map(({ name }) => compact(name)),
  );
  return written.map(({ code, name, place }) => {
    const own = sites.get(code) ?? (name === '' ? undefined : named.get(compact(name)));
    return own ? choose(own, place) : NOTHING;
  });
}

function sitesBy(reader: Reader, by: typeof byCode, keys: readonly string[]): Map<string, Site[]> {
  const found = new Map<string, Site[]>();
  if (keys.length === 0) return found;
  for (const site of reader.tuples<Site & (string | number | null)[]>(
    by,
    JSON.stringify([...new Set(keys)]),
  )) {
    const known = found.get(site[0]);
    if (known) known.push(site);
    else found.set(site[0], [site]);
  }
  return found;
}

function choose(sites: readonly Site[], place: string): FoundObject {
  const [only] = sites;
  if (!only) return NOTHING;
  const placeKey = place === '' ? '' : compact(place);
  const there = placeKey === '' ? undefined : sites.filter(([, , , address]) => address === placeKey);
  if (there?.length === 1) {
    const [site] = there;
    if (site) return { enterpriseId: site[1], premisesId: site[2] ?? 0 };
  }
  if (sites.some(([, id]) => id !== only[1])) return NOTHING;
  const premisesId = placeKey === '' && sites.length === 1 ? (only[2] ?? 0) : 0;
  return { enterpriseId: only[1], premisesId };
}
