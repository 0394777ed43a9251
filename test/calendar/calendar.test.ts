import { describe, expect, it } from 'vitest';
import { loadCalendar } from '../../src/calendar/calendar.ts';
import { explainDue } from '../../src/calendar/explain.ts';
import { addDays, date } from '../../src/kernel/local-date.ts';
import type { Period } from '../../src/kernel/period.ts';
import { ROOT, shipped } from './calendars.ts';

const working = (amount: number): Period => ({ amount, unit: 'working-day' });

describe('working days after an event', () => {
  it.each([
    ['2025-09-22', '2025-09-24', '2025-09-25', '2025-09-28', '2025-10-17'],
    ['2025-09-26', '2025-09-29', '2025-09-30', '2025-10-10', '2025-10-23'],
    ['2026-01-30', '2026-02-03', '2026-02-04', '2026-02-06', '2026-02-27'],
    ['2026-02-13', '2026-02-24', '2026-02-25', '2026-02-27', '2026-03-12'],
    ['2026-04-28', '2026-04-30', '2026-05-06', '2026-05-08', '2026-05-21'],
    ['2026-09-18', '2026-09-21', '2026-09-22', '2026-09-24', '2026-10-15'],
    ['2026-09-21', '2026-09-23', '2026-09-24', '2026-09-29', '2026-10-19'],
    ['2026-09-28', '2026-09-30', '2026-10-08', '2026-10-10', '2026-10-23'],
  ])('from %s: +2, +3, +5, +15', (start, ...expected) => {
    const due = [2, 3, 5, 15].map((n) => shipped.due(date(start), working(n)));
    expect(due.map((d) => d.due)).toEqual(expected);
    expect(due.every((d) => !d.provisional)).toBe(true);
  });

  it('is 暂定 as soon as an unpublished year is reached, and not a day before', () => {
    const start = date('2026-12-25');
    expect([2, 3, 4, 5].map((n) => shipped.due(start, working(n)))).toMatchObject([
      { due: '2026-12-29', provisional: false },
      { due: '2026-12-30', provisional: false },
      { due: '2026-12-31', provisional: false },
      { due: '2027-01-04', provisional: true },
    ]);
  });

  it('follows the supervision chain: document, rectification, review', () => {
    expect(shipped.due(date('2026-09-14'), working(5)).due).toBe('2026-09-20');
    const rectify = shipped.due(date('2026-09-18'), working(15)).due;
    expect(rectify).toBe('2026-10-15');
    expect(shipped.due(rectify, working(5)).due).toBe('2026-10-22');
  });

  it('refuses an amount that is no period, and years beyond the data', () => {
    expect(() => shipped.due(date('2026-09-18'), working(0))).toThrow(RangeError);
    expect(() => shipped.due(date('2026-09-18'), working(1.5))).toThrow(RangeError);
    expect(() => shipped.kind(date('2061-01-04'))).toThrow('没有2061年的日历');
  });
});

describe('calendar days and months', () => {
  it.each<[Period['unit'], number, string, string, string]>([
    ['month', 1, '2026-01-31', '2026-02-28', '2026-02-28 is a Saturday that is worked'],
    ['month', 1, '2025-01-31', '2025-02-28', 'no corresponding day: last day of the month'],
    ['month', 1, '2028-01-31', '2028-02-29', 'leap year'],
    ['month', 1, '2026-03-10', '2026-04-10', 'corresponding day'],
    ['month', 1, '2026-09-01', '2026-10-08', '10-01 is off: first working day after the holiday'],
    ['month', 3, '2026-02-05', '2026-05-06', '05-05 is off'],
    ['day', 30, '2026-04-01', '2026-05-06', '05-01 is off'],
    ['day', 30, '2026-08-21', '2026-09-20', 'a Sunday that is worked'],
    ['day', 20, '2026-03-02', '2026-03-23', '03-22 is a Sunday'],
  ])('%s %i from %s ends %s (%s)', (unit, amount, start, due) => {
    expect(shipped.due(date(start), { amount, unit }).due).toBe(due);
  });

  it('is 暂定 where the last day lies in an unpublished year', () => {
    expect(shipped.due(date('2026-12-10'), { amount: 1, unit: 'month' })).toMatchObject({
      due: '2027-01-11',
      provisional: true,
    });
    expect(shipped.due(date('2026-11-30'), { amount: 31, unit: 'day' })).toMatchObject({
      due: '2026-12-31',
      provisional: false,
    });
  });
});

