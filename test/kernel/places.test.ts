import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { a1, columnName, placeText } from '../../src/kernel/cell-ref.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { date } from '../../src/kernel/local-date.ts';
import { periodText } from '../../src/kernel/period.ts';
import { didYouMean, suggest } from '../../src/kernel/suggest.ts';

describe('places', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16_384, 'XFD'],
  ])('column %i is %s', (column, name) => {
    expect(columnName(column)).toBe(name);
  });

  it('have a column name for every number, and a number for every name', () => {
    const number = (name: string) => Array.from(name).reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (n) => {
        expect(number(columnName(n))).toBe(n);
      }),
    );
  });

  it.each([
    [{ file: 'a.xlsx' }, '「a.xlsx」'],
    [{ file: 'a.xlsx', sheet: 'Sheet1' }, '「a.xlsx」Sheet1'],
    [{ file: 'a.xlsx', sheet: 'Sheet1', row: 12 }, '「a.xlsx」Sheet1!第12行'],
    [{ file: 'a.xlsx', sheet: 'Sheet1', row: 12, column: 7 }, '「a.xlsx」Sheet1!G12'],
    [{ file: 'a.csv', row: 3, column: 1 }, '「a.csv」A3'],
  ])('%j', (ref, text) => {
    expect(placeText(ref)).toBe(text);
  });

  it('without a column are rows', () => {
    expect([a1(3), a1(3, 28)]).toEqual(['第3行', 'AB3']);
  });
});

describe('suggestions', () => {
  const words = ['应急管理局', '市场监督管理局', '司法局', 'import', 'check'];

  it.each([
    ['应急管里局', ['应急管理局']],
    ['imort', ['import']],
    ['司法', ['司法局']],
    ['完全不同的名称', []],
    ['', expect.any(Array) as string[]],
  ])('%s → %j', (word, found) => {
    expect(suggest(word, words)).toEqual(found);
  });

  it('are of the candidates, no more than asked for, the word itself first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 5 }),
        (list, limit) => {
          const [word = ''] = list;
          const found = suggest(word, list, limit);
          expect(found.length).toBeLessThanOrEqual(limit);
          expect(list).toEqual(expect.arrayContaining(found));
          expect(new Set(found).size).toBe(found.length);
        },
      ),
    );
  });

  it('are put as a question', () => {
    expect(didYouMean('imort', words)).toBe('您是不是要找：import？');
    expect(didYouMean('zzzzzzzz', words)).toBe('');
  });
});

describe('clock and periods', () => {
  it('tells the wall clock in Shanghai, whatever day is asked for', () => {
    const clock = systemClock(date('2026-03-05'));
    expect(clock.today()).toBe('2026-03-05');
    expect(clock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/u);
    expect(Math.abs(Date.parse(clock.now()) - Date.now())).toBeLessThan(5000);
    expect(systemClock().today()).toBe(systemClock().now().slice(0, 10));
  });

  it.each([
    [15, 'working-day', '15个工作日'],
    [30, 'day', '30日'],
    [1, 'month', '1个月'],
  ] as const)('%i %s is %s', (amount, unit, text) => {
    expect(periodText({ amount, unit })).toBe(text);
  });
});
