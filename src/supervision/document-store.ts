import { date, type LocalDate } from '../kernel/local-date.ts';
import { command, query } from '../store/query.ts';
import type { Reader } from '../store/store.ts';
import type { DocumentKind, FactDetails, IssuedDocument } from './model.ts';

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
  case_number: 'text',
  file_id: 'int',
} as const;

const documentsByCase = query(
  'case.documents',
  `SELECT ${Object.keys(DOCUMENT_SHAPE).join(', ')} FROM case_document WHERE case_number = ? ORDER BY fact_seq`,
  DOCUMENT_SHAPE,
);

/** Every number of a year, series by series. */
export const numbersOfYear = query(
  'case.numbersOfYear',
  `SELECT number, series, seq, name, title, addressee, issued_on, case_number FROM case_document
   WHERE year = ? ORDER BY series, seq`,
  {
    number: 'text',
    series: 'text',
    seq: 'int',
    name: 'text',
    title: 'text',
    addressee: 'text',
    issued_on: 'text',
    case_number: 'text',
  },
);

/** The highest number used in a series in a year; 0 before the first. */
export const lastDocumentSeq = query(
  'case.lastDocumentSeq',
  'SELECT COALESCE(MAX(seq), 0) AS seq FROM case_document WHERE series = ? AND year = ?',
  { seq: 'int' },
);

export const insertDocument = command(
  'case.insertDocument',
  `INSERT INTO case_document (number, series, year, seq, kind, name, title, addressee, signer, issued_on,
     case_number, fact_seq, file_id)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

/** Void documents by number. */
export function readWithdrawals(
  reader: Reader,
): Map<string, { readonly on: LocalDate; readonly reason: string }> {
  return new Map(
    reader.all(withdrawals).map((row) => {
      const { document = '' } = JSON.parse(row.details) as FactDetails;
      return [document, { on: date(row.on_date), reason: row.text }] as const;
    }),
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
    caseNumber: row.case_number,
    fileId: row.file_id,
  }));
}
