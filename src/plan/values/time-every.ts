import { daysInMonth, makeDate, type LocalDate } from '../../kernel/local-date.ts';
import type { Window } from './model.ts';
import { read, type Reading } from './reading.ts';
import { readWindow, type Era } from './time-window.ts';
import { quote } from './wording.ts';

const EVERY =
  /^(?:每个?(?:月|季度?|半年|周[1-5一二三四五六日末]?|天|日)|每(?:两|2|3|6)个?[月周]|每隔(?:半年|\d{1,2}个?[月周])|每个?学期|逐月|按月|按季度?|分季度|每年度?|年度|常年|每个?(?:月|季度?)[底末]?(?:之前|以前|前))$/u;
const EVERY_THIRD = /^每个?月的?(?<thirds>(?:上中|中下|[上中下])旬|[底末])$/u;
/** 每月15日前, 每月5日至10日, 每月第一周: days of every month. */
const EVERY_MONTH_DAYS =
  /^每个?月的?(?<days>\d{1,2}[日号]?(?:[-至到]\d{1,2})?[日号](?:之前|以前|前)?|(?:第[1-5]|最后1)个?(?:周|星期))$/u;
const EVERY_QUARTER_WEEK = /^每个?季度?的?(?:(?<nth>第[1-5])|最后1)个?(?:周|星期)$/u;
/** 逢双月, 单数月: every second month. */
const ALTERNATE = /^逢?(?:(?<even>双|偶)|单|奇)数?月份?$/u;
const EVERY_QUARTER =
  /^(?:每个?)?季度?的?(?:(?<end>[底末]|最后一?1?个?月|末月)|(?<start>初|首月|第一个月)|第(?<nth>[123])个月)$/u;
const LAST_OF_QUARTER = 3;

/**
 * 每…: `每月` is the whole year, or the month of a monthly plan; `每月下旬` a window in every month; `每季度末`
 * the last month of every quarter. Undefined for other texts.
 */
export function readEvery(text: string, part: string, era: Era): Reading<readonly Window[]> | undefined {
  const { year, month } = era;
  if (/^(?:半年|季度|月度)$/u.test(text) && text !== part && part.endsWith('次'))
    return readEvery(`每${text.replace('月度', '月')}`, part, era);
  if (month !== undefined && /^[全整]月$/u.test(text)) {
    const whole = readWindow(`${month}月`, era);
    return whole.kind === 'value' ? read([whole.value]) : whole;
  }
  if (EVERY.test(text)) {
    const words = month === undefined ? '全年' : `${month}月`;
    const whole = readWindow(words, era);
    if (whole.kind !== 'value') return whole;
    return read([whole.value], `${quote(part)}按${month === undefined ? '全年' : `${month}月整月`}理解`);
  }
  if (year === undefined) return undefined;
  const third = EVERY_THIRD.exec(text)?.groups?.['thirds'];
  if (third !== undefined) {
    const end = third.length === 1;
    const months = month === undefined ? MONTHS : [month];
    const windows = months.map((m) => readWindow(`${m}月${end ? '下旬' : third}`, era));
    return joined(windows, end ? `${quote(part)}按每月下旬理解` : undefined);
  }
  const days = EVERY_MONTH_DAYS.exec(text)?.groups?.['days'];
  if (days !== undefined) return everyMonth(days, year, month === undefined ? MONTHS : [month]);
  const week = EVERY_QUARTER_WEEK.exec(text);
  if (week) {
    const nth = week.groups?.['nth'];
    return everyMonth(`${nth ?? '最后1'}周`, year, nth === undefined ? [3, 6, 9, 12] : [1, 4, 7, 10]);
  }
  const alternate = ALTERNATE.exec(text);
  if (alternate) {
    const even = alternate.groups?.['even'] !== undefined;
    const months = MONTHS.filter((m) => (m % 2 === 0) === even).map((m) => monthOf(year, m));
    return read(months, `${quote(part)}按${even ? '2、4、6、8、10、12' : '1、3、5、7、9、11'}月理解`);
  }
  const quarter = EVERY_QUARTER.exec(text)?.groups;
  if (!quarter) return undefined;
  const nth =
    quarter['end'] !== undefined
      ? LAST_OF_QUARTER
      : quarter['start'] !== undefined
        ? 1
        : Number(quarter['nth']);
  const windows = [0, 1, 2, 3].map((q) => monthOf(year, q * LAST_OF_QUARTER + nth));
  return read(windows, `${quote(part)}按每季度第${nth}个月理解`);
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

function joined(
  readings: readonly Reading<Window>[],
  warning: string | undefined,
): Reading<readonly Window[]> {
  const windows: Window[] = [];
  for (const reading of readings) {
    if (reading.kind !== 'value') return reading;
    windows.push(reading.value);
  }
  return read(windows, warning);
}

/** The same days of several months; 15日前 is what lies before it in its month. */
function everyMonth(days: string, year: number, months: readonly number[]): Reading<readonly Window[]> {
  const readings = months.map((m): Reading<Window> => {
    const reading = readWindow(`${m}月${days}`, { year, month: m });
    if (reading.kind !== 'value' || reading.value.byOnly === undefined) return reading;
    return read({ from: monthOf(year, m).from, to: reading.value.to });
  });
  const week = /[周期]$/u.test(days)
    ? `“${days}”按${days.startsWith('最后') ? '该月最后七天' : `该月1日起每七天一周`}理解`
    : undefined;
  return joined(readings, week);
}

function monthOf(year: number, month: number): Window {
  return {
    from: makeDate(year, month, 1) as LocalDate,
    to: makeDate(year, month, daysInMonth(year, month)) as LocalDate,
  };
}
