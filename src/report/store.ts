import { query } from '../store/query.ts';

const ENTRY =
  'SELECT seq, at, business_date, operator, act, subject, subject_id, summary, detail FROM journal';

const ENTRY_SHAPE = {
  seq: 'int',
  at: 'text',
  business_date: 'text',
  operator: 'text',
  act: 'text',
  subject: 'text',
  subject_id: 'text',
  summary: 'text',
  detail: 'text',
} as const;

/** Entries recorded, or counting for a day, since a date; oldest first. */
export const entriesSince = query(
  'report.entriesSince',
  `${ENTRY} WHERE at >= ? OR business_date >= ? ORDER BY seq`,
  ENTRY_SHAPE,
);

/** The newest entries of a subject, an id and a day on; each of the three given twice, NULL = any. */
export const newestEntries = query(
  'report.newestEntries',
  `${ENTRY}
   WHERE (? IS NULL OR subject = ?) AND (? IS NULL OR subject_id = ?) AND (? IS NULL OR business_date >= ?)
   ORDER BY seq DESC LIMIT ?`,
  ENTRY_SHAPE,
);
