import { command, query } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';

/** Numbers given out on paper, all between the two. */
export interface PaperNumbers {
  readonly series: string;
  readonly from: number;
  readonly last: number;
  readonly text: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

const paperOfYear = query(
  'case.paperNumbers',
  `SELECT s.series, s.from_seq, s.last_seq, s.text, s.recorded_at, s.recorded_by FROM case_number_start s
   WHERE s.year = ? AND s.last_seq >= s.from_seq AND NOT EXISTS (
     SELECT 1 FROM case_number_start later WHERE later.series = s.series AND later.year = s.year
       AND later.from_seq = s.from_seq AND later.id > s.id)
   ORDER BY s.series, s.from_seq`,
  {
    series: 'text',
    from_seq: 'int',
    last_seq: 'int',
    text: 'text',
    recorded_at: 'text',
    recorded_by: 'text',
  },
);

const insertStart = command(
  'case.insertNumberStart',
  `INSERT INTO case_number_start (series, year, from_seq, last_seq, text, recorded_at, recorded_by)
   VALUES (?, ?, ?, ?, ?, ?, ?)`,
);

/** Of all series of a year, in order of series and number; what was put right is left out. */
export function readPaperNumbers(reader: Reader, year: number): PaperNumbers[] {
  return reader.all(paperOfYear, year).map((row) => ({
    series: row.series,
    from: row.from_seq,
    last: row.last_seq,
    text: row.text,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }));
}

export function writePaperNumbers(tx: Tx, year: number, paper: PaperNumbers): void {
  const { series, from, last, text, recordedAt, recordedBy } = paper;
  tx.run(insertStart, series, year, from, last, text, recordedAt, recordedBy);
}
