import { describe, expect, it } from 'vitest';
import { missingYears, showYear } from '../../src/calendar/show-year.ts';
import { date } from '../../src/kernel/local-date.ts';
import { shipped } from './calendars.ts';

describe('a year at a glance', () => {
  it.each([
    [2025, 365, 248],
    [2026, 365, 248],
    [2024, 366, 251],
    [2015, 365, 249],
  ])('%i: %i days, %i worked', (year, days, workingDays) => {
    expect(showYear(shipped, year)).toMatchObject({ days, workingDays, restDays: days - workingDays });
  });

  it('lists the holidays, the days worked instead, and the notice', () => {
    const view = showYear(shipped, 2026);
    expect(view.off.map((r) => `${r.name} ${r.from} ${r.to} ${r.days}`)).toEqual([
      '元旦 2026-01-01 2026-01-03 3',
      '春节 2026-02-15 2026-02-23 9',
      '清明节 2026-04-04 2026-04-06 3',
      '劳动节 2026-05-01 2026-05-05 5',
      '端午节 2026-06-19 2026-06-21 3',
      '中秋节 2026-09-25 2026-09-27 3',
      '国庆节 2026-10-01 2026-10-07 7',
    ]);
    expect(view.makeUp.map((d) => `${d.date} ${d.weekday}`)).toEqual([
      '2026-01-04 星期日',
      '2026-02-14 星期六',
      '2026-02-28 星期六',
      '2026-05-09 星期六',
      '2026-09-20 星期日',
      '2026-10-10 星期六',
    ]);
    expect(view).toMatchObject({ provisional: false, origin: 'shipped', statutoryDays: 13 });
    expect(view.notices.map((n) => n.number)).toEqual(['国办发明电〔2025〕7号']);
  });

  it('takes a range over New Year and over an unlisted weekend as one', () => {
    expect(showYear(shipped, 2019).off[0]).toEqual({
      name: '元旦',
      from: '2018-12-30',
      to: '2019-01-01',
      days: 3,
    });
    expect(showYear(shipped, 2015).off.find((r) => r.name === '端午节')).toMatchObject({
      from: '2015-06-20',
      to: '2015-06-22',
      days: 3,
    });
  });

  it('shows an unpublished year by its statutory days', () => {
    const view = showYear(shipped, 2027);
    expect(view).toMatchObject({ provisional: true, statutoryDays: 13, notices: [], makeUp: [] });
    expect(view).not.toHaveProperty('origin');
    expect(view.off.map((r) => r.days).reduce((a, b) => a + b)).toBe(13);
  });
});

describe('missing years', () => {
  it.each([
    ['2026-11-30', false, []],
    ['2026-11-30', true, [2027]],
    ['2026-12-01', false, [2027]],
    ['2025-12-31', false, []],
    ['2027-03-01', false, [2027]],
    ['2027-12-01', false, [2027, 2028]],
  ])('on %s (asked: %s): %j', (today, asked, years) => {
    expect(missingYears(shipped, date(today), { asked }).map((m) => m.year)).toEqual(years);
  });

  it('say what follows and what to do', () => {
    const [missing] = missingYears(shipped, date('2026-12-01'));
    expect(missing?.message).toContain('缺少2027年节假日安排');
    expect(missing?.next).toContain('zfjd calendar import 2027.json');
  });
});
