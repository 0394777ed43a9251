import { daysInMonth, makeDate, type LocalDate } from '../../kernel/local-date.ts';

/** One end of a window as written; every part may be absent. */
export interface Point {
  readonly year?: number;
  readonly half?: 1 | 2;
  readonly quarter?: number;
  readonly month?: number;
  /** 旬, first and last: 中下旬 is 2 and 3. */
  readonly thirds?: readonly [first: number, last: number];
  /** 第几周, counted from the first of the month; `last` is its last seven days. */
  readonly week?: number | 'last';
  readonly day?: number;
  /** A number without its unit: `11` in `9月至11`. */
  readonly bare?: number;
  /** `3.15` without a year. */
  readonly dotted?: { readonly month: number; readonly day: number };
  /** 底, 末 */
  readonly end?: true;
  /** 日 left out after a day number. */
  readonly dayUnitMissing?: true;
  /** 次年 */
  readonly nextYear?: true;
}

const POINT = new RegExp(
  [
    '^(?:(?<year>\\d{4})年度?|(?<next>次年|翌年)|(?:今年|本年度?|当年|每年度?|年度)(?!底|末))?',
    '(?:(?<whole>全年度?|年内)|(?<half>[上下前后])半年度?|第?(?<quarter>\\d)季度?|[Qq](?<q>\\d)',
    '|(?<month>\\d{1,2})月份?(?:(?<day>\\d{1,2})(?<unit>[日号])?|(?<thirds>上中|中下|[上中下])旬|的?(?:第(?<week>[1-5])|(?<lastWeek>最后1))个?(?:周|星期))?',
    '|(?<only>\\d{1,2})[日号]|(?<dm>\\d{1,2})\\.(?<dd>\\d{1,2})|第?(?<bare>\\d{1,2}))?(?<end>底|末)?$',
  ].join(''),
  'u',
);

const THIRDS = { 上: [1, 1], 上中: [1, 2], 中: [2, 2], 中下: [2, 3], 下: [3, 3] } as const;

/** Reads one end; undefined where the text has another form. */
export function readPoint(text: string): Point | undefined {
  if (text === '') return undefined;
  if (/^(?:今|本|当)?年[底末]$/u.test(text)) return { end: true };
  const g = POINT.exec(text)?.groups;
  if (!g) return undefined;
  const quarter = g['quarter'] ?? g['q'];
  const day = g['day'] ?? g['only'];
  return {
    ...(g['year'] !== undefined && { year: Number(g['year']) }),
    ...(g['next'] !== undefined && { nextYear: true }),
    ...(g['half'] !== undefined && { half: /[上前]/u.test(g['half']) ? 1 : 2 }),
    ...(quarter !== undefined && { quarter: Number(quarter) }),
    ...(g['month'] !== undefined && { month: Number(g['month']) }),
    ...(g['thirds'] !== undefined && { thirds: THIRDS[g['thirds'] as keyof typeof THIRDS] }),
    ...(g['week'] !== undefined && { week: Number(g['week']) }),
    ...(g['lastWeek'] !== undefined && { week: 'last' as const }),
    ...(day !== undefined && { day: Number(day) }),
    ...(g['day'] !== undefined && g['unit'] === undefined && { dayUnitMissing: true }),
    ...(g['dm'] !== undefined && { dotted: { month: Number(g['dm']), day: Number(g['dd']) } }),
    ...(g['bare'] !== undefined && { bare: Number(g['bare']) }),
    ...(g['end'] !== undefined && { end: true }),
  };
}

/** Why no such stretch of time exists, or undefined. */
export function pointFault(p: Point): string | undefined {
  if (p.quarter !== undefined && (p.quarter < 1 || p.quarter > 4)) return `没有第${p.quarter}季度`;
  const month = p.month ?? p.dotted?.month;
  if (month !== undefined && (month < 1 || month > 12)) return `没有${month}月`;
  const day = p.day ?? p.dotted?.day;
  if (day !== undefined && (day < 1 || day > 31)) return `没有${day}日`;
  return undefined;
}

/** First and last day of what the point names in that year; undefined where there is no such day. */
export function span(p: Point, year: number): { from: LocalDate; to: LocalDate } | undefined {
  const { month, day } = p.dotted ?? p;
  if (month !== undefined && day !== undefined) return between(year, month, day, month, day);
  if (month !== undefined && p.thirds !== undefined) {
    const [first, last] = p.thirds;
    return between(year, month, first * 10 - 9, month, last === 3 ? daysInMonth(year, month) : last * 10);
  }
  if (month !== undefined && p.week !== undefined) {
    const end = daysInMonth(year, month);
    if (p.week === 'last') return between(year, month, end - 6, month, end);
    // The fifth week is what is left of the month.
    return between(year, month, p.week * 7 - 6, month, Math.min(p.week * 7, end));
  }
  if (month !== undefined) return between(year, month, 1, month, daysInMonth(year, month));
  if (p.quarter !== undefined) return months(year, p.quarter * 3 - 2, p.quarter * 3);
  if (p.half !== undefined) return months(year, p.half * 6 - 5, p.half * 6);
  return months(year, 1, 12);
}

function months(year: number, first: number, last: number) {
  return between(year, first, 1, last, daysInMonth(year, last));
}

function between(year: number, m1: number, d1: number, m2: number, d2: number) {
  const from = makeDate(year, m1, d1);
  const to = makeDate(year, m2, d2);
  return from && to ? { from, to } : undefined;
}
