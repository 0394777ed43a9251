import { assert, boolean, constantFrom, integer, pre, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chineseDate,
  date,
  fromDay,
  monthOf,
  yearOf,
  dayOf,
  type LocalDate,
} from '../../../src/kernel/local-date.ts';
import type { Window } from '../../../src/plan/values/model.ts';
import { parseTime, type TimeContext } from '../../../src/plan/values/time.ts';

/** `2026-01-01..2026-01-31`; `..2026-03-31` where only the end is stated; `×4` for a count. */
function windowText(w: Window): string {
  return `${w.byOnly ? '' : w.from}..${w.to}${w.count === undefined ? '' : `×${w.count}`}`;
}

function windows(text: string, context: TimeContext = { year: 2026 }): string {
  const reading = parseTime(text, context);
  return reading.kind === 'value' ? reading.value.windows.map((w) => windowText(w)).join(' ') : reading.kind;
}

function warning(text: string): string | undefined {
  const reading = parseTime(text, { year: 2026 });
  return reading.kind === 'value' ? reading.warning : reading.kind;
}

describe('时间：真实计划表里的写法', () => {
  it.each([
    ['2026.01.01-2026.12.31', '2026-01-01..2026-12-31'],
    ['2025年2月至10月', '2025-02-01..2025-10-31'],
    ['2025年', '2025-01-01..2025-12-31'],
    ['2025年3月', '2025-03-01..2025-03-31'],
    ['2025年9月', '2025-09-01..2025-09-30'],
    ['2026年1月—11月', '2026-01-01..2026-11-30'],
    ['2026年1月- 2026年11月', '2026-01-01..2026-11-30'],
    ['2026年2月24日 -2026年11月30日', '2026-02-24..2026-11-30'],
    ['5-9月', '2026-05-01..2026-09-30'],
    ['10月底', '..2026-10-31'],
    ['3月底前', '..2026-03-31'],
    ['1月-12月', '2026-01-01..2026-12-31'],
    ['1月—12月', '2026-01-01..2026-12-31'],
    ['3月—12月', '2026-03-01..2026-12-31'],
    ['2024年4月至9月', '2024-04-01..2024-09-30'],
    ['4月-8月', '2026-04-01..2026-08-31'],
    ['第一季度', '2026-01-01..2026-03-31'],
    ['一季度', '2026-01-01..2026-03-31'],
    ['Q1', '2026-01-01..2026-03-31'],
    ['2025年第三季度', '2025-07-01..2025-09-30'],
    ['上半年', '2026-01-01..2026-06-30'],
    ['下半年', '2026-07-01..2026-12-31'],
    ['全年', '2026-01-01..2026-12-31'],
    ['2026/1/1', '2026-01-01..2026-01-01'],
    ['2026-01-01', '2026-01-01..2026-01-01'],
    ['2025.3-2025.11', '2025-03-01..2025-11-30'],
    ['3月检查4家', '2026-03-01..2026-03-31×4'],
    ['第三季度检查20家', '2026-07-01..2026-09-30×20'],
    ['分两批次;第一批2023年7月20日前完成,第二批2023年10月15日前完成', '..2023-07-20 ..2023-10-15'],
  ])('%s', (text, expected) => {
    expect(windows(text)).toBe(expected);
    expect(warning(text)).toBeUndefined();
  });
});

