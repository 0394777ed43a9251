import { date, type LocalDate } from '../kernel/local-date.ts';
import { command, query, type Row } from '../store/query.ts';
import type { Reader } from '../store/store.ts';
import type { Act, CaseFact, CaseFile, Category, FactDetails } from './model.ts';

const FILE_SHAPE = {
  number: 'text',
  agency_code: 'text',
  agency_name: 'text',
  source_kind: 'text',
  source_id: 'text',
  source_text: 'text',
  category: 'text',
  problem: 'text',
  discovered_on: 'text',
  opened_on: 'text',
} as const;
const FILE_COLUMNS = Object.keys(FILE_SHAPE).join(', ');

const caseFileByNumber = query(
  'case.fileByNumber',
  `SELECT ${FILE_COLUMNS} FROM case_file WHERE number = ?`,
  FILE_SHAPE,
);

const caseFiles = query(
  'case.files',
  `SELECT ${FILE_COLUMNS} FROM case_file WHERE agency_code = COALESCE(?, agency_code) ORDER BY number`,
  FILE_SHAPE,
);

/** The case already opened for a clue, known by source, agency and problem. */
export const caseBySource = query(
  'case.bySource',
  `SELECT number FROM case_file
   WHERE source_id <> '' AND source_kind = ? AND source_id = ? AND agency_code = ? AND problem = ?`,
  { number: 'text' },
);

export const lastCaseSeq = query(
  'case.lastSeq',
  'SELECT COALESCE(MAX(seq), 0) AS seq FROM case_file WHERE year = ?',
  { seq: 'int' },
);

