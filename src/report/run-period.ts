import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Calendar } from '../calendar/calendar.ts';
import { writeFileAtomic } from '../document/write-file.ts';
import { makeFolder } from '../kernel/make-folder.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { withLock } from '../store/lock.ts';
import type { ReportPeriod } from './periods.ts';

export interface PeriodRun {
  readonly period: ReportPeriod;
  readonly folder: string;
  /** `.html` */
  readonly extension: string;
  readonly today: LocalDate;
  /** 补做: how many missing periods at most, the newest; 0 = none. */
  readonly catchUp: number;
}

export interface WrittenReport {
  readonly path: string;
  /** `2026-11-24` */
  readonly period: string;
  /** Made after its time, of what is known now. */
  readonly caughtUp: boolean;
}

export interface PeriodResult {
  /** Oldest first; the last is that of today. */
  readonly written: readonly WrittenReport[];
  /** Missing periods beyond what was asked to be made up for. */
  readonly left: number;
}

/** Content of the report of a day. */
export type MakeReport = (day: LocalDate, caughtUp: boolean) => Promise<string | Uint8Array>;

/**
 * 定期运行: writes the report of today into a folder under its dated name; one that is there is replaced, so a
 * second run changes nothing. Those missed since the last one are made up for; one that is there stays as it is.
 * Only one run at a time. @throws UserError E_RUNNING, or as `writeFileAtomic`
 */
export async function runPeriod(run: PeriodRun, calendar: Calendar, make: MakeReport): Promise<PeriodResult> {
  const { period, folder, today } = run;
  makeFolder(folder);
  return withLock(join(folder, `.zfjd-report-${period.name}.lock`), period.title, async () => {
    const missing = run.catchUp === 0 ? [] : missed(run, calendar);
    const written: WrittenReport[] = [];
    for (const day of [...missing.slice(-run.catchUp), today]) {
      const caughtUp = day !== today;
      const path = join(folder, fileName(run, period.periodOf(day)));
      writeFileAtomic(path, await make(day, caughtUp), { mode: 0o644, existing: 'replace' });
      written.push({ path, period: period.periodOf(day), caughtUp });
    }
    return { written, left: missing.length - (written.length - 1) };
  });
}

const fileName = ({ period, extension }: PeriodRun, name: string) => `${period.title}-${name}${extension}`;

/** Days of the periods between the newest report in the folder and today's. */
function missed(run: PeriodRun, calendar: Calendar): LocalDate[] {
  const { period, folder, extension, today } = run;
  const now = period.periodOf(today);
  const prefix = `${period.title}-`;
  const last = readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && name.endsWith(extension))
    .map((name) => name.slice(prefix.length, name.length - extension.length))
    .filter((name) => period.isPeriod(name) && name < now)
    .sort()
    .at(-1);
  return last === undefined ? [] : period.between(last, now, calendar);
}
