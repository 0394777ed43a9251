import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { CellRef } from '../../kernel/cell-ref.ts';
import { UserError } from '../../kernel/errors.ts';
import { csvRecords } from '../../workbook/csv-stream.ts';
import { locateTables } from '../../workbook/locate.ts';
import type { Sheet } from '../../workbook/model.ts';
import type { WorkbookReader } from '../../workbook/reader.ts';
import { RowCells } from '../../workbook/row-cells.ts';
import { headerText, type Vocabulary } from '../../workbook/vocabulary.ts';
import { categoryOf, type CollectContext, ListCollector } from './collect-lists.ts';

/** Text tables from this size on are read row by row, with their header in the first line. */
const STREAM_FROM = 8 * 1024 * 1024;
const MOST_BYTES = 1024 * 1024 * 1024;

/** One file of lists, read. */
export interface ReadLists {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly collected: ListCollector;
  /** What was passed over, and why. */
  readonly notes: readonly string[];
}

export interface ReadListOptions {
  readonly encoding?: string | undefined;
  readonly large?: boolean | undefined;
}

function noTable(file: string): UserError {
  return new UserError('E_SAMPLE_COLUMNS', `「${file}」里没有找到编号一列`, {
    hint: '表头应有“案卷编号、检查记录编号、计划编码”等；认得的写法见 zfjd header list --section sample',
  });
}

/** Reads a spreadsheet or text table of file numbers. @throws UserError for a file that cannot be read or has no such column */
export async function readLists(
  path: string,
  reader: WorkbookReader,
  vocabulary: Vocabulary,
  context: CollectContext,
  options: ReadListOptions,
): Promise<ReadLists> {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (/\.(?:csv|tsv|txt)$/i.test(path) && size >= STREAM_FROM) {
    return readLongText(path, size, vocabulary, context, options.encoding);
  }
  const { workbook, bytes } = await reader.read(path, options);
  const { file } = workbook;
  const notes: string[] = [];
  let collected: ListCollector | undefined;
  for (const sheet of workbook.sheets) {
    const single = singleColumn(sheet, vocabulary);
    if (single) {
      const titled = titledCategory([single.header, sheet.name, file], context);
      collected ??= new ListCollector(context);
      for (const { row, text } of single.values) {
        const where = (): CellRef => ({ file, sheet: sheet.name, row, column: single.column });
        collected.add({ number: text, agency: '', category: titled, where });
      }
      continue;
    }
    for (const table of locateTables(sheet, vocabulary).tables) {
      if (!table.columns.some((column) => column.key === 'number')) {
        notes.push(`工作表「${sheet.name}」第${table.headerRows[0]}行的表没有编号一列，没有导入`);
        continue;
      }
      const titled = titledCategory([...table.titles.map((t) => t.text), sheet.name, file], context);
      collected ??= new ListCollector(context);
      for (const { reason, row, text } of table.skipped) {
        if (reason !== 'empty') notes.push(`工作表「${sheet.name}」第${row}行「${text}」没有当作数据`);
      }
      for (const row of table.rows) {
        const cells = new RowCells(row, {
          file,
          sheet: sheet.name,
          vocabulary,
          findings: collected.findings,
        });
        collected.add({
          number: cells.text('number'),
          agency: cells.text('agency'),
          category: cells.text('category') || titled,
          where: (key) => cells.place(key),
        });
      }
    }
  }
  if (!collected) throw noTable(file);
  return { file, bytes, collected, notes };
}

/** A sheet that holds nothing but numbers under one known header; too little for a table. */
function singleColumn(
  { rows }: Sheet,
  vocabulary: Vocabulary,
): { column: number; header: string; values: { row: number; text: string }[] } | undefined {
  const filled = rows.map((row) => ({
    row: row.number,
    cells: row.cells.flatMap((cell, i) =>
      cell && cell.text.trim() !== '' ? [{ text: cell.text, column: i + 1 }] : [],
    ),
  }));
  const at = filled.findIndex(({ cells }) =>
    cells.some(({ text }) => vocabulary.match(headerText(text))?.key === 'number'),
  );
  const [header, ...others] = filled[at]?.cells ?? [];
  if (!header || others.length > 0) return undefined;
  const below = filled.slice(at + 1).filter(({ cells }) => cells.length > 0);
  if (below.some(({ cells }) => cells.length > 1 || cells[0]?.column !== header.column)) return undefined;
  const values = below.map(({ row, cells }) => ({ row, text: cells[0]?.text ?? '' }));
  return { column: header.column, header: header.text, values };
}

/** A list that does not name its category may do so in its title, its sheet's name or its own. */
function titledCategory(titles: readonly string[], { category, categories }: CollectContext): string {
  return (
    category ?? titles.map((title) => categoryOf(title, categories)).find((code) => code !== undefined) ?? ''
  );
}

function readLongText(
  path: string,
  size: number,
  vocabulary: Vocabulary,
  context: CollectContext,
  encoding: string | undefined,
): ReadLists {
  const file = basename(path);
  if (size > MOST_BYTES) {
    throw new UserError('E_WORKBOOK_TOO_BIG', `「${file}」过大`, { hint: '按单位拆成几个文件' });
  }
  const bytes = readFileSync(path);
  const collected = new ListCollector(context);
  const titled = titledCategory([file], context);
  let columns: Record<'number' | 'agency' | 'category', number> | undefined;
  for (const [row, fields] of csvRecords(bytes, file, encoding)) {
    if (fields.every((field) => field === '')) continue;
    if (!columns) {
      const keys = fields.map((field) => vocabulary.match(headerText(field))?.key);
      columns = {
        number: keys.indexOf('number'),
        agency: keys.indexOf('agency'),
        category: keys.indexOf('category'),
      };
      if (columns.number < 0) throw noTable(file);
      continue;
    }
    const { number, agency, category } = columns;
    const place = { number, agency, category };
    collected.add({
      number: fields[number] ?? '',
      agency: fields[agency] ?? '',
      category: fields[category] || titled,
      where: (key) => ({ file, sheet: '', row, column: Math.max(place[key], 0) + 1 }),
    });
  }
  if (!columns) throw noTable(file);
  return { file, bytes, collected, notes: [] };
}
