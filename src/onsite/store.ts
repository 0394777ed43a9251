import { date } from '../kernel/local-date.ts';
import { command, query, type Row } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { Answer, Notice, SiteCheck, Targeted } from './model.ts';

const TARGETED_SHAPE = {
  quarter: 'text',
  agency_code: 'text',
  agency_name: 'text',
  reason: 'text',
  on_date: 'text',
  inspectors: 'text',
} as const;

const targeted = query(
  'onsite.targeted',
  `SELECT ${Object.keys(TARGETED_SHAPE).join(', ')} FROM site_targeted ORDER BY on_date, id`,
  TARGETED_SHAPE,
);

export const insertTargeted = command(
  'onsite.insertTargeted',
  `INSERT INTO site_targeted (quarter, agency_code, agency_name, reason, on_date, inspectors, recorded_at, recorded_by)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
);

/** In order of day; of one quarter, or of all. */
export function readTargeted(reader: Reader, quarter?: string): Targeted[] {
  return reader
    .all(targeted)
    .filter((row) => quarter === undefined || row.quarter === quarter)
    .map((row) => ({
      quarter: row.quarter,
      agency: { code: row.agency_code, name: row.agency_name },
      reason: row.reason,
      on: date(row.on_date),
      inspectors: row.inspectors === '' ? [] : row.inspectors.split('、'),
    }));
}

const NOTICE_SHAPE = {
  number: 'text',
  quarter: 'text',
  agency_code: 'text',
  agency_name: 'text',
  edition: 'int',
  reason: 'text',
  visit_from: 'text',
  visit_to: 'text',
  signer: 'text',
  contact: 'text',
  issued_on: 'text',
  file_id: 'int',
} as const;

const notices = query(
  'onsite.notices',
  `SELECT ${Object.keys(NOTICE_SHAPE).join(', ')} FROM site_notice WHERE quarter = ? ORDER BY agency_code, edition`,
  NOTICE_SHAPE,
);

/** The highest number used in a series in a year; 0 before the first. */
export const lastNoticeSeq = query(
  'onsite.lastNoticeSeq',
  'SELECT COALESCE(MAX(seq), 0) AS seq FROM site_notice WHERE series = ? AND year = ?',
  { seq: 'int' },
);

export const insertNotice = command(
  'onsite.insertNotice',
  `INSERT INTO site_notice (number, series, year, seq, quarter, agency_code, agency_name, edition, reason, visit_from,
     visit_to, signer, contact, issued_on, recorded_at, recorded_by, file_id)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

function toNotice(row: Row<typeof notices>): Notice {
  return {
    number: row.number,
    quarter: row.quarter,
    agency: { code: row.agency_code, name: row.agency_name },
    edition: row.edition,
    reason: row.reason,
    visitFrom: date(row.visit_from),
    visitTo: date(row.visit_to),
    signer: row.signer,
    contact: row.contact,
    issuedOn: date(row.issued_on),
    fileId: row.file_id,
  };
}

/** All editions, by agency and edition. */
export function readNotices(reader: Reader, quarter: string): Notice[] {
  return reader.all(notices, quarter).map(toNotice);
}

const CHECK_SHAPE = {
  id: 'int',
  quarter: 'text',
  agency_code: 'text',
  agency_name: 'text',
  unit_type: 'text',
  version: 'int',
  checked_on: 'text',
  inspectors: 'text',
  file: 'text',
  file_id: 'int',
  recorded_on: 'text',
  recorded_by: 'text',
} as const;

const checks = query(
  'onsite.checks',
  `SELECT ${Object.keys(CHECK_SHAPE).join(', ')} FROM site_check WHERE quarter = ? ORDER BY agency_code, version`,
  CHECK_SHAPE,
);

const answers = query(
  'onsite.answers',
  'SELECT item, result, problem, evidence, corrected FROM site_answer WHERE check_id = ? ORDER BY item',
  { item: 'text', result: 'text', problem: 'text', evidence: 'text', corrected: 'int' },
);

const insertCheck = command(
  'onsite.insertCheck',
  `INSERT INTO site_check (quarter, agency_code, agency_name, unit_type, version, checked_on, inspectors, pack_version,
     file, file_id, recorded_on, recorded_at, recorded_by)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

const insertAnswer = command(
  'onsite.insertAnswer',
  'INSERT INTO site_answer (check_id, item, result, problem, evidence, corrected) VALUES (?, ?, ?, ?, ?, ?)',
);

/** All versions, by agency and version. */
export function readChecks(reader: Reader, quarter: string): SiteCheck[] {
  return reader.all(checks, quarter).map((row) => ({
    id: row.id,
    quarter: row.quarter,
    agency: { code: row.agency_code, name: row.agency_name },
    unitType: row.unit_type,
    version: row.version,
    checkedOn: date(row.checked_on),
    inspectors: row.inspectors,
    file: row.file,
    fileId: row.file_id,
    recordedOn: date(row.recorded_on),
    recordedBy: row.recorded_by,
    answers: reader
      .all(answers, row.id)
      .map((answer): Answer => ({ ...answer, corrected: answer.corrected === 1 })),
  }));
}

/** Stores one version with its answers. Returns its id; the caller records the act. */
export function addCheck(
  tx: Tx,
  check: Omit<SiteCheck, 'id'>,
  by: { readonly packVersion: string; readonly at: string },
): number {
  const { id } = tx.run(
    insertCheck,
    check.quarter,
    check.agency.code,
    check.agency.name,
    check.unitType,
    check.version,
    check.checkedOn,
    check.inspectors,
    by.packVersion,
    check.file,
    check.fileId,
    check.recordedOn,
    by.at,
    check.recordedBy,
  );
  for (const a of check.answers) {
    tx.run(insertAnswer, id, a.item, a.result, a.problem, a.evidence, a.corrected ? 1 : 0);
  }
  return id;
}

const clues = query(
  'onsite.clues',
  'SELECT agency_code, item, case_number FROM site_clue WHERE quarter = ? ORDER BY agency_code, item',
  { agency_code: 'text', item: 'text', case_number: 'text' },
);

export const insertClue = command(
  'onsite.insertClue',
  'INSERT INTO site_clue (quarter, agency_code, item, check_id, case_number) VALUES (?, ?, ?, ?, ?)',
);

/** Case numbers by `agency/item`. */
export function readClues(reader: Reader, quarter: string): Map<string, string> {
  return new Map(
    reader.all(clues, quarter).map((row) => [`${row.agency_code}/${row.item}`, row.case_number]),
  );
}
