import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  chineseDate,
  date,
  dayOf,
  daysBetween,
  daysInMonth,
  fromDay,
  makeDate,
  monthOf,
  parseDate,
  quarterOf,
  quarterRange,
  requireDate,
  toDay,
  weekday,
  weekdayName,
  yearOf,
  type LocalDate,
} from '../../src/kernel/local-date.ts';

const anyDay = fc.integer({ min: toDay(date('1970-01-01')), max: toDay(date('2999-12-31')) });
const anyDate = anyDay.map(fromDay);

describe('dates', () => {
  it('are the same after a way through numbers and text', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const d = fromDay(day);
        expect(toDay(d)).toBe(day);
        expect(parseDate(d)).toBe(d);
        expect(makeDate(yearOf(d), monthOf(d), dayOf(d))).toBe(d);
      }),
    );
  });

  it('sort as texts in the order of days', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(fromDay(a) < fromDay(b)).toBe(a < b);
      }),
    );
  });

  it('add and subtract days', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (d, n) => {
        fc.pre(toDay(d) + n > toDay(date('1900-01-01')));
        expect(daysBetween(d, addDays(d, n))).toBe(n);
      }),
    );
  });

  it('have weekdays before 1970 as well', () => {
    expect(weekdayName(date('1949-10-01'))).toBe('星期六');
  });

  it('have weekdays that follow each other', () => {
    fc.assert(
      fc.property(anyDate, (d) => {
        expect(weekday(addDays(d, 1))).toBe((weekday(d) + 1) % 7);
      }),
    );
  });

  it.each([
    ['2026-03-05', '星期四', '2026年3月5日', '2026Q1'],
    ['2024-02-29', '星期四', '2024年2月29日', '2024Q1'],
    ['2026-10-01', '星期四', '2026年10月1日', '2026Q4'],
    ['2000-01-02', '星期日', '2000年1月2日', '2000Q1'],
  ])('%s is %s, %s, in %s', (text, day, chinese, quarter) => {
    const d = date(text);
    expect([weekdayName(d), chineseDate(d), quarterOf(d)]).toEqual([day, chinese, quarter]);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '26-01-01',
    '2026-1-1',
    '2026-01-01 ',
    '',
    '1899-12-31',
  ])('%j is none', (text) => {
    expect(parseDate(text)).toBeUndefined();
    expect(() => date(text)).toThrow(RangeError);
  });

  it('typed wrongly are refused with the name of the field', () => {
    expect(requireDate(' 2026-03-05 ', '收到日期')).toBe('2026-03-05');
    expect(() => requireDate('三月', '收到日期')).toThrow('收到日期不是有效日期：「三月」');
  });
});

describe('months (民法典第二百零二条)', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-04-30', 1, '2026-05-30'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i months: %s', (from, months, to) => {
    expect(addMonths(date(from), months)).toBe(to);
  });

  it('end on the corresponding day, or on the last day where there is none', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 240 }), (d, n) => {
        const end = addMonths(d, n);
        const index = yearOf(d) * 12 + monthOf(d) - 1 + n;
        expect(yearOf(end) * 12 + monthOf(end) - 1).toBe(index);
        expect(dayOf(end)).toBe(Math.min(dayOf(d), daysInMonth(yearOf(end), monthOf(end))));
      }),
    );
  });

  it('keep the order of days', () => {
    fc.assert(
      fc.property(anyDate, fc.nat(400), fc.integer({ min: 1, max: 24 }), (d, more, n) => {
        expect(addMonths(d, n) <= addMonths(addDays(d, more), n)).toBe(true);
      }),
    );
  });
});

describe('quarters', () => {
  it('hold the days that name them, and no others', () => {
    fc.assert(
      fc.property(anyDate, (d) => {
        const range = quarterRange(quarterOf(d)) as { from: LocalDate; to: LocalDate };
        expect(range.from <= d && d <= range.to).toBe(true);
        expect(quarterOf(addDays(range.from, -1))).not.toBe(quarterOf(d));
        expect(quarterOf(addDays(range.to, 1))).not.toBe(quarterOf(d));
      }),
    );
  });

  it.each(['2026Q5', '2026Q0', '26Q1', '2026-Q1', ''])('%j is none', (text) => {
    expect(quarterRange(text)).toBeUndefined();
  });
});
