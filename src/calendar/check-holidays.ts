import { monthOf, weekdayName, yearOf, type LocalDate } from '../kernel/local-date.ts';
import type { Arrangement, HolidayDay } from './arrangement.ts';
import type { StatutoryDay } from './statutory.ts';
import { isWeekend } from './year-table.ts';

/** More days off on weekdays than any year has had; a file with more is something else. */
const MOST_WEEKDAYS_OFF = 30;

/** What an arrangement is held against. */
export interface CheckAgainst {
  readonly statutory: readonly StatutoryDay[];
  readonly measure: string;
  /** Other years' arrangements, to find a copied one. */
  readonly others: readonly Arrangement[];
}

/** Why this cannot be what the State Council published for the year; empty where nothing speaks against it. */
export function arrangementFaults(a: Arrangement, against: CheckAgainst): string[] {
  if (a.off.length === 0) return [`${a.year}年没有任何放假日期：该年安排可能尚未公布`];
  const copied = copiedFrom(a, against.others);
  if (copied !== undefined) return [`放假日期与${copied}年完全相同，不是${a.year}年公布的安排`];
  return [
    ...foreignDays(a),
    ...repeatedDays(a),
    ...a.work.filter((day) => !isWeekend(day.date)).map((day) => `${dayText(day)}列为调休上班，但它不是周末`),
    ...missingStatutory(a, against),
    ...balanceFaults(a, against),
    ...noticeFaults(a),
  ];
}

/** What may be right but deserves a look. */
export function arrangementWarnings(a: Arrangement): string[] {
  if (a.notices.some((n) => n.number !== undefined)) return [];
  return ['文件没有写明通知的发文字号，请与国务院办公厅通知原文核对'];
}

function foreignDays(a: Arrangement): string[] {
  return [...a.off, ...a.work]
    .filter((day) => !belongs(day.date, a.year))
    .map((day) => `${dayText(day)}不属于${a.year}年（只允许该年日期和上一年12月的日期）`);
}

function belongs(day: LocalDate, year: number): boolean {
  return yearOf(day) === year || (yearOf(day) === year - 1 && monthOf(day) === 12);
}

function repeatedDays(a: Arrangement): string[] {
  const seen = new Set<LocalDate>();
  const repeated = new Set<LocalDate>();
  for (const { date } of [...a.off, ...a.work]) {
    if (seen.has(date)) repeated.add(date);
    seen.add(date);
  }
  return [...repeated].map((day) => `${day}出现了不止一次`);
}

function missingStatutory(a: Arrangement, against: CheckAgainst): string[] {
  const off = new Set(a.off.map((day) => day.date));
  const work = new Set(a.work.map((day) => day.date));
  return against.statutory
    .filter(({ date }) => !off.has(date) && (!isWeekend(date) || work.has(date)))
    .map((day) => `${dayText(day)}是法定节假日（${against.measure}），文件中没有放假`);
}

/** Every weekday off beyond the statutory days is paid for by a weekend day worked, unless a special notice says more. */
function balanceFaults(a: Arrangement, against: CheckAgainst): string[] {
  const weekdaysOff = a.off.filter((day) => !isWeekend(day.date)).length;
  const gained = weekdaysOff - a.work.length;
  const due = against.statutory.length;
  if (weekdaysOff > MOST_WEEKDAYS_OFF) return [`放假占用${weekdaysOff}个周一至周五，多得不合理`];
  if (gained < due) {
    return [
      `周一至周五放假${weekdaysOff}天、周末上班${a.work.length}天，相抵${gained}天，少于法定的${due}天`,
    ];
  }
  if (gained > due && a.notices.length < 2) {
    return [
      `周一至周五放假${weekdaysOff}天、周末上班${a.work.length}天，相抵${gained}天，多于法定的${due}天：可能漏了调休上班日（另有专门通知增加放假的，须同时列出该通知）`,
    ];
  }
  return [];
}

function noticeFaults(a: Arrangement): string[] {
  return a.notices.flatMap(({ number }) => {
    const issued = Number(/\D(\d{4})\D+\d+号$/u.exec(number ?? '')?.[1]);
    if (number === undefined || issued === a.year || issued === a.year - 1) return [];
    return [`通知文号「${number}」不是${a.year - 1}年或${a.year}年的文号`];
  });
}

function copiedFrom(a: Arrangement, others: readonly Arrangement[]): number | undefined {
  const own = pattern(a);
  return others.find((other) => other.year !== a.year && pattern(other) === own)?.year;
}

function pattern(a: Arrangement): string {
  return a.off
    .map((day) => day.date.slice(5))
    .sort()
    .join();
}

function dayText(day: HolidayDay | StatutoryDay): string {
  return `${day.date}（${weekdayName(day.date)}，${day.name}）`;
}
