import { fromDay, monthOf } from '../../kernel/local-date.ts';
import type { Reader } from '../../store/store.ts';
import type { Tally } from './groups.ts';
import { apartSums, daySums } from './indicator-store.ts';
import type { Measures } from './measures.ts';

/** First and last day that counts, days since 1970-01-01. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** Agency → the months that it has records in. */
export type Presence = ReadonlyMap<number, ReadonlySet<number>>;

/** Counts the records of a period; says who has any. */
export function countRecords(reader: Reader, { from, to }: Days, tally: Tally): Presence {
  const presence = new Map<number, Set<number>>();
  const count = (agencyId: number, day: number, more: Partial<Measures>) => {
    const month = monthOf(fromDay(day));
    const months = presence.get(agencyId);
    if (months) months.add(month);
    else presence.set(agencyId, new Set([month]));
    tally.count(agencyId, day, more);
  };
  for (const row of reader.all(daySums, from, to)) {
    const [visits, offSite] = [row.visits ?? 0, row.off_site ?? 0];
    count(row.agency_id, row.checked_day, {
      records: visits + offSite,
      visits,
      offSite,
      planned: row.planned ?? 0,
      triggered: row.triggered ?? 0,
      random: row.random ?? 0,
      itemised: row.itemised ?? 0,
      items: row.items ?? 0,
      named: row.named ?? 0,
      advised: row.advised ?? 0,
      joined: row.joined ?? 0,
      reasoned: row.reasoned ?? 0,
      judged: row.judged ?? 0,
      found: row.found ?? 0,
      resulted: row.resulted ?? 0,
      measured: row.measured ?? 0,
      guided: row.guided ?? 0,
      rated: row.rated,
      ratingPoints: row.rating_points,
    });
  }
  for (const row of reader.all(apartSums, from, to)) {
    const [cancelled, outside, surveys] = [row.cancelled ?? 0, row.outside ?? 0, row.surveys ?? 0];
    const records = cancelled + outside + surveys;
    count(row.agency_id, row.checked_day, { records, cancelled, outside, surveys });
  }
  return presence;
}
