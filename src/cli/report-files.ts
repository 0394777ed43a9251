import type { Block, Outcome } from '../document/blocks.ts';
import { cellText } from '../document/cells.ts';
import type { OfficialLetter } from '../document/letter.ts';
import type { Report } from '../report/model.ts';
import type { Table } from '../workbook/write-table.ts';
import type { OwnFormats } from './deliver.ts';
import { blocksLetter, reportLetter, type Official } from './views/report-letter.ts';
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
    '.docx': () => paper(reportLetter(report, title, official)),
  };
}

/** The same of an answer that is blocks only: each table under its heading is a sheet. */
export function blockFiles(
  { blocks }: Outcome,
  head: Pick<OfficialLetter, 'title' | 'date'> & { readonly bureau: string },
): OwnFormats {
  return {
    '.xlsx': () => workbook(blockTables(blocks)),
    '.docx': () => paper(blocksLetter(blocks, head)),
  };
}

function blockTables(blocks: readonly Block[]): Table[] {
  let name = '';
  return blocks.flatMap((block): Table[] => {
    if (block.kind === 'heading') name = block.text;
    if (block.kind === 'pairs') {
      const columns = [{ header: '项目' }, { header: '内容', width: 60 }];
      return [
        {
          name: name || '说明',
          columns,
          rows: block.pairs.map(([label, value]) => [label, cellText(value)]),
        },
      ];
    }
    if (block.kind !== 'table') return [];
    const { columns, rows } = block;
    return [
      {
        name: name || '表',
        columns: columns.map(({ header }) => ({ header, width: 20 })),
        rows: rows.map((row) => row.map((cell) => cellText(cell))),
      },
    ];
  });
}