describe('时间：其他常见写法', () => {
  it.each([
    ['１月—１２月', '2026-01-01..2026-12-31'],
    ['4 月 1 日 至 5 月 31 日', '2026-04-01..2026-05-31'],
    ['2025年\n3月', '2025-03-01..2025-03-31'],
    ['3月\n9月', '2026-03-01..2026-03-31 2026-09-01..2026-09-30'],
    ['2025年\n3月\n9月', '2025-03-01..2025-03-31 2025-09-01..2025-09-30'],
    ['二〇二五年三月', '2025-03-01..2025-03-31'],
    ['十一月', '2026-11-01..2026-11-30'],
    ['3、6、9月', '2026-03-01..2026-03-31 2026-06-01..2026-06-30 2026-09-01..2026-09-30'],
    ['第一、三季度', '2026-01-01..2026-03-31 2026-07-01..2026-09-30'],
    ['1-3季度', '2026-01-01..2026-09-30'],
    ['一至三季度', '2026-01-01..2026-09-30'],
    ['2025年3月检查4家、6月检查5家', '2025-03-01..2025-03-31×4 2025-06-01..2025-06-30×5'],
    ['3月(4家)', '2026-03-01..2026-03-31×4'],
    ['上半年(1-6月)', '2026-01-01..2026-06-30'],
    ['2025年11月至次年3月', '2025-11-01..2026-03-31'],
    ['2025年1月1-15日', '2025-01-01..2025-01-15'],
    ['2025.03.01-03.31', '2025-03-01..2025-03-31'],
    ['20250301-20250531', '2025-03-01..2025-05-31'],
    ['2026-01-01 00:00:00', '2026-01-01..2026-01-01'],
    ['2026年3月1日起至5月31日止', '2026-03-01..2026-05-31'],
    ['2025年10月31日前完成', '..2025-10-31'],
    ['年底前', '..2026-12-31'],
    ['6月上旬', '2026-06-01..2026-06-10'],
    ['2024年2月', '2024-02-01..2024-02-29'],
    ['2025-2026年', '2025-01-01..2026-12-31'],
  ])('%j', (text, expected) => {
    expect(windows(text)).toBe(expected);
  });

  it.each([
    ['2019年9月至11', '2019-09-01..2019-11-30', '“月”字缺失，按11月理解'],
    ['3月1日至31', '2026-03-01..2026-03-31', '“日”字缺失，按31日理解'],
    ['每月', '2026-01-01..2026-12-31', '“每月”按全年理解'],
    ['每季度', '2026-01-01..2026-12-31', '“每季度”按全年理解'],
    ['3月起', '2026-03-01..2026-12-31', '“3月起”没有写结束时间，按到当年年底理解'],
    ['全年不定期', '2026-01-01..2026-12-31', '“全年不定期”按“全年”理解'],
    ['2025年3月,具体以通知为准', '2025-03-01..2025-03-31', '“具体以通知为准”未读入'],
    ['上半年(3-5月)', '2026-03-01..2026-05-31', '按括号内“3-5月”理解'],
    ['2025', '2025-01-01..2025-12-31', '“年”字缺失，按2025年理解'],
  ])('带提示：%s', (text, expected, said) => {
    expect(windows(text)).toBe(expected);
    expect(warning(text)).toBe(said);
  });

  it.each(['根据监管需要', '适时', '不定期', '按需', '随机或根据投诉'])('有意不定：%s', (text) => {
    expect(parseTime(text, { year: 2026 })).toStrictEqual({ kind: 'open', text });
  });
});

describe('时间：不猜', () => {
  it.each([
    ['20229', '2022年9月'],
    ['202210', '2022年10月'],
    ['202211', '“2022年1月1日”或“2022年11月”'],
    ['2023720日前', '2023年7月20日'],
    ['分两批次;第一批2023720日前完成,第二批2023年10月15日前完成', '2023年7月20日'],
    ['45992', '2025年12月1日'],
    ['10月前', '“9月底前”或“10月底前”'],
    ['10月-3月', '跨年'],
    ['2025年12月至2025年3月', '更正起止时间'],
    ['2025年2月30日', '更正'],
    ['2025年13月', '写成'],
    ['第5季度', '写成'],
    ['2205年3月', '四位'],
    ['1999年3月', '四位'],
    ['25年3月', '写成'],
    ['3.15', '写成'],
    ['3-5', '写成'],
    ['9月1', '写成'],
    ['一二月', '写成'],
    ['1 2月', '写成'],
    ['3月至', '写成'],
    ['节假日前后', '写成'],
    ['上半年(9月)', '只保留一个'],
    ['1、3月检查;2、9月检查', '序号'],
    ['2026-01-01\n2026-12-31', '起止之间写“至”'],
    ['', '写成'],
    ['/', '写成'],
  ])('%j', (text, hint) => {
    const reading = parseTime(text, { year: 2026 });
    expect(reading.kind).toBe('unreadable');
    expect(reading.kind === 'unreadable' && reading.hint).toContain(hint);
  });

  it('没有年份也没有上下文年份', () => {
    expect(windows('3月', { year: undefined })).toBe('unreadable');
    expect(windows('3月至10月', { year: undefined })).toBe('unreadable');
    expect(windows('2026年3月至10月', { year: undefined })).toBe('2026-03-01..2026-10-31');
  });

  it('起止颠倒说明原因', () => {
    const reading = parseTime('10月-3月', { year: 2026 });
    expect(reading.kind === 'unreadable' && reading.reason).toContain('起止颠倒');
  });
});

