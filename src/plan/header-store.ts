import type { LocalDate } from '../kernel/local-date.ts';
import { command, query, type Row } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { Section } from '../workbook/vocabulary.ts';

const words = query(
  'plan.headerWords',
  `SELECT w.section, w.wording, w.form, w.key, w.agency_code, a.name AS agency, w.added_on
   FROM header_word w LEFT JOIN agency a ON a.code = w.agency_code
   ORDER BY w.section, w.key, w.form, w.agency_code`,
  {
    section: 'text',
    wording: 'text',
    form: 'text',
    key: 'text',
    agency_code: 'text?',
    agency: 'text?',
    added_on: 'text',
  },
);
const insertWord = command(
  'plan.insertHeaderWord',
  'INSERT INTO header_word (section, wording, form, key, agency_code, added_on) VALUES (?, ?, ?, ?, ?, ?)',
);
const deleteWord = command(
  'plan.deleteHeaderWord',
  'DELETE FROM header_word WHERE section = ? AND form = ? AND agency_code IS ?',
);

/** 登记的表头写法. */
export interface StoredHeaderWord {
  readonly section: Section;
  readonly wording: string;
  /** As it is compared. */
  readonly form: string;
  readonly key: string;
  /** Of one agency only; undefined = everywhere. */
  readonly agencyCode: string | undefined;
  readonly agency: string | undefined;
  readonly addedOn: LocalDate;
}

function toWord(row: Row<typeof words>): StoredHeaderWord {
  return {
    section: row.section as Section,
    wording: row.wording,
    form: row.form,
    key: row.key,
    agencyCode: row.agency_code ?? undefined,
    agency: row.agency ?? undefined,
    addedOn: row.added_on as LocalDate,
  };
}

export function headerWords(reader: Reader): StoredHeaderWord[] {
  return reader.all(words).map(toWord);
}

export function saveHeaderWord(tx: Tx, word: Omit<StoredHeaderWord, 'agency'>): void {
  tx.run(insertWord, word.section, word.wording, word.form, word.key, word.agencyCode ?? null, word.addedOn);
}

export function deleteHeaderWord(
  tx: Tx,
  word: Pick<StoredHeaderWord, 'section' | 'form' | 'agencyCode'>,
): void {
  tx.run(deleteWord, word.section, word.form, word.agencyCode ?? null);
}
