import { date, type LocalDate } from '../kernel/local-date.ts';
import { command, query } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { DocumentKind, FactDetails, IssuedDocument, NumberedLetter } from './model.ts';
import type { NextNumber } from './number-series.ts';

/** 作废: documents taken back, with the day and the reason. */
const withdrawals = query(
  'case.withdrawals',
  `SELECT case_number, on_date, text, details FROM case_fact
   WHERE act IN ('withdraw', 'retract', 'void-letter', 'void-reply') ORDER BY case_number, seq`,
  { case_number: 'text', on_date: 'text', text: 'text', details: 'text' },
);

const DOCUMENT_SHAPE = {
  number: 'text',
  kind: 'text',
  name: 'text',
  title: 'text',
  addressee: 'text',
  signer: 'text',
  issued_on: 'text',
  file_id: 'int',
} as const;

const documentsByCase = query(
  'case.documents',
  `SELECT ${Object.keys(DOCUMENT_SHAPE).join(', ')} FROM case_document WHERE case_number = ? ORDER BY fact_seq`,
  DOCUMENT_SHAPE,
);

/** 作废: 指导意见 of 共性问题 taken back. */
const problemVoids = query(
  'case.problemVoids',
  "SELECT document, on_date, text FROM problem_fact WHERE act = 'void' ORDER BY problem_id, seq",
  { document: 'text', on_date: 'text', text: 'text' },
);

/** Every number of a year, series by series. */
export const numbersOfYear = query(
  'case.numbersOfYear',
  `SELECT number, series, seq, name, title, addressee, issued_on, case_number, problem_id
   FROM case_document WHERE year = ? ORDER BY series, seq`,
  {
    number: 'text',
    series: 'text',
    seq: 'int',
    name: 'text',
    title: 'text',
    addressee: 'text',
    issued_on: 'text',
    case_number: 'text?',
    problem_id: 'int?',
  },
);

/** The highest number used in a series in a year; 0 before the first. */
export const lastDocumentSeq = query(
  'case.lastDocumentSeq',
  'SELECT COALESCE(MAX(seq), 0) AS seq FROM case_document WHERE series = ? AND year = ?',
  { seq: 'int' },
);

const insertDocument = command(
  'case.insertDocument',
  `INSERT INTO case_document (number, series, year, seq, kind, name, title, addressee, signer, issued_on,
     case_number, fact_seq, problem_id, problem_seq, file_id)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

/** What a letter belongs to, with the 序号 of the act that issued it. */
type Issuing =
  | { readonly caseNumber: string; readonly seq: number }
  | { readonly problemId: number; readonly seq: number };

/** A number given out, with its letter. */
export function writeDocument(
  tx: Tx,
  letter: NumberedLetter,
  { series, year, seq }: NextNumber,
  issuing: Issuing,
): void {
  const ofCase = 'caseNumber' in issuing;
  tx.run(
    insertDocument,
    letter.number,
    series,
    year,
    seq,
    letter.kind,
    letter.name,
    letter.title,
    letter.addressee,
    letter.signer,
    letter.issuedOn,
    ofCase ? issuing.caseNumber : null,
    ofCase ? issuing.seq : null,
    ofCase ? null : issuing.problemId,
    ofCase ? null : issuing.seq,
    letter.fileId,
  );
}

/** Void documents by number. */
export function readWithdrawals(
  reader: Reader,
): Map<string, { readonly on: LocalDate; readonly reason: string }> {
  const ofCases = reader
    .all(withdrawals)
    .map((row) => ({ ...row, document: (JSON.parse(row.details) as FactDetails).document ?? '' }));
  return new Map(
    [...ofCases, ...reader.all(problemVoids)].map(
      (row) => [row.document, { on: date(row.on_date), reason: row.text }] as const,
    ),
  );
}

export function readDocuments(reader: Reader, number: string): IssuedDocument[] {
  return reader.all(documentsByCase, number).map((row) => ({
    number: row.number,
    kind: row.kind as DocumentKind,
    name: row.name,
    title: row.title,
    addressee: row.addressee,
    signer: row.signer,
    issuedOn: date(row.issued_on),
    caseNumber: number,
    fileId: row.file_id,
  }));
}
