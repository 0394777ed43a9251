import { makeDate, yearOf, type LocalDate } from '../../kernel/local-date.ts';
import type { Window } from './model.ts';
import { read, unreadable, type Reading } from './reading.ts';
import { FIRST_YEAR, inYears, LAST_YEAR } from './time-digits.ts';
import { pointFault, readPoint, span, type Point } from './time-point.ts';
import { quote } from './wording.ts';

export const TIME_FORM = '写成“2026年3月”“2026年3月至10月”或“2026年3月1日至5月31日”';

/** What a time that does not say so belongs to: the plan's year, and its month where it is a monthly plan. */
export interface Era {
  readonly year: number | undefined;
  readonly month?: number | undefined;
}

/** One stretch of time without count or list, e.g. `2025年2月至10月`, `3月底前`, in the time of its context. */
export function readWindow(text: string, { year, month }: Era): Reading<Window> {
  const ends = withMonth(spellRun(text).split(/[-~至到]+/u), month);
  const [left, right, more] = ends;
  if (left === undefined || more !== undefined) return unreadable(`看不懂时间${quote(text)}`, TIME_FORM);
  return right === undefined ? readSingle(left, year) : readRange(text, left, right, year);
}

/** `前三季度` is the first to the third, `后两个季度` the third and the fourth, `前9个月` January to September. */
function spellRun(text: string): string {
  return text.replace(
    /^(?<year>(?:\d{4}年度?|今年|本年度?|全年)?)(?<end>[前后])(?<many>\d{1,2})个?(?<unit>季度|(?<=个)月)$/u,
    (whole, year: string, end: string, digits: string, unit: string) => {
      const [many, all] = [Number(digits), unit === '月' ? 12 : 4];
      if (many < 2 || many > all) return whole;
      const [first, last] = end === '前' ? [1, many] : [all - many + 1, all];
      const word = year === '全年' ? '' : year;
      return `${word}${first}${unit}-${last}${unit}`;
    },
  );
}

/** `上旬`, `本月25日`, `10日`, `月底` given the month: of the end before it, else of the plan. */
function withMonth(ends: readonly string[], contextMonth: number | undefined): string[] {
  let month = contextMonth === undefined ? undefined : `${contextMonth}月`;
  return ends.map((end, at) => {
    // 15-20日
    const day = /^\d{1,2}$/u.test(end) && /^\d{1,2}[日号]/u.test(ends[at + 1] ?? '') ? `${end}日` : end;
    const whole =
      month === undefined
        ? end
        : day
            .replace(/^(?:本|当|该)月份?/u, month)
            .replace(
              /^(?:月(?=[底末])|(?=\d{1,2}[日号]|(?:上中|中下|[上中下])旬|第[1-5]个?(?:周|星期)|最后1个?(?:周|星期)))/u,
              month,
            );
    month = /\d{1,2}月/u.exec(whole)?.[0] ?? month;
    return whole;
  });
}

const STARTS = /(?:起|开始)$/u;
const BEFORE = /(?:之前|以前|前|为止|止)$/u;

function readSingle(text: string, contextYear: number | undefined): Reading<Window> {
  const before = BEFORE.test(text) || /^(?:截[至止]|不晚于|不迟于)/u.test(text);
  const starts = STARTS.test(text);
  const core = text
    .replace(/^(?:截[至止]|不晚于|不迟于)/u, '')
    .replace(BEFORE, '')
    .replace(STARTS, '');
  const yearOnly = /^\d{4}$/u.test(core);
  const point = readPoint(yearOnly ? `${core}年` : core);
  if (!point) return unreadable(`看不懂时间${quote(text)}`, TIME_FORM);
  const incomplete = point.bare !== undefined || point.dotted || point.dayUnitMissing;
  if (incomplete || (point.day !== undefined && point.month === undefined)) {
    return unreadable(`${quote(text)}缺少年、月或日字样`, TIME_FORM);
  }
  const at = placed(point, point.year ?? contextYear, text);
  if (at.kind !== 'value') return at;
  const { from, to } = at.value;
  if (before || point.end) {
    // 10月前 may or may not include October; 10月底前 and 10月31日前 have one meaning.
    if (!point.end && point.day === undefined && point.thirds === undefined && point.week === undefined)
      return ambiguousBefore(text, point);
    const first = makeDate(yearOf(to), 1, 1) as LocalDate;
    return read({ from: first, to, byOnly: true as const });
  }
  if (!starts)
    return read(
      { from, to },
      yearOnly ? `“年”字缺失，按${core}年理解` : undefined,
      weekNote(point, text, { from, to }),
    );
  const last = makeDate(yearOf(from), 12, 31) as LocalDate;
  return read({ from, to: last }, `${quote(text)}没有写结束时间，按到当年年底理解`);
}

/** Weeks of a month are counted in more than one way. */
function weekNote(
  { week }: Point,
  text: string,
  { from, to }: Pick<Window, 'from' | 'to'>,
): string | undefined {
  return week === undefined ? undefined : `${quote(text)}按${from}至${to}理解`;
}

