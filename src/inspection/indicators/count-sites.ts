import type { Reader } from '../../store/store.ts';
import { tuplesOfDays } from '../day-stretches.ts';
import type { Days } from './count-records.ts';
import { visitedSites, type SiteTuple } from './indicator-store.ts';
import type { Tally } from './groups.ts';

/** What a group has met so far. */
interface Met {
  /** Premises on file by number; others by object and address. */
  readonly sites: Set<number | string>;
  /** Object → the last day it was visited; negative (bitwise not) once it was visited again too soon. */
  readonly firms: Map<number | string, number>;
  repeated: number;
}

/**
 * Counts 检查对象 and premises, each once in a group, and the objects visited again within `within` days. Visits of
 * one day are one burden, however many agencies come.
 */
export function countSites(reader: Reader, { from, to }: Days, within: number, tally: Tally): void {
  const met = new Map<string, Met>();
  for (const row of tuplesOfDays<SiteTuple>(reader, visitedSites, from, to)) {
    const [agencyId, day, enterpriseId, premisesId, object, place] = row;
    const groups = tally.of(agencyId, day);
    if (groups.length === 0) continue;
    const firm = enterpriseId === 0 ? object : enterpriseId;
    const site = premisesId === 0 ? `${firm}|${place}` : premisesId;
    for (const group of groups) {
      let own = met.get(group);
      if (!own) met.set(group, (own = { sites: new Set(), firms: new Map(), repeated: 0 }));
      own.sites.add(site);
      const last = own.firms.get(firm);
      if (last === undefined) own.firms.set(firm, day);
      else if (last >= 0) {
        const again = day > last && day - last <= within;
        if (again) own.repeated += 1;
        own.firms.set(firm, again ? ~day : day);
      }
    }
  }
  for (const [group, { sites, firms, repeated }] of met) {
    const measures = tally.measures(group);
    measures.sites = sites.size;
    measures.firms = firms.size;
    measures.repeatFirms = repeated;
  }
}
