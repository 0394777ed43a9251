import { basename, dirname, join } from 'node:path';
import type { RecordFileReport } from '../inspection/import-report.ts';
import { writeTable } from '../workbook/write-table.ts';
import { save } from './deliver.ts';

/** Writes the rows that were left out, per file; beside the file unless one place is named. Gives the paths. */
export async function saveRefused(
  files: readonly string[],
  reports: readonly RecordFileReport[],
  asked: string | undefined,
): Promise<string[]> {
  const saved: string[] = [];
  for (const [i, report] of reports.entries()) {
    if (report.outcome !== 'imported' || report.refusedRows.length === 0) continue;
    const tables = report.refusedRows.map(({ sheet, header, rows }) => ({
      name: sheet,
      columns: header.map((text) => ({ header: text, text: true })),
      rows,
    }));
    const path = files[i] ?? '';
    const beside = join(dirname(path), `${basename(path).replace(/\.[^.]*$/u, '')}（未导入的行）.xlsx`);
    const target = asked === undefined ? beside : numbered(asked, saved.length);
    saved.push(await save(target, await writeTable(tables)));
  }
  return saved;
}

function numbered(path: string, before: number): string {
  return before === 0 ? path : path.replace(/(\.[^.]*)?$/u, `(${before + 1})$1`);
}
