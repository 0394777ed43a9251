import { extname } from 'node:path';
import type { Outcome } from '../document/blocks.ts';
import { EXIT, UserError } from '../kernel/errors.ts';
import type { Table } from '../workbook/write-table.ts';
import { save, withSaved } from './deliver.ts';

type Write = (outcome: Outcome, tables: readonly [Table, ...Table[]]) => Promise<string | Uint8Array>;

const FORMATS: Readonly<Record<string, Write>> = {
  '.xlsx': async (_outcome, tables) => (await import('../workbook/write-table.ts')).writeTable(tables),
  '.csv': async (_outcome, [first]) => (await import('../workbook/write-csv.ts')).writeCsv(first),
  '.json': async (outcome) => (await import('../document/json.ts')).renderJson(outcome),
};

/**
 * 导出: with a path, writes the tables there (.xlsx; of .csv the first alone) or the data (.json), and answers
 * with the path; without one gives the answer back. @throws UserError E_USAGE, or as `save`
 */
export async function deliverTables(
  outcome: Outcome,
  tables: readonly [Table, ...Table[]],
  output: string | undefined,
): Promise<Outcome> {
  if (output === undefined) return outcome;
  const write = FORMATS[extname(output).toLowerCase()];
  if (write === undefined) {
    throw new UserError('E_USAGE', `不能导出成这种格式：${output}`, {
      hint: `文件名以 ${Object.keys(FORMATS).join('、')} 结尾`,
      exit: EXIT.usage,
    });
  }
  const path = await save(output, await write(outcome, tables));
  const [{ rows }, ...others] = tables;
  const left = extname(output).toLowerCase() === '.csv' ? others : [];
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
