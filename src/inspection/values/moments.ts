import { makeDate, toDay } from '../../kernel/local-date.ts';
import type { Cell } from '../../workbook/model.ts';

/**
 * 时刻 as one number, so that a million of them are no objects: days since 1970-01-01 times `STEP`, plus the minute of
 * the day and 1; 0 for the latter means that only the day is stated. NaN = not readable.
 */
export type Moment = number;

const STEP = 1441;
/** 1899-12-30, the day before serial 1 of spreadsheet programs. */
const SERIAL_EPOCH = -25_569;
/** 1982 to 2119: what a bare number must lie in to be taken for a serial. */
const [FIRST_SERIAL, LAST_SERIAL] = [30_000, 80_000];
const MINUTES = 1440;

export function momentDay(moment: Moment): number {
  return Math.floor(moment / STEP);
}

/** Undefined where only the day is stated. */
export function momentMinute(moment: Moment): number | undefined {
  const minute = moment - momentDay(moment) * STEP - 1;
  return minute < 0 ? undefined : minute;
}

function momentOf(day: number, minute?: number): Moment {
  return day * STEP + (minute === undefined ? 0 : minute + 1);
}

/** A cell that should hold a day or a moment; undefined where it is empty. */
export function readMoment(cell: Cell | undefined): Moment | undefined {
  if (!cell) return undefined;
  if (cell.number !== undefined) return ofNumber(cell.number, cell.date !== undefined);
  return ofText(cell.text);
}

function ofNumber(value: number, isDate: boolean): Moment {
  if (isDate || (value >= FIRST_SERIAL && value <= LAST_SERIAL)) {
    // The minute that a person sees: 09:05 is stored as 09:04:59.999.
    const seconds = Math.round(value * 86_400);
    const minutes = Math.floor(seconds / 60);
    const day = Math.floor(minutes / MINUTES);
    return momentOf(SERIAL_EPOCH + day, Number.isInteger(value) ? undefined : minutes - day * MINUTES);
  }
  return ofText(String(value)) ?? Number.NaN;
}

function ofText(written: string): Moment | undefined {
  const usual = ofUsualText(written);
  if (usual !== undefined) return usual;
  const text = written.trim();
  if (text === '' || /^[-—/]+$|^无$/u.test(text)) return undefined;
  const space = text.search(/[ T]/u);
  const day = space < 0 ? undefined : dayOf(text.slice(0, space));
  if (day === undefined || Number.isNaN(day)) return ofOtherText(text);
  const minute = minuteOf(text.slice(space + 1));
  return minute === undefined ? ofOtherText(text) : momentOf(day, minute);
}

/** `2026-10-03` `2026/10/3` `2026.10.3`; NaN for what is no such day. */
function dayOf(text: string): number {
  const m = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  return m ? dayOfParts(Number(m[1]), Number(m[2]), Number(m[3])) : Number.NaN;
}

/** Days since 1970-01-01 of the days met lately, since records repeat them. */
const days = new Map<number, number>();
const MOST_DAYS = 50_000;

/** NaN for what is no such day. */
function dayOfParts(year: number, month: number, day: number): number {
  const key = (year * 100 + month) * 100 + day;
  let count = days.get(key);
  if (count === undefined) {
    const date = makeDate(year, month, day);
    count = date ? toDay(date) : Number.NaN;
    if (days.size >= MOST_DAYS) days.clear();
    days.set(key, count);
  }
  return count;
}

/** `2026-10-03 09:05`, `2026/10/03 09:05:00`, which most are, by the places of their digits; undefined for all else. */
function ofUsualText(text: string): Moment | undefined {
  const { length } = text;
  const shaped =
    (length === 16 || (length === 19 && text[16] === ':' && twoDigits(text, 17) >= 0)) &&
    (text[4] === '-' || text[4] === '/') &&
    text[7] === text[4] &&
    (text[10] === ' ' || text[10] === 'T') &&
    text[13] === ':';
  if (!shaped) return undefined;
  const [century, year] = [twoDigits(text, 0), twoDigits(text, 2)];
  const [month, dayOfMonth] = [twoDigits(text, 5), twoDigits(text, 8)];
  const [hour, minute] = [twoDigits(text, 11), twoDigits(text, 14)];
  if (Math.min(century, year, month, dayOfMonth, hour, minute) < 0 || hour > 23 || minute > 59)
    return undefined;
  const day = dayOfParts(century * 100 + year, month, dayOfMonth);
  return Number.isNaN(day) ? undefined : momentOf(day, hour * 60 + minute);
}

/** −1 where it is not two digits that stand there. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 0x30, text.charCodeAt(at + 1) - 0x30];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** `9:05` `09:05:00` `09:05:00.000` */
function minuteOf(text: string): number | undefined {
  const m = /^\s*(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:\+08:?00)?$/.exec(text);
  if (!m) return undefined;
  const [hour, minute] = [Number(m[1]), Number(m[2])];
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

const DAY = String.raw`(\d{4})(?:[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})日?|(\d{2})(\d{2}))`;
const TIME = String.raw`(上午|下午|晚上|中午)?\s*(\d{1,2})(?:[:时点](\d{1,2}))?(?:[:分](\d{1,2})(?:\.\d+)?)?[时点分秒]?(?:\+08:?00)?`;
const OTHER = new RegExp(`^${DAY}(?:[T\\s,，]*${TIME})?$`, 'u');
const PACKED = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(?:\d{2})?$/;
const AFTERNOON = new Set(['下午', '晚上']);

function ofOtherText(text: string): Moment {
  const narrow = text.normalize('NFKC');
  if (/^\d{5}(?:\.\d+)?$/.test(narrow)) {
    const serial = Number(narrow);
    return serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? ofNumber(serial, true) : Number.NaN;
  }
  const packed = PACKED.exec(narrow);
  if (packed) {
    const [, year, month, day, hour, minute] = packed;
    return ofParts(Number(year), Number(month), Number(day), Number(hour), Number(minute));
  }
  const m = OTHER.exec(narrow);
  if (!m) return Number.NaN;
  const [, year, month = m[4], day = m[5], , , half, hour, minute = '0'] = m;
  if (hour === undefined) return ofParts(Number(year), Number(month), Number(day));
  const later = half !== undefined && AFTERNOON.has(half) && Number(hour) < 12 ? 12 : 0;
  return ofParts(Number(year), Number(month), Number(day), Number(hour) + later, Number(minute));
}

function ofParts(year: number, month: number, day: number, hour?: number, minute = 0): Moment {
  const date = makeDate(year, month, day);
  if (!date || (hour !== undefined && (hour > 23 || minute > 59))) return Number.NaN;
  return momentOf(toDay(date), hour === undefined ? undefined : hour * 60 + minute);
}
