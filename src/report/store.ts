import { query } from '../store/query.ts';

/** Entries recorded, or counting for a day, since a date; oldest first. */
export const entriesSince = query(
  'report.entriesSince',
  `SELECT seq, at, business_date, operator, act, subject, subject_id, summary
   FROM journal WHERE at >= ?1 OR business_date >= ?1 ORDER BY seq`,
  {
    seq: 'int',
    at: 'text',
    business_date: 'text',
    operator: 'text',
    act: 'text',
    subject: 'text',
    subject_id: 'text',
    summary: 'text',
  },
);
