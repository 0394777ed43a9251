import { compact } from '../kernel/text.ts';
import { isWithinPeriod, PERIOD_COLUMNS } from '../workbook/period-columns.ts';
import { tableOf, textOf, type PlanFacts, type RawCell, type RawLine } from './model.ts';
import { isWholeList, readTargets } from './named-objects.ts';
import { countOf } from './values/count.ts';
import { parseFrequency } from './values/frequency.ts';
import { parseMark, type Mark } from './values/mark.ts';
import type { Quantity, TimeSpec, Window } from './values/model.ts';
import { read, unreadable, type Reading } from './values/reading.ts';
import { quote } from './values/wording.ts';

/** 横排的检查时间 of a line, and what is wrong with single cells. */
export interface MarkedTime {
  readonly time: Reading<TimeSpec>;
  /** The column the reading is of, where it is not of all of them. */
  readonly key: string | undefined;
  /** Objects over all columns, where every number is a count of them. */
  readonly objects?: Quantity;
}

interface MarkedCell {
  readonly key: string;
  readonly cell: RawCell;
  readonly mark: Mark;
}

/** The columns of this line under a month, a quarter or a half of the year in which something stands. */
export function periodKeys(line: RawLine): string[] {
  return Object.keys(line.cells).filter((key) => PERIOD_COLUMNS.has(key) && textOf(line, key) !== '');
}

/** Where what is read of all these columns together stands. */
export function firstMark(line: RawLine): string {
  return periodKeys(line)[0] ?? 'time';
}

/**
 * 检查时间 beside 1月 … 12月: the months say it more closely, and must lie in what the other says. Undefined where
 * the line has no months, or where what it says besides is not readable.
 */
export function settleMarked(
  marked: MarkedTime | undefined,
  written: Reading<TimeSpec> | undefined,
): MarkedTime | undefined {
  if (marked?.time.kind !== 'value' || written === undefined || written.kind === 'open') return marked;
  if (written.kind === 'unreadable') return undefined;
  const { windows } = written.value;
  const outside = marked.time.value.windows.find(
    ({ from, to }) => !windows.some((whole) => whole.from <= from && to <= whole.to),
  );
  if (!outside) return marked;
  return {
    time: unreadable(
      `${outside.from}至${outside.to}的安排不在检查时间一列所写的时段之内`,
      '核对检查时间和各月的安排，改为一致',
    ),
    key: outside.column,
  };
}

/** What a line says about its time, for people: its own cell, else the names of the months marked. */
export function writtenTime(line: RawLine, label: (key: string) => string): string {
  return (
    textOf(line, 'time') ||
    periodKeys(line)
      .map((key) => `${label(key)}${tickOr(textOf(line, key))}`)
      .join('、')
  );
}

function tickOr(text: string): string {
  return /[\p{L}\p{N}]/u.test(text) ? `（${text}）` : '';
}

/**
 * Reads 1月 … 12月, 一季度 … as planned visits. A number that neither its header nor its sum says the meaning of
 * is unreadable. Undefined where nothing stands there.
 */
export function readMarkedTime(
  line: RawLine,
  { year, tables = [] }: Pick<PlanFacts, 'year'> & Partial<Pick<PlanFacts, 'tables'>>,
): MarkedTime | undefined {
  const keys = periodKeys(line);
  if (keys.length === 0) return undefined;
  const years = tableOf({ tables }, line)?.years;
  const cells: MarkedCell[] = [];
  const warnings: (string | undefined)[] = [];
  let left: MarkedTime | undefined;
  for (const key of keys) {
    const cell = line.cells[key] as RawCell;
    const span = PERIOD_COLUMNS.get(key);
    if (!span) continue;
    const reading = parseMark(cell.text, {
      span,
      year: years?.[key] ?? year,
      ...(cell.date && { date: cell.date }),
    });
    if (reading.kind === 'unreadable') return { time: reading, key };
    if (reading.kind === 'open') {
      left ??= { time: reading, key };
      continue;
    }
    warnings.push(reading.warning);
    if (reading.value.windows.length > 0) cells.push({ key, cell, mark: reading.value });
  }
  const planned = withoutSubtotals(cells);
  if (!Array.isArray(planned)) return planned;
  if (planned.length === 0) return left;
  const meaning = meaningOf(line, planned);
  if (meaning === undefined) return unclear(planned);
  const single = isSingle(line);
  const windows = planned.flatMap(({ key, mark }) =>
    mark.windows.map((window): Window => ({ ...window, ...meant(mark, meaning, single), column: key })),
  );
  const sum = windows.every(({ count }) => count !== undefined)
    ? windows.reduce((total, { count = 0 }) => total + count, 0)
    : undefined;
  return {
    time: read({ windows }, ...warnings, left && `${quote(textOf(line, left.key ?? ''))}未读入`),
    key: undefined,
    ...(sum !== undefined && { objects: { low: sum, high: sum, approximate: false } }),
  };
}

