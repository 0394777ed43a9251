import type { Finding } from '../kernel/finding.ts';
import { compact } from '../kernel/text.ts';
import type { LocatedColumn, LocatedRow, LocatedTable } from '../workbook/locate-model.ts';
import { isWithinPeriod, PERIOD_COLUMNS } from '../workbook/period-columns.ts';
import { readNumber } from './values/quantity.ts';
import { isHollow, isSolid, MARK_FORM, numberIn } from './values/mark.ts';
import { prepare, quote } from './values/wording.ts';

/** Something about a cell of a table whose columns are months. */
export type PeriodNote = Pick<Finding, 'code' | 'severity' | 'value' | 'message' | 'next'> & {
  readonly row: number;
  readonly column: number;
};

const TOTAL = /^(?:全年|年度|各月)?(?:合计|总计|小计|共计)(?:\(.*\))?$/u;

/** 合计 beside columns of months: the sum of what stands in them, known by that alone. */
export function isPeriodTotal(table: LocatedTable, { header }: LocatedColumn): boolean {
  return TOTAL.test(compact(header.split('/').at(-1) ?? '')) && periodsOf(table).length > 0;
}

/** The year that the header of a month names, by column; most leave it to the plan. */
export function periodYears({ columns }: LocatedTable): Record<string, number> | undefined {
  const named = columns.flatMap(({ key, header }): [string, number][] => {
    const year =
      key !== undefined && PERIOD_COLUMNS.has(key) ? /20\d{2}(?=年)/u.exec(header)?.[0] : undefined;
    return key === undefined || year === undefined ? [] : [[key, Number(year)]];
  });
  return named.length === 0 ? undefined : Object.fromEntries(named);
}

/** 横排的表: signs that may mean different things, and sums that are not what they are the sum of. */
export function periodNotes(table: LocatedTable): PeriodNote[] {
  const keys = periodsOf(table);
  if (keys.length === 0) return [];
  return [...mixedMarks(table, keys), ...table.rows.flatMap((row) => wrongSum(row, table, keys))];
}

function periodsOf({ columns }: LocatedTable): string[] {
  return columns.flatMap(({ key }) => (key !== undefined && PERIOD_COLUMNS.has(key) ? key : []));
}

/** ● and ○ in one table without a word of what either is: nobody can know whether the second is a visit. */
function mixedMarks(table: LocatedTable, keys: readonly string[]): PeriodNote[] {
  const cells = table.rows.flatMap((row) => keys.flatMap((key) => row.get(key) ?? []));
  const hollow = cells.filter(({ cell }) => isHollow(cell.text));
  const [first] = hollow;
  const solid = cells.find(({ cell }) => isSolid(cell.text));
  if (!first || !solid) return [];
  const [sign, other] = [first.cell.text.trim(), solid.cell.text.trim()];
  const legend = [...table.titles, ...table.skipped].find(({ text }) => text.includes(sign));
  if (legend && /检查|抽查/u.test(legend.text) && !/不检查|不安排|机动|视情|备用|取消/u.test(legend.text))
    return [];
  return [
    {
      row: first.row,
      column: first.column,
      code: 'W103',
      severity: '必改',
      value: sign,
      message: `表内同时有“${other}”和“${sign}”（${hollow.length}格），没有写明“${sign}”是否安排检查`,
      next: `安排检查的统一写“√”，不安排的留空；或在表下注明两种符号各指哪种检查`,
    },
  ];
}

function wrongSum(row: LocatedRow, table: LocatedTable, keys: readonly string[]): PeriodNote[] {
  const total = row.extra.find(({ column }) =>
    table.unmatched.some((one) => one.column === column && isPeriodTotal(table, one)),
  );
  const said = total && readNumber(prepare(total.cell.text));
  if (!total || !said || said === 'contradiction') return [];
  const months = keys.filter((key) => !keys.some((other) => other !== key && isWithinPeriod(other, key)));
  const numbers = months.flatMap((key) => {
    const cell = row.get(key);
    return cell ? numberIn(cell.cell.text) : [];
  });
  const sum = numbers.reduce<number | undefined>(
    (all, n) => (all === undefined || n === undefined ? undefined : all + n),
    0,
  );
  if (sum === undefined || (said.low === sum && said.high === sum)) return [];
  return [
    {
      row: total.row,
      column: total.column,
      code: 'W107',
      severity: '建议',
      value: total.cell.text.trim(),
      message: `合计${quote(total.cell.text)}与各列之和${sum}不一致`,
      next: `核对各列和合计；${MARK_FORM}`,
    },
  ];
}
