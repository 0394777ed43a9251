import { daysInMonth, makeDate, type LocalDate } from '../../kernel/local-date.ts';
import type { Window } from './model.ts';
import { read, type Reading } from './reading.ts';
import { readWindow, type Era } from './time-window.ts';
import { quote } from './wording.ts';

const EVERY =
  /^(?:每个?(?:月|季度?|半年|周[1-5一二三四五六日末]?|天|日)|每(?:两|2|3|6)个?[月周]|每隔(?:半年|\d{1,2}个?[月周])|每个?学期|逐月|按月|按季度?|分季度|每年度?|年度|常年|每个?(?:月|季度?)[底末]?(?:之前|以前|前))$/u;
const EVERY_THIRD = /^每个?月的?(?<thirds>(?:上中|中下|[上中下])旬|[底末])$/u;
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

function monthOf(year: number, month: number): Window {
  return {
    from: makeDate(year, month, 1) as LocalDate,
    to: makeDate(year, month, daysInMonth(year, month)) as LocalDate,
  };
}