export const insertCaseFile = command(
  'case.insertFile',
  `INSERT INTO case_file (number, year, seq, agency_code, agency_name, source_kind, source_id, source_text,
     category, problem, discovered_on, opened_on)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

const FACT_SHAPE = {
  case_number: 'text',
  seq: 'int',
  act: 'text',
  on_date: 'text',
  text: 'text',
  proof: 'text',
  proof_file_id: 'int?',
  details: 'text',
  recorded_at: 'text',
  recorded_by: 'text',
} as const;
const FACT_COLUMNS = Object.keys(FACT_SHAPE).join(', ');

const factsByCase = query(
  'case.factsByCase',
  `SELECT ${FACT_COLUMNS} FROM case_fact WHERE case_number = ? ORDER BY seq`,
  FACT_SHAPE,
);

/** All acts of all cases in order; enough to know where each stands. */
const allActs = query(
  'case.allActs',
  'SELECT case_number, act, on_date FROM case_fact ORDER BY case_number, seq',
  { case_number: 'text', act: 'text', on_date: 'text' },
);

export const insertFact = command(
  'case.insertFact',
  `INSERT INTO case_fact (case_number, seq, act, on_date, text, proof, proof_file_id, details, recorded_at, recorded_by)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

const accountFacts = query(
  'case.accountFacts',
  `SELECT f.case_number, f.seq, f.act, f.on_date, f.text, f.proof, f.proof_file_id, f.details, f.recorded_at,
     f.recorded_by, c.agency_name
   FROM case_fact f JOIN case_file c ON c.number = f.case_number
   WHERE f.act IN ('account', 'account-result') AND f.case_number = COALESCE(?, f.case_number)
   ORDER BY f.case_number, f.seq`,
  { ...FACT_SHAPE, agency_name: 'text' },
);

/** Letters that were put out and neither served nor taken back, with the agency they are for. */
const unservedFacts = query(
  'case.unserved',
  `SELECT f.case_number, c.agency_name, f.act, f.on_date, f.details
   FROM case_fact f JOIN case_file c ON c.number = f.case_number
   WHERE f.act IN ('issue', 'issue-direct', 'decide') AND NOT EXISTS (
     SELECT 1 FROM case_fact later WHERE later.case_number = f.case_number AND later.seq > f.seq
       AND later.act IN ('serve', 'serve-decision', 'withdraw', 'terminate'))
   ORDER BY f.on_date, f.case_number`,
  { case_number: 'text', agency_name: 'text', act: 'text', on_date: 'text', details: 'text' },
);

/** Cases whose superior body was not told, with the day the first letter went out. */
const uninformedCases = query(
  'case.uninformed',
  `SELECT c.number, c.agency_code, c.agency_name, MIN(f.on_date) AS since
   FROM case_fact f JOIN case_file c ON c.number = f.case_number
   WHERE f.act IN ('issue', 'issue-direct', 'escalate', 'escalate-direct') AND NOT EXISTS (
     SELECT 1 FROM case_fact told WHERE told.case_number = f.case_number
       AND told.act IN ('inform-superior', 'send-notice') AND NOT EXISTS (
         SELECT 1 FROM case_fact gone WHERE gone.case_number = told.case_number AND gone.act = 'void-letter'
           AND gone.details ->> 'document' = told.details ->> 'document'))
   GROUP BY c.number ORDER BY since, c.number`,
  { number: 'text', agency_code: 'text', agency_name: 'text', since: 'text' },
);

function toFile(row: Row<typeof caseFileByNumber>): CaseFile {
  const { source_kind: kind, source_id: id, source_text: text } = row;
  return {
    number: row.number,
    agency: { code: row.agency_code, name: row.agency_name },
    source: id === '' ? { kind, text } : { kind, id, text },
    category: row.category as Category,
    problem: row.problem,
    discoveredOn: date(row.discovered_on),
    openedOn: date(row.opened_on),
  };
}

function toFact(row: Row<typeof factsByCase>): CaseFact {
  return {
    seq: row.seq,
    act: row.act as CaseFact['act'],
    on: date(row.on_date),
    text: row.text,
    proof: row.proof,
    ...(row.proof_file_id === null ? {} : { proofFileId: row.proof_file_id }),
    details: JSON.parse(row.details) as FactDetails,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  };
}

/** undefined where there is no such case. */
export function readFile(reader: Reader, number: string): CaseFile | undefined {
  const row = reader.get(caseFileByNumber, number);
  return row && toFile(row);
}

/** In order of number; of one agency, or of all. */
export function readFiles(reader: Reader, agencyCode?: string): CaseFile[] {
  return reader.all(caseFiles, agencyCode ?? null).map(toFile);
}

export function readFacts(reader: Reader, number: string): CaseFact[] {
  return reader.all(factsByCase, number).map(toFact);
}

/** The acts per case number, in order. */
export function readActs(reader: Reader): Map<string, Act[]> {
  const acts = new Map<string, Act[]>();
  for (const row of reader.all(allActs)) {
    let list = acts.get(row.case_number);
    if (!list) acts.set(row.case_number, (list = []));
    if (row.act !== 'open') list.push(row.act as Act);
  }
  return acts;
}

/** 问责 and its results: of one case, or of all. */
export function readAccountFacts(
  reader: Reader,
  caseNumber?: string,
): { caseNumber: string; agency: string; fact: CaseFact }[] {
  return reader
    .all(accountFacts, caseNumber ?? null)
    .map((row) => ({ caseNumber: row.case_number, agency: row.agency_name, fact: toFact(row) }));
}

/** A letter that went out and whose period has not begun: there is no proof of service. */
export interface UnservedLetter {
  readonly caseNumber: string;
  readonly agency: string;
  /** Its 发文字号, and the day of the letter. */
  readonly document: string;
  readonly issuedOn: LocalDate;
  readonly decision: boolean;
}

export function readUnserved(reader: Reader): UnservedLetter[] {
  return reader.all(unservedFacts).map((row) => {
    const { document, decision } = JSON.parse(row.details) as FactDetails;
    return {
      caseNumber: row.case_number,
      agency: row.agency_name,
      document: document ?? decision ?? '',
      issuedOn: date(row.on_date),
      decision: row.act === 'decide',
    };
  });
}

/** Cases with a letter out and nobody above told. Whether anybody stands above is for the registry to say. */
export function readUninformed(reader: Reader): Row<typeof uninformedCases>[] {
  return reader.all(uninformedCases);
}
