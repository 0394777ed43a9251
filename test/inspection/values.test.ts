import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date, fromDay } from '../../src/kernel/local-date.ts';
import { isCitizen, isIdNumber } from '../../src/inspection/values/citizen.ts';
import { entriesOf, entryKey, readItems, readOfficers } from '../../src/inspection/values/lists.ts';
import { momentDay, momentMinute, readMoment } from '../../src/inspection/values/moments.ts';
import {
  isCancelled,
  isOffSite,
  readRating,
  readResult,
  readYes,
  resultOfPoints,
} from '../../src/inspection/values/words.ts';

/** `2026-10-03 09:05`, as a person reads it; `unreadable`; or nothing. */
function shown(text: string, number?: number, dated = false): string | undefined {
  const cell = number === undefined ? { text } : { text, number, ...(dated && { date: date('2026-10-03') }) };
  const moment = readMoment(cell);
  if (moment === undefined) return undefined;
  if (Number.isNaN(moment)) return 'unreadable';
  const minute = momentMinute(moment);
  const clock =
    minute === undefined
      ? ''
      : ` ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return fromDay(momentDay(moment)) + clock;
}

describe('moments', () => {
  it.each([
    ['2026-10-03 09:05', '2026-10-03 09:05'],
    ['2026/10/3 9:05:00', '2026-10-03 09:05'],
    ['2026-10-03T09:05:00.000+08:00', '2026-10-03 09:05'],
    ['2026.10.3', '2026-10-03'],
    ['2026/10/03 23:59:59', '2026-10-03 23:59'],
    ['2026-02-29 09:05', 'unreadable'],
    ['2026-10-03 24:00', 'unreadable'],
    ['2026-10-03 09:60', 'unreadable'],
    ['2026-1O-03 09:05', 'unreadable'],
    ['2026-10/03 09:05', '2026-10-03 09:05'],
    ['2026-10-03 09:05:0x', 'unreadable'],
    ['2026-10-03 9:05:07', '2026-10-03 09:05'],
    ['20261003', '2026-10-03'],
    ['20261003090500', '2026-10-03 09:05'],
    ['2026年10月3日 9时05分', '2026-10-03 09:05'],
    ['2026年10月3日下午2:05', '2026-10-03 14:05'],
    ['２０２６-１０-０３　０９：０５', '2026-10-03 09:05'],
    ['46298.378472', '2026-10-03 09:05'],
    ['', undefined],
    ['—', undefined],
    ['2026-13-03', 'unreadable'],
    ['2026-02-30', 'unreadable'],
    ['2026-10-03 25:00', 'unreadable'],
    ['10月3日', 'unreadable'],
    ['2026-10-03T09:05:00Z', 'unreadable'],
    ['十月三日', 'unreadable'],
  ])('%s → %s', (text, expected) => expect(shown(text)).toBe(expected));

  it('rounds a serial to the minute that a person sees', () => {
    expect(shown('', 46_298 + 9 / 24 + 5 / 1440 - 1e-9, true)).toBe('2026-10-03 09:05');
    expect(shown('', 46_298, true)).toBe('2026-10-03');
    expect(shown('', 20_261_003)).toBe('2026-10-03');
    expect(shown('', 17)).toBe('unreadable');
  });

  it('keeps every day and minute', () => {
    const two = (n: number) => String(n).padStart(2, '0');
    assert(
      property(integer({ min: 10_000, max: 40_000 }), integer({ min: 0, max: 1439 }), (day, minute) => {
        const text = `${fromDay(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
        expect(shown(text)).toBe(text);
        expect(shown('', day + 25_569 + minute / 1440, true)).toBe(minute === 0 ? fromDay(day) : text);
      }),
      { numRuns: 100 },
    );
  });
});

describe('words', () => {
  it.each([
    ['是', true],
    ['√', true],
    ['联合检查', true],
    ['否', false],
    ['', false],
    ['-', false],
    ['也许', undefined],
  ])('yes or no: %s', (text, expected) => expect(readYes(text)).toBe(expected));

  it.each([
    ['发现问题', 'found'],
    ['责令改正', 'found'],
    ['不合格', 'found'],
    ['未发现问题', 'none'],
    ['未发现违法行为', 'none'],
    ['合格', 'none'],
    ['未涉及', 'not-involved'],
    ['', ''],
    ['待录入', ''],
    ['基本符合', undefined],
    ['1', undefined],
    ['0', undefined],
    ['02', undefined],
  ])('result: %s', (text, expected) => {
    expect(readResult(text)).toBe(expected);
  });

  it.each([
    ['1.未发现问题；2.发现问题', 'found'],
    ['亮照:未发现问题\n台账:未涉及', 'none'],
    ['未涉及', 'not-involved'],
    ['', ''],
  ])('points: %s', (text, expected) => expect(resultOfPoints(text)).toBe(expected));

  it.each([
    ['非常满意', 5],
    ['满意', 4],
    ['基本满意', 3],
    ['不满意', 2],
    ['非常不满意', 1],
    ['4星', 4],
    ['★★★', 3],
    ['未评价', undefined],
    ['还行吧', Number.NaN],
  ])('rating: %s', (text, expected) => expect(readRating(text)).toBe(expected));

  it('knows off-site and cancelled', () => {
    expect(['非现场检查', '网络检查', '书面检查'].every(isOffSite)).toBe(true);
    expect(['现场检查', '实地核查', '现场检查与网络检查', ''].some(isOffSite)).toBe(false);
    expect(['已作废', 'd', '撤销'].every(isCancelled)).toBe(true);
    expect(['正常', 'i', '已完成'].some(isCancelled)).toBe(false);
  });
});

