import type { LocalDate } from '../kernel/local-date.ts';
import { journalEntryCount, recentJournalEntries } from '../store/journal.ts';
import type { Row } from '../store/query.ts';
import type { Reader } from '../store/store.ts';
import { entriesSince } from './store.ts';

/** 留痕 as it is shown. */
export interface JournalLine {
  readonly seq: number;
  /** Wall clock. */
  readonly at: string;
  /** 办理日期 */
  readonly businessDate: string;
  readonly operator: string;
  readonly act: string;
  readonly subject: string;
  readonly id: string;
  readonly summary: string;
  /** Before, after and reason, as the feature recorded them. */
  readonly detail: unknown;
}

export interface JournalFilter {
  readonly subject?: string;
  readonly id?: string;
  /** First 办理日期. */
  readonly since?: LocalDate;
  /** So many at most; -1 = all. */
  readonly limit: number;
}

/** The newest entries first. */
export function newestLines(reader: Reader, filter: JournalFilter): JournalLine[] {
  const { subject = null, id = null, since = null, limit } = filter;
  return reader.all(recentJournalEntries, subject, id, since, limit).map(toLine);
}

/** How many entries there are of what was asked for, whatever the limit. */
export function countLines(reader: Reader, { subject, id, since }: Omit<JournalFilter, 'limit'>): number {
  const [count] = reader.all(journalEntryCount, subject ?? null, id ?? null, since ?? null);
  return count?.entries ?? 0;
}

/** Everything recorded, or counting for a day, since a date; oldest first. */
export function linesSince(reader: Reader, since: LocalDate): JournalLine[] {
  return reader.all(entriesSince, since, since).map(toLine);
}

function toLine(row: Row<typeof recentJournalEntries>): JournalLine {
  return {
    seq: row.seq,
    at: row.at,
    businessDate: row.business_date,
    operator: row.operator,
    act: row.act,
    subject: row.subject,
    id: row.subject_id,
    summary: row.summary,
    detail: JSON.parse(row.detail) as unknown,
  };
}
