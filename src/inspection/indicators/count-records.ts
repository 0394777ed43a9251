import { fromDay, monthOf } from '../../kernel/local-date.ts';
import type { Reader } from '../../store/store.ts';
import { daySums } from './indicator-store.ts';
import type { Tally } from './groups.ts';

/** First and last day that counts, days since 1970-01-01. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** Agency → the months that it has records in. */
export type Presence = ReadonlyMap<number, ReadonlySet<number>>;

/** Counts the records of a period, in one pass; says who has any. */
export function countRecords(reader: Reader, { from, to }: Days, tally: Tally): Presence {
  const presence = new Map<number, Set<number>>();
  for (const row of reader.all(daySums, from, to)) {
    const { agency_id: agencyId, checked_day: day, records } = row;
    const month = monthOf(fromDay(day));
    const months = presence.get(agencyId);
    if (months) months.add(month);
    else presence.set(agencyId, new Set([month]));
    tally.count(agencyId, day, {
      records,
      cancelled: row.cancelled ?? 0,
      outside: row.outside ?? 0,
      surveys: row.surveys ?? 0,
      visits: row.visits ?? 0,
      offSite: row.off_site ?? 0,
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
      rated: row.rated ?? 0,
      ratingPoints: row.rating_points ?? 0,
    });
  }
  return presence;
}
