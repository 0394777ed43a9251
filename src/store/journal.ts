import type { Statement } from 'better-sqlite3';
import { sha256 } from '../kernel/digest.ts';
import { date, type LocalDate } from '../kernel/local-date.ts';
import { query, type Row } from './query.ts';
import type { Actor, Reader } from './store.ts';

/** 留痕: one act, told by the feature that did it. */
export interface JournalEntry {
  /** `plan.file`, `case.serve` … */
  readonly act: string;
  /** Kind of the thing acted on: `plan`, `case`, `draw` … */
  readonly subject: string;
  /** Its number or code as people know it. */
  readonly id: string | number;
  /** One Chinese sentence for people. */
  readonly summary: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
}

/** The hash before the first entry. */
const GENESIS = '0'.repeat(64);

const LAST = 'SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1';
const INSERT = `INSERT INTO journal
  (seq, at, business_date, operator, act, subject, subject_id, summary, detail, prev_hash, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export const journalEntries = query(
  'journal.entries',
  `SELECT seq, at, business_date, operator, act, subject, subject_id, summary, detail, prev_hash, hash
   FROM journal ORDER BY seq`,
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
    prev_hash: 'text',
    hash: 'text',
  },
);

const firstEntry = query('journal.firstDay', 'SELECT min(business_date) AS day FROM journal', {
  day: 'text?',
});

/** 启用之日: business date of the first entry; what was due before it is not this file's. */
export function firstBusinessDay(reader: Reader): LocalDate | undefined {
  const day = reader.get(firstEntry)?.day;
  return day ? date(day) : undefined;
}

/** How many entries the same words let through. */
export const journalEntryCount = query(
  'journal.count',
  `SELECT count(*) AS entries FROM journal
   WHERE subject = coalesce(?, subject) AND subject_id = coalesce(?, subject_id)
     AND business_date >= coalesce(?, business_date)`,
  { entries: 'int' },
);

export const recentJournalEntries = query(
  'journal.recent',
  `SELECT seq, at, business_date, operator, act, subject, subject_id, summary, detail
   FROM journal
   WHERE subject = coalesce(?, subject) AND subject_id = coalesce(?, subject_id)
     AND business_date >= coalesce(?, business_date)
   ORDER BY seq DESC LIMIT ?`,
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

/** What was done to one thing, the oldest first. */
export const entriesOf = query(
  'journal.entriesOf',
  'SELECT operator, act, detail FROM journal WHERE subject = ? AND subject_id = ? ORDER BY seq',
  { operator: 'text', act: 'text', detail: 'text' },
);

export const lastEntry = query(
  'journal.last',
  'SELECT seq, at, hash FROM journal ORDER BY seq DESC LIMIT 1',
  {
    seq: 'int',
    at: 'text',
    hash: 'text',
  },
);

export const earliestEntry = query('journal.first', 'SELECT at FROM journal ORDER BY seq LIMIT 1', {
  at: 'text',
});

export const hashOfEntry = query('journal.hashOf', 'SELECT hash FROM journal WHERE seq = ?', {
  hash: 'text',
});

/** What was done after an entry, the newest first. */
export const entriesAfter = query(
  'journal.after',
  'SELECT seq, at, operator, summary FROM journal WHERE seq > ? ORDER BY seq DESC LIMIT ?',
  { seq: 'int', at: 'text', operator: 'text', summary: 'text' },
);

type EntryRow = Row<typeof journalEntries>;

/** The hash of an entry covers all its fields and the hash before it, as a JSON array in this order. */
function entryHash(row: Omit<EntryRow, 'hash'>): string {
  const { seq, at, business_date, operator, act, subject, subject_id, summary, detail, prev_hash } = row;
  return sha256(
    JSON.stringify([seq, at, business_date, operator, act, subject, subject_id, summary, detail, prev_hash]),
  );
}

/** Appends one entry to the chain; runs inside the caller's transaction. */
export function appendEntry(prepare: (sql: string) => Statement, actor: Actor, entry: JournalEntry): void {
  const last = prepare(LAST).get() as { seq: number; hash: string } | undefined;
  const { before, after, reason } = entry;
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: actor.clock.now(),
    business_date: actor.clock.today() as string,
    operator: actor.operator,
    act: entry.act,
    subject: entry.subject,
    subject_id: String(entry.id),
    summary: entry.summary,
    detail: JSON.stringify({ before, after, reason }),
    prev_hash: last?.hash ?? GENESIS,
  };
  prepare(INSERT).run(...Object.values(row), entryHash(row));
}

/** What a check of the chain found. */
export interface ChainCheck {
  readonly entries: number;
  /** Hash of the last entry; note it down outside the file and the tail cannot be cut unseen. */
  readonly head: string;
  /** First entry that does not fit, with why; absent when all fit. */
  readonly broken?: { readonly seq: number; readonly reason: string };
}

/** Recomputes the whole chain. */
export function verifyJournal(reader: Reader): ChainCheck {
  let previous = GENESIS;
  let entries = 0;
  for (const row of reader.all(journalEntries)) {
    entries += 1;
    const reason =
      row.seq !== entries
        ? `缺少第${entries}条`
        : row.prev_hash !== previous
          ? '与上一条的摘要不相接'
          : row.hash !== entryHash(row)
            ? '内容与摘要不符，可能被改动'
            : undefined;
    if (reason !== undefined) return { entries, head: previous, broken: { seq: row.seq, reason } };
    previous = row.hash;
  }
  return { entries, head: previous };
}
