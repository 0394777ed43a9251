import type { OfficialLetter } from '../document/letter.ts';
import type { Report } from '../report/model.ts';
import type { Table } from '../workbook/write-table.ts';
import type { OwnFormats } from './deliver.ts';
import { officialReport, reportLetter, type Official } from './views/report-letter.ts';
import { reportTables } from './views/report-tables.ts';

/** Forms of reports besides those that every answer has, for `--format`. */
export const REPORT_FORMATS = ['xlsx', 'docx'];

const workbook = async (tables: readonly Table[]) =>
  (await import('../workbook/write-table.ts')).writeTable(tables);
const paper = async (letter: OfficialLetter) =>
  (await import('../document/official-letter.ts')).officialLetter(letter);

/** .xlsx and .docx of a report, from the data that its other forms come from. */
export function reportFiles(report: Report, title: string, official?: Official): OwnFormats {
  return {
    '.xlsx': () => workbook(reportTables(report)),
    '.docx': () => paper(official ? officialReport(report, official) : reportLetter(report, title)),
  };
}
