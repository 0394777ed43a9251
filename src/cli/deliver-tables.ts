import { extname } from 'node:path';
import type { Outcome } from '../document/blocks.ts';
import type { Table } from '../workbook/write-table.ts';
import { deliver, save, withSaved } from './deliver.ts';

type Tables = readonly [Table, ...Table[]];
type Write = (tables: Tables) => Promise<string | Uint8Array>;

const FORMATS: Readonly<Record<string, Write>> = {
  '.xlsx': async (tables) => (await import('../workbook/write-table.ts')).writeTable(tables),
  '.csv': async ([first]) => (await import('../workbook/write-csv.ts')).writeCsv(first),
};

/**
 * 存成表格或文件: as `deliver`, and .xlsx of the tables behind the answer, .csv of the first of them.
 * @throws UserError E_USAGE, or as `save`
 */
export async function deliverTables(
  outcome: Outcome,
  title: string,
  output: string | undefined,
  tablesOf: () => Tables,
): Promise<Outcome> {
  const extension = extname(output ?? '').toLowerCase();
  const write = FORMATS[extension];
  if (output === undefined || write === undefined) {
    return deliver(outcome, title, output, Object.keys(FORMATS));
  }
  const tables = tablesOf();
  const path = await save(output, await write(tables));
  const [{ rows }, ...others] = tables;
  const left = extension === '.csv' ? others : [];
  const warnings = left.map(({ name }) => `.csv 只能存一张表，没有存“${name}”；要全部存下请用 .xlsx`);
  return withSaved(
    {
      ...outcome,
      warnings: [...(outcome.warnings ?? []), ...warnings],
      blocks: [{ kind: 'text', text: `共${rows.length}行`, tone: 'quiet' }],
    },
    path,
  );
}