describe('the kind of a day', () => {
  it.each([
    ['2026-09-18', true, '工作日', undefined],
    ['2026-09-19', false, '周末', undefined],
    ['2026-09-20', true, '国庆节调休上班', '国办发明电〔2025〕7号'],
    ['2026-10-03', false, '国庆节放假', '国办发明电〔2025〕7号'],
    ['2015-09-03', false, '抗战胜利70周年纪念日放假', '国发明电〔2015〕1号'],
    ['2015-09-06', true, '抗战胜利70周年纪念日调休上班', '国发明电〔2015〕1号'],
    ['2019-05-05', true, '劳动节调休上班', '国办发明电〔2019〕3号'],
    ['2020-02-01', false, '春节放假', '国办发明电〔2020〕1号'],
    ['2020-02-03', true, '工作日', undefined],
    ['2018-12-29', true, '元旦调休上班', '国办发明电〔2018〕15号'],
    ['2018-12-31', false, '元旦放假', '国办发明电〔2018〕15号'],
  ])('%s', (day, isWorking, reason, notice) => {
    expect(shipped.kind(date(day))).toEqual({
      working: isWorking,
      reason,
      provisional: false,
      ...(notice === undefined ? {} : { notice }),
    });
  });

  it('is 暂定 in an unpublished year, by the statutory days alone', () => {
    expect(shipped.kind(date('2027-02-06'))).toMatchObject({
      working: false,
      reason: '春节法定放假',
      provisional: true,
      notice: '全国年节及纪念日放假办法（国务院令第795号，2024年修订）',
    });
    expect(shipped.kind(date('2027-03-01'))).toMatchObject({ working: true, provisional: true });
  });
});

describe('counting', () => {
  it.each([
    ['2026-09-18', '2026-10-15', 15],
    ['2026-09-18', '2026-09-18', 0],
    ['2026-09-18', '2026-09-20', 1],
    ['2026-10-15', '2026-09-18', -15],
    ['2024-12-31', '2025-12-31', 248],
    ['2025-12-31', '2026-12-31', 248],
    ['2024-12-31', '2026-12-31', 496],
  ])('from %s to %s: %i', (from, to, expected) => {
    expect(shipped.workingDaysBetween(date(from), date(to))).toBe(expected);
  });

  it('counts back as well', () => {
    expect(shipped.addWorkingDays(date('2026-10-15'), -15)).toBe('2026-09-18');
    expect(shipped.addWorkingDays(date('2026-01-05'), -2)).toBe('2025-12-31');
    expect(shipped.addWorkingDays(date('2026-09-19'), 0)).toBe('2026-09-19');
  });

  it('says the same whenever it is asked: 100 000 due dates', () => {
    const calendar = loadCalendar(ROOT);
    const starts = Array.from({ length: 500 }, (_, i) => addDays(date('2025-01-01'), i));
    const dues = new Set<string>();
    for (let i = 0; i < 200; i += 1) {
      for (const start of starts) dues.add(calendar.due(start, working(1 + (i % 60))).due);
    }
    expect(dues.has('2025-10-10')).toBe(true);
    expect(dues.has('2025-10-08')).toBe(false);
  });
});

describe('the day-by-day explanation', () => {
  it('tells of every day whether and why it counts', () => {
    const steps = explainDue(shipped, date('2026-09-18'), working(15));
    expect(steps.map((s) => `${s.date} ${s.weekday} ${s.counted ? s.count : '-'} ${s.reason}`)).toEqual([
      '2026-09-18 星期五 - 起算日，不计入',
      '2026-09-19 星期六 - 周末',
      '2026-09-20 星期日 1 国庆节调休上班',
      '2026-09-21 星期一 2 工作日',
      '2026-09-22 星期二 3 工作日',
      '2026-09-23 星期三 4 工作日',
      '2026-09-24 星期四 5 工作日',
      '2026-09-25 星期五 - 中秋节放假',
      '2026-09-26 星期六 - 中秋节放假',
      '2026-09-27 星期日 - 中秋节放假',
      '2026-09-28 星期一 6 工作日',
      '2026-09-29 星期二 7 工作日',
      '2026-09-30 星期三 8 工作日',
      '2026-10-01 星期四 - 国庆节放假',
      '2026-10-02 星期五 - 国庆节放假',
      '2026-10-03 星期六 - 国庆节放假',
      '2026-10-04 星期日 - 国庆节放假',
      '2026-10-05 星期一 - 国庆节放假',
      '2026-10-06 星期二 - 国庆节放假',
      '2026-10-07 星期三 - 国庆节放假',
      '2026-10-08 星期四 9 工作日',
      '2026-10-09 星期五 10 工作日',
      '2026-10-10 星期六 11 国庆节调休上班',
      '2026-10-11 星期日 - 周末',
      '2026-10-12 星期一 12 工作日',
      '2026-10-13 星期二 13 工作日',
      '2026-10-14 星期三 14 工作日',
      '2026-10-15 星期四 15 工作日',
    ]);
    expect(shipped.due(date('2026-09-18'), working(15)).days).toEqual(steps);
  });

  it.each<[Period['unit'], number, string, string[]]>([
    ['month', 1, '2026-04-05', ['2026-05-05 对应日为劳动节放假，顺延', '2026-05-06 工作日，顺延至此日届满']],
    ['month', 1, '2025-01-31', ['2025-02-27 计入', '2025-02-28 没有对应日，为月末日，届满']],
    ['day', 19, '2026-03-03', ['2026-03-22 最后一日为周末，顺延', '2026-03-23 工作日，顺延至此日届满']],
  ])('explains the end of %s %i from %s', (unit, amount, start, expected) => {
    const steps = explainDue(shipped, date(start), { amount, unit });
    expect(steps.slice(-2).map((s) => `${s.date} ${s.reason}`)).toEqual(expected);
  });
});
