import { extname } from 'node:path';
import type { Outcome } from '../document/blocks.ts';
import type { Table } from '../workbook/write-table.ts';
import { deliver, save, withSaved } from './deliver.ts';

/**
 * 存成表格或文件: as `deliver`, and .xlsx or .csv of the table behind the answer.
 * @throws UserError E_USAGE, or as `save`
 */
export async function deliverTable(
  outcome: Outcome,
  title: string,
  output: string | undefined,
  table: () => Table,
): Promise<Outcome> {
  const extension = extname(output ?? '').toLowerCase();
  if (output === undefined || (extension !== '.xlsx' && extension !== '.csv'))
    return deliver(outcome, title, output, ['.xlsx', '.csv']);
  const content =
    extension === '.csv'
      ? (await import('../workbook/write-csv.ts')).writeCsv(table())
      : await (await import('../workbook/write-table.ts')).writeTable([table()]);
  return withSaved({ ...outcome, blocks: [] }, await save(output, content));
}
