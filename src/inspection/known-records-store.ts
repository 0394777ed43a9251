import { date, fromDay, toDay, type LocalDate } from '../kernel/local-date.ts';
import { query } from '../store/query.ts';
import type { Reader } from '../store/store.ts';

const codesBetween = query(
  'inspection.codesBetween',
  `SELECT a.code AS agency, i.code, i.object_name, min(i.checked_day) AS checked_day
   FROM inspection i JOIN agency a ON a.id = i.agency_id
   WHERE i.checked_day BETWEEN ? AND ? AND i.code <> '' AND i.cancelled = 0
   GROUP BY i.agency_id, i.code ORDER BY i.agency_id, i.code`,
  { agency: 'text', code: 'text', object_name: 'text', checked_day: 'int' },
);

/** 检查码 of an agency, once however many visits there were under it. */
export interface KnownRecord {
  readonly agencyCode: string;
  readonly code: string;
  readonly objectName: string;
  /** The first visit. */
  readonly on: LocalDate;
}

/** 检查记录 with a code between two days, cancelled ones left out. */
export function knownRecords(reader: Reader, from: LocalDate, to: LocalDate): KnownRecord[] {
  return reader.all(codesBetween, toDay(from), toDay(to)).map((row) => ({
    agencyCode: row.agency,
    code: row.code,
    objectName: row.object_name,
    on: date(fromDay(row.checked_day)),
  }));
}
