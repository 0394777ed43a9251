import { groupBy } from '../../kernel/group.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { command, query } from '../../store/query.ts';
import type { Reader, Tx } from '../../store/store.ts';
import type { BaselineFigures, BaselineMeasure, BaselineRow } from './model.ts';

const insertFigure = command(
  'inspection.insertBaseline',
  `INSERT INTO inspection_baseline (agency_id, year, month, measure, value, source, file_id, recorded_on, recorded_by)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

/** The newest figure of each agency, month and measure of a year. */
const figuresOfYear = query(
  'inspection.baselineOfYear',
  `SELECT b.agency_id, a.name AS agency, b.month, b.measure, b.value, b.source, b.recorded_on
   FROM inspection_baseline b JOIN agency a ON a.id = b.agency_id
   WHERE b.year = ? AND b.id = (SELECT max(n.id) FROM inspection_baseline n
     WHERE n.year = b.year AND n.agency_id = b.agency_id AND n.month = b.month AND n.measure = b.measure)
   ORDER BY a.name, b.month, b.id`,
  {
    agency_id: 'int',
    agency: 'text',
    month: 'int',
    measure: 'text',
    value: 'int',
    source: 'text',
    recorded_on: 'text',
  },
);

/** 上报总数 in force, one for each agency and month. */
export function readBaseline(reader: Reader, year: number): BaselineRow[] {
  const rows = reader.all(figuresOfYear, year);
  return [...groupBy(rows, (row) => `${row.agency_id} ${row.month}`).values()].flatMap(
    (own): BaselineRow[] => {
      const last = own.at(-1);
      if (!last) return [];
      return [
        {
          agencyId: last.agency_id,
          agency: last.agency,
          year,
          month: last.month,
          values: Object.fromEntries(own.map(({ measure, value }) => [measure as BaselineMeasure, value])),
          source: [...new Set(own.map(({ source }) => source))].join('；'),
          recordedOn: last.recorded_on as LocalDate,
        },
      ];
    },
  );
}

/** Adds the figures of an agency for a month; earlier ones stay and no longer count. */
export function addBaseline(
  tx: Tx,
  figures: BaselineFigures,
  by: { readonly on: LocalDate; readonly operator: string; readonly fileId: number | undefined },
): void {
  const { agencyId, year, month, source } = figures;
  for (const [measure, value] of Object.entries(figures.values))
    tx.run(
      insertFigure,
      agencyId,
      year,
      month,
      measure,
      value,
      source,
      by.fileId ?? null,
      by.on,
      by.operator,
    );
}
