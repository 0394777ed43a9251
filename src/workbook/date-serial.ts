import { fromDay } from '../kernel/local-date.ts';

const SECONDS_PER_DAY = 86_400;
/** 1899-12-30 as days since 1970-01-01: the day before serial 1 from 1900-03-01 on. */
const EPOCH_1900 = -25_569;
const DAYS_1904 = 1462;
/** Serial 60 is 1900-02-29, a day that never was; before it serials run one day ahead. */
const PHANTOM_LEAP_DAY = 60;
/** 9999-12-31 */
const LAST_SERIAL = 2_958_465;

/** A serial number taken apart, in the 1900 system; times rounded to the second (09:05 is stored as 09:04:59.999). */
export interface SerialParts {
  /** Whole days in the 1900 system. */
  readonly serial: number;
  /** Seconds since midnight. */
  readonly seconds: number;
}

/** Undefined where a spreadsheet program shows `#####`: before the first or after the last day. */
export function serialParts(value: number, date1904: boolean): SerialParts | undefined {
  const total = Math.round(value * SECONDS_PER_DAY) + (date1904 ? DAYS_1904 * SECONDS_PER_DAY : 0);
  const serial = Math.floor(total / SECONDS_PER_DAY);
  if (!(serial >= 0 && serial <= LAST_SERIAL)) return undefined;
  return { serial, seconds: total - serial * SECONDS_PER_DAY };
}

/** The serial's day as days since 1970-01-01; undefined for 0 and for the phantom 1900-02-29. */
export function serialDay(serial: number): number | undefined {
  if (serial < 1 || serial === PHANTOM_LEAP_DAY) return undefined;
  return EPOCH_1900 + serial + (serial < PHANTOM_LEAP_DAY ? 1 : 0);
}

/** `2026-03-05`; for the two days that are none, what a spreadsheet program shows. */
export function serialDateText(serial: number): string {
  const day = serialDay(serial);
  if (day !== undefined) return fromDay(day);
  return serial === PHANTOM_LEAP_DAY ? '1900-02-29' : '1900-01-00';
}

/** `09:05`, and the seconds where there are any. */
export function timeText(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const rest = seconds % 60;
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return rest === 0 ? text : `${text}:${two(rest)}`;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?Z?)?$/;

/** A cell of ISO type (`t="d"`) as the serial it would have; undefined where the text is no ISO date. */
export function isoSerial(text: string, date1904: boolean): number | undefined {
  const m = ISO.exec(text);
  if (!m) return undefined;
  const [year, month, day, hour, minute, second] = m.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const ms = Date.UTC(year, month - 1, day);
  if (new Date(ms).toISOString().slice(0, 10) !== text.slice(0, 10)) return undefined;
  const seconds = hour * 3600 + minute * 60 + second + Number(`0.${m[7] ?? '0'}`);
  const days = ms / 86_400_000 - EPOCH_1900 - (date1904 ? DAYS_1904 : 0);
  return (days <= PHANTOM_LEAP_DAY && !date1904 ? days - 1 : days) + seconds / SECONDS_PER_DAY;
}