describe('lists', () => {
  it.each([
    [
      '张三(09010123)、李四',
      '',
      [
        ['09010123', '张三'],
        ['', '李四'],
      ],
    ],
    [
      '张三 （09010123） 李四',
      '',
      [
        ['09010123', '张三'],
        ['', '李四'],
      ],
    ],
    [
      '["张三","李四"]',
      '["090001","090002"]',
      [
        ['090001', '张三'],
        ['090002', '李四'],
      ],
    ],
    [
      '张三;李四',
      '090001；090002',
      [
        ['090001', '张三'],
        ['090002', '李四'],
      ],
    ],
    [
      '张　三、李 四',
      '',
      [
        ['', '张三'],
        ['', '李四'],
      ],
    ],
    [
      '张 三 李 四 欧阳锋',
      '',
      [
        ['', '张三'],
        ['', '李四'],
        ['', '欧阳锋'],
      ],
    ],
    ['张三 09010123', '', [['09010123', '张三']]],
    [
      '张三/09010123，李 四 (09010124)',
      '',
      [
        ['09010123', '张三'],
        ['09010124', '李四'],
      ],
    ],
    ['', '090001', [['090001', '']]],
    ['', '', []],
  ])('officers %s | %s', (names, codes, expected) => {
    expect(readOfficers(names, codes).map(({ code, name }) => [code, name])).toEqual(expected);
  });

  it.each([
    ['食品生产检查；餐饮服务检查', '', ['食品生产检查', '餐饮服务检查']],
    ['1.食品生产检查\n2.餐饮服务检查', '', ['食品生产检查', '餐饮服务检查']],
    ['食品生产检查、餐饮服务检查', '', ['食品生产检查', '餐饮服务检查']],
    ['对生产、经营、使用单位的检查', '', ['对生产、经营、使用单位的检查']],
    ['计量器具（衡器、加油机）检查', '', ['计量器具(衡器、加油机)检查']],
  ])('items %s', (names, codes, expected) => {
    expect(readItems(names, codes).map(({ name }) => name)).toEqual(expected);
  });

  it('come back out of their key', () => {
    const entries = [
      { code: '1', name: '甲' },
      { code: '', name: '乙' },
    ];
    expect(entriesOf(entryKey(entries))).toEqual(entries);
    expect(entriesOf(entryKey([]))).toEqual([]);
  });
});

describe('citizens', () => {
  const marks = { nature: '', paper: '', code: '', name: '' };
  it.each([
    ['by nature', { nature: '自然人' }],
    ['by paper', { paper: '居民身份证' }],
    ['by number', { code: '11010519491231002X' }],
    ['by a number whose check digit has a slip', { code: '310228197001011234' }],
    ['by a number that is starred out', { code: '310228********1234' }],
    ['by a number within the name', { name: '张三（310228197001011234）' }],
  ])('are known %s', (_, more) => {
    expect(isCitizen({ ...marks, ...more })).toBe(true);
  });
  it.each([
    ['个体工商户', { nature: '个体工商户', code: '310228197001011234' }],
    ['an enterprise', { nature: '企业法人', code: '91310116MA1J8KLM0A' }],
    ['a code with a slip in it', { code: '913101201990010112' }],
    ['an old number of registration', { code: '310228000123456' }],
    ['a code within the name', { name: '某公司（91310116MA1J8KLM0A）' }],
    ['a starred code of an enterprise', { code: '9131********8KLM0A' }],
    ['nothing stated', {}],
  ])('are not %s', (_, more) => {
    expect(isCitizen({ ...marks, ...more })).toBe(false);
  });
  it('have numbers with a birthday', () => {
    expect(isIdNumber('110105194912310021')).toBe(true);
    expect(isIdNumber('110105194913310021')).toBe(false);
  });
});
