import { deadlinesOf } from '../../calendar/deadlines.ts';
import { fromDay, toDay, yearOf, type LocalDate } from '../../kernel/local-date.ts';
import { cellsOf, filingYear, type YearCell } from '../../plan/filing-year.ts';
import { planRowsOfYear, readAllEvents } from '../../plan/store.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Reader } from '../../store/store.ts';
import { caseClocks } from '../../supervision/clocks.ts';
import { readFiles } from '../../supervision/store.ts';
import type { Days } from './count-records.ts';
import type { Tally } from './groups.ts';

interface CountPlansDeps {
  readonly reader: Reader;
  readonly pack: Pack;
  /** Id of an agency by its code. */
  readonly idOf: (code: string) => number | undefined;
}

/**
 * Counts 备案 and 公布 that were due in a period, on the day they were due. A plan that was never filed has no day of
 * publication; it stands under 备案 alone.
 */
export function countPlans(deps: CountPlansDeps, days: Days, today: LocalDate, tally: Tally): void {
  const within = (on: LocalDate) => toDay(on) >= days.from && toDay(on) <= days.to;
  const year = yearOf(fromDay(days.from));
  // The plan for January is due in the year before.
  const rows = [year, year + 1].flatMap((of) => filingYear(deps.reader, deps.pack, { year: of, today }).rows);
  for (const row of rows) {
    if (!row.agency) continue;
    for (const cell of cellsOf(row)) {
      const by = cell.expected?.fileBy?.on;
      // On the last day itself it may still come.
      if (by !== undefined && within(by) && (by < today || isFiled(cell)))
        tally.count(row.agency.id, toDay(by), {
          filingsDue: 1,
          filingsOnTime: isFiled(cell) && !cell.filedLate ? 1 : 0,
        });
      for (const { dueOn, metOn } of publicationsOf(deps.reader, cell)) {
        if (within(dueOn) && (dueOn < today || metOn !== undefined))
          tally.count(row.agency.id, toDay(dueOn), {
            publicationsDue: 1,
            publicationsOnTime: metOn !== undefined && metOn <= dueOn ? 1 : 0,
          });
      }
    }
  }
}

function isFiled({ state }: YearCell): boolean {
  return state === 'filed' || state === 'published';
}

function publicationsOf(reader: Reader, { plan }: YearCell) {
  if (plan?.code === undefined) return [];
  return deadlinesOf(reader, 'plan', plan.code).filter(
    ({ step, voidOn }) => step === 'publish' && voidOn === undefined,
  );
}

/** Counts how the plans of a year came in: without 必改, and not to be returned. Withdrawn ones are left out. */
export function countPlanQuality({ reader }: CountPlansDeps, days: Days, tally: Tally): void {
  const year = yearOf(fromDay(days.from));
  const events = readAllEvents(reader);
  for (const row of [year, year + 1].flatMap((of) => planRowsOfYear(reader, of))) {
    const day = toDay(row.received_on as LocalDate);
    const has = (kind: string) => events.get(row.id)?.some((event) => event.kind === kind) === true;
    if (row.agency_id === null || day < days.from || day > days.to || has('withdrawn')) continue;
    const clean = (row.must ?? 0) === 0 && !has('returned');
    tally.count(row.agency_id, day, { plansReceived: 1, plansClean: clean ? 1 : 0 });
  }
}

/** Counts 整改 of supervision cases that fell due, on the day it did. */
export function countRectification(
  { reader, idOf }: CountPlansDeps,
  days: Days,
  today: LocalDate,
  tally: Tally,
): void {
  for (const { number, agency } of readFiles(reader)) {
    const id = idOf(agency.code);
    if (id === undefined) continue;
    for (const { step, dueOn, metOn, voidOn } of caseClocks(reader, number)) {
      const day = toDay(dueOn);
      const due = step === 'rectify' && voidOn === undefined && (dueOn < today || metOn !== undefined);
      if (due && day >= days.from && day <= days.to)
        tally.count(id, day, { rectifyDue: 1, rectifyOnTime: metOn !== undefined && metOn <= dueOn ? 1 : 0 });
    }
  }
}

/** Counts complaints that became clues, on the day they were discovered. */
export function countComplaints(
  { reader, idOf }: CountPlansDeps,
  days: Days,
  kinds: readonly string[],
  tally: Tally,
): void {
  for (const { agency, source, discoveredOn } of readFiles(reader)) {
    const day = toDay(discoveredOn);
    const id = idOf(agency.code);
    if (id !== undefined && kinds.includes(source.kind) && day >= days.from && day <= days.to)
      tally.count(id, day, { complaints: 1 });
  }
}