function ambiguousBefore(text: string, point: Point): Reading<never> {
  const { month } = point;
  const forms = month === undefined || month < 2 ? '“…月底前”' : `“${month - 1}月底前”或“${month}月底前”`;
  return unreadable(`${quote(text)}是否包括该时段本身不明确`, `写成${forms}，或写具体日期`);
}

function readRange(
  whole: string,
  left: string,
  right: string,
  contextYear: number | undefined,
): Reading<Window> {
  if (left === '' || right === '') return unreadable(`${quote(whole)}缺少起点或终点`, TIME_FORM);
  const L = readPoint(left.replace(STARTS, '') + (/^\d{4}$/u.test(left) ? '年' : ''));
  const before = BEFORE.test(right);
  const R = readPoint(right.replace(BEFORE, '') + (/^\d{4}$/u.test(right) ? '年' : ''));
  if (!L || !R) return unreadable(`看不懂时间${quote(whole)}`, TIME_FORM);
  if (before && !R.end && R.day === undefined) return ambiguousBefore(right, R);
  const joined = supply(L, R);
  if (!joined) return unreadable(`${quote(whole)}缺少年、月、日或季度字样`, TIME_FORM);
  const startYear = L.year ?? contextYear;
  const endYear = R.nextYear && startYear !== undefined ? startYear + 1 : (R.year ?? startYear);
  const start = placed(joined.left, startYear, whole);
  if (start.kind !== 'value') return start;
  const end = placed(joined.right, endYear, whole);
  if (end.kind !== 'value') return end;
  const from = joined.left.end ? start.value.to : start.value.from;
  const to = end.value.to;
  if (from > to) {
    return unreadable(
      `${quote(whole)}起止颠倒：${from} 晚于 ${to}`,
      R.year === undefined ? '更正起止时间；跨年的请在终点写明年份' : '更正起止时间',
    );
  }
  return read(
    { from, to },
    joined.warning,
    joined.left.end ? `起点${quote(left)}按${from}理解` : undefined,
    L.week === undefined && R.week === undefined ? undefined : `${quote(whole)}按${from}至${to}理解`,
    joined.right.dayUnitMissing ? `“日”字缺失，按${joined.right.day}日理解` : undefined,
  );
}

/** Each end given what only the other end says: `3-5月`, `1月1日-15日`, `2019年9月至11`. */
function supply(L: Point, R: Point): { left: Point; right: Point; warning?: string } | undefined {
  if (L.dotted && R.dotted) {
    return {
      left: L,
      right: R,
      warning: `“${L.dotted.month}.${L.dotted.day}”按${L.dotted.month}月${L.dotted.day}日理解`,
    };
  }
  if (L.dotted) return undefined;
  if (R.dotted) return L.day === undefined ? undefined : { left: L, right: R };
  if (R.bare !== undefined) return supplyRight(L, R, R.bare);
  if (L.bare !== undefined) {
    const { bare, ...rest } = L;
    if (R.month !== undefined && R.day === undefined) return { left: { ...rest, month: bare }, right: R };
    if (R.quarter !== undefined) return { left: { ...rest, quarter: bare }, right: R };
    return undefined;
  }
  if (R.day !== undefined && R.month === undefined) {
    if (L.month === undefined || L.day === undefined || R.year !== undefined) return undefined;
    const { dayUnitMissing: _, ...left } = L;
    return { left, right: { ...R, month: L.month } };
  }
  if (L.day !== undefined && L.month === undefined) return undefined;
  if (!L.dayUnitMissing) return { left: L, right: R };
  const { dayUnitMissing: _, ...left } = L;
  if (R.day !== undefined && !R.dayUnitMissing) return { left, right: R };
  return { left, right: R, warning: `“日”字缺失，按${L.month}月${L.day}日理解` };
}

function supplyRight(L: Point, R: Point, bare: number) {
  const { bare: _, ...rest } = R;
  if (L.day !== undefined && L.month !== undefined && R.year === undefined) {
    const right = { ...rest, month: L.month, day: bare };
    return { left: L, right, warning: `“日”字缺失，按${bare}日理解` };
  }
  if (L.month !== undefined && L.day === undefined) {
    return { left: L, right: { ...rest, month: bare }, warning: `“月”字缺失，按${bare}月理解` };
  }
  if (L.quarter !== undefined) {
    return { left: L, right: { ...rest, quarter: bare }, warning: `“季度”字样缺失，按第${bare}季度理解` };
  }
  return undefined;
}

/** The days of a point in its year. */
function placed(
  point: Point,
  year: number | undefined,
  text: string,
): Reading<{ from: LocalDate; to: LocalDate }> {
  const fault = pointFault(point);
  if (fault !== undefined) return unreadable(`${quote(text)}有误：${fault}`, TIME_FORM);
  if (year === undefined) return unreadable(`${quote(text)}没有写年份`, '写明年份，如“2026年3月至10月”');
  if (!inYears(year)) {
    return unreadable(`${quote(text)}的年份${year}不在${FIRST_YEAR}—${LAST_YEAR}之间`, '更正年份，写四位数');
  }
  const days = span(point, year);
  return days ? read(days) : unreadable(`${quote(text)}有误：没有这一天`, '更正日期');
}
