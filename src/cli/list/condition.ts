import { cellText } from '../../document/cells.ts';
import { parseDate } from '../../kernel/local-date.ts';
import { compact } from '../../kernel/text.ts';
import { requireColumn, unusableList } from './columns.ts';
import type { ListColumn } from './form.ts';

type Comparison = '=' | '!=' | '~' | '!~' | '>' | '>=' | '<' | '<=';

/** Column, sign, value; the signs of a Chinese keyboard too. */
const CONDITION = /^([^=~<>!＝～＜＞！≥≤≠]+)([!！]?[=~＝～]|[<>＜＞][=＝]?|[≥≤≠])(.*)$/su;
const SIGNS: Readonly<Record<string, Comparison>> = { '≥': '>=', '≤': '<=', '≠': '!=' };

const WAYS = '写成 列=值、列!=值、列~词、列!~词，日期和数字还可以写 列>值、列>=值、列<值、列<=值';

/** How two values lie: negative, 0 or positive. */
type Order = (value: string | number) => number;

/**
 * 条件, read from `届满日>2026-09-01`: whether a row fulfils it. A row without a value fulfils `列=`, `!=` and
 * `!~`, and no comparison. @throws UserError E_USAGE
 */
export function condition<T>(columns: readonly ListColumn<T>[], text: string): (row: T) => boolean {
  const [, name = '', sign = '', rest = ''] = CONDITION.exec(text) ?? [];
  if (name.trim() === '') throw unusableList(`选项 --filter：看不懂条件「${text}」`, WAYS);
  const column = requireColumn(columns, name.trim(), '--filter');
  const comparison = SIGNS[sign] ?? (sign.normalize('NFKC') as Comparison);
  const wanted = rest.trim();
  switch (comparison) {
    case '=':
      return equals(column, wanted);
    case '~':
      return holds(column, wanted);
    case '!=':
      return not(equals(column, wanted));
    case '!~':
      return not(holds(column, wanted));
    default:
      return lies(column, comparison, wanted);
  }
}

const not =
  <T>(test: (row: T) => boolean) =>
  (row: T) =>
    !test(row);

/** Text as it is compared: whatever its width, blanks and case. */
const folded = (text: string) => compact(text).toLowerCase();

/** A value in the two forms a person may mean. */
function formsOf<T>(column: ListColumn<T>, row: T): string[] {
  const value = column.value(row);
  const bare = value === undefined ? '' : String(value);
  return column.show ? [folded(bare), folded(cellText(column.show(row)))] : [folded(bare)];
}

function equals<T>(column: ListColumn<T>, wanted: string): (row: T) => boolean {
  const text = folded(wanted);
  const order = text === '' ? undefined : orderOf(column, wanted);
  return (row) => {
    const value = column.value(row);
    if (order !== undefined && value !== undefined && value !== '' && order(value) === 0) return true;
    return formsOf(column, row).includes(text);
  };
}

function holds<T>(column: ListColumn<T>, wanted: string): (row: T) => boolean {
  const text = folded(wanted);
  if (text === '') throw unusableList(`选项 --filter：「${column.title}~」后面没有写词`, WAYS);
  return (row) => formsOf(column, row).some((form) => form.includes(text));
}

function lies<T>(
  column: ListColumn<T>,
  comparison: Exclude<Comparison, '=' | '!=' | '~' | '!~'>,
  wanted: string,
): (row: T) => boolean {
  const { title, kind } = column;
  if (kind === undefined) {
    throw unusableList(
      `选项 --filter：「${title}」是文字，不能用 ${comparison} 比大小`,
      `写成 ${title}=值，或 ${title}~词`,
    );
  }
  const order = orderOf(column, wanted);
  if (order === undefined) {
    throw unusableList(
      `选项 --filter：「${title}」是${kind === 'date' ? '日期' : '数字'}，不能和「${wanted}」比较`,
      kind === 'date' ? '写成 2026-09-18' : '写成数字，如 20',
    );
  }
  const fits = {
    '>': (way: number) => way > 0,
    '>=': (way: number) => way >= 0,
    '<': (way: number) => way < 0,
    '<=': (way: number) => way <= 0,
  }[comparison];
  return (row) => {
    const value = column.value(row);
    return value !== undefined && value !== '' && fits(order(value));
  };
}

/** Where a value of the column lies to the one written; undefined where that is neither date nor number. */
function orderOf<T>({ kind }: ListColumn<T>, wanted: string): Order | undefined {
  if (kind === 'number') {
    const number = Number(wanted.normalize('NFKC').replaceAll(',', ''));
    return wanted === '' || Number.isNaN(number) ? undefined : (value) => Number(value) - number;
  }
  if (kind === 'date') {
    const day = parseDate(wanted.normalize('NFKC'));
    // The day alone: an entry of the afternoon is of that day, not after it.
    return day && ((value) => compareText(String(value).slice(0, 10), day));
  }
  return undefined;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
