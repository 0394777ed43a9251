import type { LocalDate } from './local-date.ts';

/** Where the program gets the time from; injected, so that a run can be replayed on any day. */
export interface Clock {
  /** 业务日期: the day the work counts for; `--today` sets it. */
  today(): LocalDate;
  /** The wall clock in Asia/Shanghai, `2026-09-18T09:05:00+08:00`; never set by an option. */
  now(): string;
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The machine's clock. China has kept +08:00 without summer time since 1991, so no time-zone data is needed. */
export function systemClock(today?: LocalDate): Clock {
  const shanghai = () => new Date(Date.now() + SHANGHAI_OFFSET_MS).toISOString();
  return {
    today: () => today ?? (shanghai().slice(0, 10) as LocalDate),
    now: () => `${shanghai().slice(0, 19)}+08:00`,
  };
}

/** A clock that stands still, for tests and replays. */
export function fixedClock(today: LocalDate, time = '09:00:00'): Clock {
  return { today: () => today, now: () => `${today}T${time}+08:00` };
}