/** 家数 or 次数: what bare numbers of a line are. */
type Meaning = 'objects' | 'times';

function meant({ bare }: Mark, meaning: Meaning, single: boolean): Pick<Window, 'count' | 'times'> {
  if (bare === undefined) return single ? { times: 1 } : {};
  return meaning === 'objects' ? { count: bare } : { times: bare };
}

/** By what the line sums up to; undefined where that leaves both or neither. */
function meaningOf(line: RawLine, cells: readonly MarkedCell[]): Meaning | undefined {
  const numbers = cells.flatMap(({ mark }) => mark.bare ?? []);
  if (numbers.length === 0) return 'objects';
  if (isSingle(line)) return 'times';
  const sum = numbers.reduce((total, n) => total + n, 0);
  const count = countOf(textOf(line, 'target_count'));
  const frequency = parseFrequency(textOf(line, 'freq') || textOf(line, 'freq_cap'));
  const objects = count !== undefined && count.low === sum && count.high === sum;
  const times =
    frequency.kind === 'value' &&
    frequency.value.op === '=' &&
    (frequency.value.low * MONTHS_PER_YEAR) / frequency.value.months === sum;
  if (objects === times) return undefined;
  return objects ? 'objects' : 'times';
}

const MONTHS_PER_YEAR = 12;

/** One object, known by its name or code: a number can only be of visits to it. */
function isSingle(line: RawLine): boolean {
  const { names } = readTargets(line);
  if (names) return names.names.length === 1 && isWholeList(names);
  return /^[0-9A-Z]{18}$/iu.test(compact(textOf(line, 'object_uscc')));
}

function unclear(cells: readonly MarkedCell[]): MarkedTime {
  const numbers = cells.filter(({ mark }) => mark.bare !== undefined);
  const [first] = numbers;
  const many = numbers.length > 1 ? `（本行共${numbers.length}格）` : '';
  return {
    time: unreadable(
      `“${first?.cell.text ?? ''}”是家数还是次数不明确${many}`,
      '写成“3家”或“3次”，或者在表头写明单位，如“检查户数”',
    ),
    key: first?.key,
  };
}

/** 一季度 beside 1月—3月 is their sum; what is not contradicts them. */
function withoutSubtotals(cells: readonly MarkedCell[]): MarkedCell[] | MarkedTime {
  const kept: MarkedCell[] = [];
  for (const one of cells) {
    const parts = cells.filter((other) => other !== one && isWithinPeriod(other.key, one.key));
    if (parts.length === 0) {
      kept.push(one);
      continue;
    }
    const [own, theirs] = [numberIn(one), parts.map(numberIn)];
    const sum = theirs.reduce<number | undefined>(
      (total, n) => (total === undefined || n === undefined ? undefined : total + n),
      0,
    );
    if (own === sum) continue;
    return {
      time: unreadable(
        `${quote(one.cell.text)}与同一时段内其他各列所写不一致`,
        '季度（半年）与月份只填一处，或者核对合计',
      ),
      key: one.key,
    };
  }
  return kept;
}

function numberIn({ mark }: MarkedCell): number | undefined {
  const [window] = mark.windows;
  return mark.bare ?? window?.count ?? window?.times;
}
