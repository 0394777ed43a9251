import { extname } from 'node:path';
import type { Block, Outcome } from '../document/blocks.ts';
import type { Table } from '../workbook/write-table.ts';
import { deliver, type OwnFormats } from './deliver.ts';

type Tables = readonly [Table, ...Table[]];

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
  let made: Tables | undefined;
  const tables = (): Tables => (made ??= tablesOf());
  const own: OwnFormats = {
    '.xlsx': async () => (await import('../workbook/write-table.ts')).writeTable(tables()),
    '.csv': async () => (await import('../workbook/write-csv.ts')).writeCsv(tables()[0]),
  };
  const extension = extname(output ?? '').toLowerCase();
  const left = extension === '.csv' ? tables().slice(1) : [];
  const warnings = left.map(({ name }) => `.csv 只能存一张表，没有存“${name}”；要全部存下请用 .xlsx`);
  const whole = { ...outcome, warnings: [...(outcome.warnings ?? []), ...warnings] };
  const saved = await deliver(whole, title, output, own);
  if (!(extension in own)) return saved;
  const rows: Block = { kind: 'text', text: `共${tables()[0].rows.length}行`, tone: 'quiet' };
  return { ...saved, blocks: [rows, ...saved.blocks] };
}