describe('时间：日期单元格', () => {
  const read = (text: string, day: string) => {
    const reading = parseTime(text, { year: 2026, date: date(day) });
    return reading.kind === 'value'
      ? [reading.value.windows.map((w) => windowText(w)).join(' '), reading.warning]
      : [reading.kind];
  };

  it('就是那一天', () => {
    expect(read('2026/3/1', '2026-03-01')).toStrictEqual(['2026-03-01..2026-03-01', undefined]);
    expect(read('45992', '2025-12-01')).toStrictEqual(['2025-12-01..2025-12-01', undefined]);
  });

  it('只显示年月的是整月', () => {
    expect(read('2025年3月', '2025-03-01')).toStrictEqual(['2025-03-01..2025-03-31', undefined]);
    expect(read('Mar-25', '2025-03-01')).toStrictEqual(['2025-03-01..2025-03-31', undefined]);
  });

  it('“1-3”被改成日期时提示', () => {
    expect(read('1月3日', '2026-01-03')[1]).toContain('1月至3月');
    expect(read('1月30日', '2026-01-30')[1]).toBeUndefined();
  });

  it('年份越界的读不出', () => {
    expect(read('1905/7/15', '1905-07-15')).toStrictEqual(['unreadable']);
  });
});

describe('时间：性质', () => {
  const day = integer({ min: 10_957, max: 47_481 }).map((n) => fromDay(n));
  const forms: readonly ((d: LocalDate) => string)[] = [
    (d) => chineseDate(d),
    (d) => d,
    (d) => d.replaceAll('-', '.'),
    (d) => `${yearOf(d)}/${monthOf(d)}/${dayOf(d)}`,
    (d) => `${yearOf(d)} 年 ${monthOf(d)} 月 ${dayOf(d)} 日`,
    (d) => d.replaceAll('-', ''),
  ];
  const dash = constantFrom('-', '–', '—', '——', '~', '～', '至', '到', ' - ', ' 至 ');

  it('写出的任何时段都能读回', () => {
    assert(
      property(day, day, constantFrom(...forms), dash, (a, b, form, separator) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(windows(`${form(from)}${separator}${form(to)}`, { year: undefined })).toBe(`${from}..${to}`);
      }),
      { numRuns: 500 },
    );
  });

  it('颠倒的时段都读不出', () => {
    assert(
      property(day, day, constantFrom(...forms), dash, (a, b, form, separator) => {
        pre(a !== b);
        const [from, to] = a < b ? [b, a] : [a, b];
        expect(windows(`${form(from)}${separator}${form(to)}`, { year: undefined })).toBe('unreadable');
      }),
    );
  });

  it('月份区间都能读回', () => {
    const month = integer({ min: 1, max: 12 });
    assert(
      property(month, month, dash, boolean(), (a, b, separator, twice) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const expected = windows(`2026年${first}月1日`).slice(0, 10);
        const reading = parseTime(`${first}${twice ? '月' : ''}${separator}${last}月`, { year: 2026 });
        expect(reading.kind === 'value' && reading.value.windows[0]?.from).toBe(expected);
        expect(reading.kind === 'value' && monthOf(reading.value.windows[0]?.to ?? ('' as LocalDate))).toBe(
          last,
        );
      }),
    );
  });
});
