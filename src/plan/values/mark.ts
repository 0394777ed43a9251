import { daysInMonth, makeDate, monthOf, yearOf, type LocalDate } from '../../kernel/local-date.ts';
import type { MonthSpan } from '../../workbook/period-columns.ts';
import type { Window } from './model.ts';
import { OBJECTS } from './quantity.ts';
import { open, read, unreadable, type Reading } from './reading.ts';
import { parseTime } from './time.ts';
import { prepare, quote, saysNothing, saysOpen } from './wording.ts';

export const MARK_FORM = '安排检查的写“√”“3家”“2次”或具体日期，不安排的留空';

/** What a cell under a month, a quarter or a half of the year plans. */
export interface Mark {
  /** At least one, all within the column's time; none where nothing is planned. */
  readonly windows: readonly Window[];
  /** A number without a unit: objects, visits or nothing that can be known from the cell. */
  readonly bare?: number;
}

const SOLID = /^(?:[√✓✔☑●■▲◆★◎⊙☆]|[vyVY]|是|有|检查|抽查|实施|开展|安排|计划)$/u;
const HOLLOW = /^[○◯〇△◇oO]$/u;
const NOTHING = /^(?:[×✗✘☒□☐xX]|否|不(?:检查|安排)|0)$/u;
const COUNTED = new RegExp(`^[√✓✔●○]?\\(?(?:检查|抽查)?(?<count>\\d{1,6})${OBJECTS}\\)?$`, 'u');
const TIMES = /^[√✓✔●○]?\(?(?:检查|抽查)?(?<times>\d{1,3})次\)?$/u;

/** Signs that can mean a visit of another kind than the others, or none. */
export function isHollow(text: string): boolean {
  return HOLLOW.test(prepare(text));
}

export function isSolid(text: string): boolean {
  return SOLID.test(prepare(text));
}

/** What a cell adds to the sum of its row: its number, one for a tick; undefined for what is neither. */
export function numberIn(text: string): number | undefined {
  const prepared = prepare(text);
  if (saysNothing(prepared) || NOTHING.test(prepared)) return 0;
  if (SOLID.test(prepared) || HOLLOW.test(prepared)) return 1;
  const groups = (COUNTED.exec(prepared) ?? TIMES.exec(prepared))?.groups;
  const number = /^\d{1,6}$/u.test(prepared) ? prepared : (groups?.['count'] ?? groups?.['times']);
  return number === undefined ? undefined : Number(number);
}

/** 横排的一格: a tick, a number, or the days within the column's time. Nothing is guessed. */
export function parseMark(
  text: string,
  { span, year, date }: { readonly span: MonthSpan; readonly year: number; readonly date?: LocalDate },
): Reading<Mark> {
  const whole = wholeOf(span, year);
  const prepared = prepare(text);
  if (date !== undefined) return within(parseTime(text, { year, date }), whole, text);
  if (saysNothing(prepared) || NOTHING.test(prepared)) return read({ windows: [] });
  if (SOLID.test(prepared) || HOLLOW.test(prepared)) return read({ windows: [whole] });
  if (/^\d{1,6}$/u.test(prepared)) return read({ windows: [whole], bare: Number(prepared) });
  const count = COUNTED.exec(prepared)?.groups?.['count'];
  if (count !== undefined)
    return read({ windows: Number(count) === 0 ? [] : [{ ...whole, count: Number(count) }] });
  const times = TIMES.exec(prepared)?.groups?.['times'];
  if (times !== undefined)
    return read({ windows: Number(times) === 0 ? [] : [{ ...whole, times: Number(times) }] });
  if (!/\d|旬|[月季]/u.test(prepared)) {
    return saysOpen(prepared) ? open(prepared) : unreadable(`看不懂${quote(text)}`, MARK_FORM);
  }
  const month = span.first === span.last ? span.first : undefined;
  return within(parseTime(text, { year, month }), whole, text);
}

function wholeOf({ first, last }: MonthSpan, year: number): Window {
  return {
    from: makeDate(year, first, 1) as LocalDate,
    to: makeDate(year, last, daysInMonth(year, last)) as LocalDate,
  };
}

/** Days that the cell names; they must lie in its column's time. */
function within(time: ReturnType<typeof parseTime>, whole: Window, text: string): Reading<Mark> {
  if (time.kind === 'unreadable') return unreadable(time.reason, MARK_FORM);
  if (time.kind === 'open') return time;
  const windows = time.value.windows.map((window) =>
    // 20日前 is what lies before it in the month.
    window.byOnly && window.from < whole.from && window.to >= whole.from
      ? { ...window, from: whole.from }
      : window,
  );
  const outside = windows.some(({ from, to }) => from < whole.from || to > whole.to);
  if (outside) {
    const name =
      monthOf(whole.from) === monthOf(whole.to)
        ? `${yearOf(whole.from)}年${monthOf(whole.from)}月`
        : `${whole.from}至${whole.to}`;
    return unreadable(`${quote(text)}不在这一列的${name}之内`, '移到相应的月份，或改正日期');
  }
  return read({ windows }, time.warning);
}
