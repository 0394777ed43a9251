import { deadlinesOf } from '../calendar/deadlines.ts';
import { groupBy } from '../kernel/group.ts';
import { date, type LocalDate } from '../kernel/local-date.ts';
import { command, query, type Row } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { Complaint, ComplaintFact, ComplaintView, Outcome } from './model.ts';

const COMPLAINT_SHAPE = {
  id: 'int',
  agency_code: 'text',
  agency_name: 'text',
  channel_kind: 'text',
  channel_id: 'text',
  channel_text: 'text',
  subject: 'text',
  received_on: 'text',
  key_id: 'text',
  origin: 'text',
  recorded_at: 'text',
  recorded_by: 'text',
} as const;
const COLUMNS = Object.keys(COMPLAINT_SHAPE).join(', ');

const complaintById = query(
  'complaint.byId',
  `SELECT ${COLUMNS} FROM complaint WHERE id = ?`,
  COMPLAINT_SHAPE,
);

const complaints = query(
  'complaint.all',
  `SELECT ${COLUMNS} FROM complaint WHERE agency_code = COALESCE(?, agency_code) ORDER BY id`,
  COMPLAINT_SHAPE,
);

export const complaintByIdentity = query(
  'complaint.byIdentity',
  'SELECT id FROM complaint WHERE identity = ?',
  { id: 'int' },
);

export const lastComplaint = query('complaint.last', 'SELECT COALESCE(MAX(id), 0) AS id FROM complaint', {
  id: 'int',
});

/** Everything under a key; the only statement that reads cipher text. */
export const sealedComplaints = query(
  'complaint.sealed',
  'SELECT id, sealed, key_id FROM complaint WHERE sealed IS NOT NULL AND id = COALESCE(?, id) ORDER BY id',
  { id: 'int', sealed: 'blob', key_id: 'text' },
);

/** The key in use; none before anything was sealed. */
export const keyInUse = query(
  'complaint.keyInUse',
  "SELECT key_id FROM complaint WHERE key_id <> '' ORDER BY id DESC LIMIT 1",
  { key_id: 'text' },
);

export const insertComplaint = command(
  'complaint.insert',
  `INSERT INTO complaint (id, identity, agency_code, agency_name, channel_kind, channel_id, channel_text, subject,
     received_on, sealed, key_id, origin, recorded_at, recorded_by)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

/** 更换密钥 */
export const resealComplaint = command(
  'complaint.reseal',
  'UPDATE complaint SET sealed = ?, key_id = ? WHERE id = ?',
);

const FACT_SHAPE = {
  complaint_id: 'int',
  seq: 'int',
  act: 'text',
  on_date: 'text',
  result: 'text',
  text: 'text',
  clue_id: 'int?',
  recorded_at: 'text',
  recorded_by: 'text',
} as const;
const FACT_COLUMNS = Object.keys(FACT_SHAPE).join(', ');

const complaintFacts = query(
  'complaint.facts',
  `SELECT ${FACT_COLUMNS} FROM complaint_fact WHERE complaint_id = COALESCE(?, complaint_id) ORDER BY complaint_id, seq`,
  FACT_SHAPE,
);

const insertFact = command(
  'complaint.insertFact',
  `INSERT INTO complaint_fact (${FACT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

function toComplaint(row: Row<typeof complaintById>): Complaint {
  return {
    id: row.id,
    agency: { code: row.agency_code, name: row.agency_name },
    channel: { kind: row.channel_kind, id: row.channel_id, text: row.channel_text },
    subject: row.subject,
    receivedOn: date(row.received_on),
    sealed: row.key_id !== '',
    origin: row.origin,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  };
}

function toFact(row: Row<typeof complaintFacts>): ComplaintFact {
  return {
    complaintId: row.complaint_id,
    seq: row.seq,
    act: row.act as ComplaintFact['act'],
    on: date(row.on_date),
    ...(row.result !== '' && { result: row.result as Outcome }),
    text: row.text,
    ...(row.clue_id !== null && { clueId: row.clue_id }),
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  };
}

function viewOf(
  reader: Reader,
  complaint: Complaint,
  facts: readonly ComplaintFact[],
  today: LocalDate,
): ComplaintView {
  const outcome = facts.findLast(({ result }) => result !== undefined)?.result;
  const clueId = facts.find(({ act }) => act === 'clue')?.clueId;
  const term = facts.some(({ act }) => act === 'term')
    ? deadlinesOf(reader, 'complaint', String(complaint.id)).find((d) => d.voidOn === undefined)
    : undefined;
  return {
    complaint,
    facts,
    ...(outcome !== undefined && { outcome }),
    ...(clueId !== undefined && { clueId }),
    ...(term && { term }),
    overdue: term !== undefined && term.metOn === undefined && term.dueOn < today,
  };
}

/** undefined where there is no such complaint. */
export function readComplaint(reader: Reader, id: number, today: LocalDate): ComplaintView | undefined {
  const row = reader.get(complaintById, id);
  return row && viewOf(reader, toComplaint(row), reader.all(complaintFacts, id).map(toFact), today);
}

/** In order of registration; of one agency, or of all. */
export function readComplaints(reader: Reader, today: LocalDate, agencyCode?: string): ComplaintView[] {
  const facts = groupBy(reader.all(complaintFacts, null).map(toFact), ({ complaintId }) => complaintId);
  return reader
    .all(complaints, agencyCode ?? null)
    .map((row) => viewOf(reader, toComplaint(row), facts.get(row.id) ?? [], today));
}

export function writeComplaintFact(tx: Tx, fact: ComplaintFact): void {
  tx.run(
    insertFact,
    fact.complaintId,
    fact.seq,
    fact.act,
    fact.on,
    fact.result ?? '',
    fact.text,
    fact.clueId ?? null,
    fact.recordedAt,
    fact.recordedBy,
  );
}
