import { trimmed } from '../kernel/text.ts';
import { SKIP_REASON, type LocatedColumn, type SkipReason } from '../workbook/locate-model.ts';
import { locateTables } from '../workbook/locate.ts';
import type { Row } from '../workbook/model.ts';
import { headerText, type HeaderWords } from '../workbook/vocabulary.ts';
import type { Layout } from './model.ts';

/** Columns without which a table is no list of inspections; `agency` may be said by the user instead. */
const NEEDED = ['checked'] as const;
/** Rows at the top of a sheet among which the header must be. */
export const HEAD_ROWS = 40;

/** Known columns of which nothing is taken. */
export const UNUSED_COLUMNS: ReadonlySet<string> = new Set([
  'seq',
  'registered',
  'area',
  'checklist',
  'entrusted',
  'submitter',
  'batch',
  'company_type',
  'legal_person',
  'contact',
  'phone',
  'id_number',
  'complainant',
  'refused_row',
  'refused_reason',
  'remark',
]);

/** 列的对应: a column of the file and what it was taken for. */
export interface MappedColumn {
  /** From 1. */
  readonly column: number;
  readonly header: string;
  /** Canonical name; undefined where the header is not known. */
  readonly key: string | undefined;
  /** Said by two columns: the first counts. */
  readonly twice: boolean;
}

export interface RecordTable {
  readonly layout: Layout;
  readonly columns: readonly MappedColumn[];
  /** Last row of the header. */
  readonly headerRow: number;
}

/** The table of records at the top of a sheet. */
export function findRecordTable(
  name: string,
  head: readonly Row[],
  words: HeaderWords,
): RecordTable | undefined {
  const { tables } = locateTables({ name, hidden: false, rows: head, merges: [] }, words);
  const found = tables.find(({ columns }) =>
    NEEDED.every((key) => columns.some((column) => column.key === key)),
  );
  if (!found) return undefined;
  const columns = mapped(found.columns, words);
  return { layout: layoutOf(columns), columns, headerRow: found.headerRows.at(-1) ?? 0 };
}

/** Columns a table may have several of, each with some of the list: 执法人员1, 执法人员2. */
const LISTS: ReadonlySet<string> = new Set(['officers', 'certificates', 'items', 'item_codes']);
/** What tells one of them from the others. */
const PLACE =
  /^(?:主办|协办|第[一二三四五六1-6])|(?:[（(]?(?:[1-9一二三四五六①-⑥AB甲乙]|主办|协办)[)）]?)$/gu;

function mapped(located: readonly LocatedColumn[], words: HeaderWords): MappedColumn[] {
  const seen = new Set<string>();
  return located
    .filter(({ header }) => header !== '')
    .map(({ column, header, key }) => {
      const twice = key !== undefined && seen.has(key) && !isFurther(header, key, words);
      if (key !== undefined) seen.add(key);
      return { column, header, key, twice };
    });
}

function isFurther(header: string, key: string, words: HeaderWords): boolean {
  if (!LISTS.has(key)) return false;
  return words.match(headerText(header.trim().replace(PLACE, '')))?.key === key;
}

/** Which of the exports it is, by the words of its header. */
function layoutOf(columns: readonly MappedColumn[]): Layout {
  const has = (key: string) => columns.some((column) => column.key === key);
  if (has('code') || has('applied') || has('late')) return 'code';
  const national = [
    'checklist',
    'object_nature',
    'object_paper',
    'action_code',
    'item_codes',
    'area',
    'batch',
  ];
  return national.filter(has).length >= 2 ? 'national' : 'simple';
}

/** A row with more cells is a record. */
const MOST_OF_A_REMARK = 4;
const TOTAL = /^(?:合计|总计|小计|共计|共\d+条)/u;
const NOTE = /^(?:注|备注|说明|填表说明|填报说明|制表|导出时间|数据来源|填表人|审核人)[:：]?/u;

/** Why a row among the records is none, where that is so. */
export function skipReason(row: Row, words: HeaderWords, checked: number): string | undefined {
  let filled = 0;
  let first = '';
  for (const cell of row.cells) {
    if (cell === undefined || trimmed(cell.text) === '') continue;
    if (filled === 0) first = trimmed(cell.text);
    filled += 1;
    if (filled > MOST_OF_A_REMARK) break;
  }
  let reason: SkipReason | undefined;
  if (filled === 0) reason = 'empty';
  else if (filled <= 4 && TOTAL.test(first)) reason = 'total';
  else if (filled <= 2 && NOTE.test(first)) reason = 'note';
  else if (isHeader(row.cells[checked]?.text ?? '', words)) reason = 'repeated-header';
  return reason && SKIP_REASON[reason];
}

/** What begins with a digit is a date. */
function isHeader(text: string, words: HeaderWords): boolean {
  return text !== '' && !/^\s*\d/.test(text) && words.match(headerText(text)) !== undefined;
}
