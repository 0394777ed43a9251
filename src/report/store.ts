import { query } from '../store/query.ts';

/** 垂直管理 bodies with who stands above them. */
export const verticalAgencies = query(
  'report.verticalAgencies',
  "SELECT code, superior FROM agency WHERE superior <> ''",
  { code: 'text', superior: 'text' },
);

/** Entries recorded, or counting for a day, since a date; oldest first. */
export const entriesSince = query(
  'report.entriesSince',
  `SELECT seq, at, business_date, operator, act, subject, subject_id, summary, detail
   FROM journal WHERE at >= ? OR business_date >= ? ORDER BY seq`,
  {
    seq: 'int',
    at: 'text',
    business_date: 'text',
    operator: 'text',
    act: 'text',
    subject: 'text',
    subject_id: 'text',
    summary: 'text',
    detail: 'text',
  },
);
