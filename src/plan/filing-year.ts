import { openDeadlines, type Deadline } from '../calendar/deadlines.ts';
import { groupBy } from '../kernel/group.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { allAgencies, type AgencyRecord } from '../registry/agency-store.ts';
import { UNIT_TYPES } from '../registry/model.ts';
import { firstBusinessDay } from '../store/journal.ts';
import type { Reader } from '../store/store.ts';
import { expectedPlans, MONTHS, type DueDay, type ExpectedPlan } from './expected-plans.ts';
import { planRowsOfYear, readEvents, type PlanEvent, type PlanRow } from './store.ts';
import { summarise, type PlanState, type PlanSummary } from './stored-plan.ts';

/**
 * 一格的情况: that of its plan; or, where none came: not expected, not due yet, past the day it should be
 * drafted, past the day it should be filed.
 */
export type CellState = PlanState | 'blank' | 'waiting' | 'late' | 'missing';

/** One plan of one agency for one period, sent or expected. */
export interface YearCell {
  readonly state: CellState;
  /** Is something late about it now? */
  readonly overdue: boolean;
  /** Was it filed later than it should have been? */
  readonly filedLate: boolean;
  /** The plan in force; where none is filed, the newest version. */
  readonly plan: PlanSummary | undefined;
  /** A newer version that changes the one in force and is not filed yet. */
  readonly amendment: PlanSummary | undefined;
  readonly expected: ExpectedPlan | undefined;
  /** 函告期限 of a plan that did not come or is not filed: the letter does not wait for it. */
  readonly letterBy: DueDay | undefined;
  /** 期限 of the plan that are not met yet: publication, letter, sending it again. */
  readonly deadlines: readonly Deadline[];
}

/** 一个单位的备案年度. */
export interface AgencyYear {
  /** Undefined for a unit that is not registered. */
  readonly agency: AgencyRecord | undefined;
  readonly name: string;
  readonly annual: YearCell;
  /** January to December. */
  readonly months: readonly YearCell[];
  readonly specials: readonly YearCell[];
}

/** 备案年度: agencies × plans. */
export interface FilingYear {
  readonly year: number;
  /** 启用之日: monthly plans due before it are not expected, since nobody could have sent them here. */
  readonly since: LocalDate | undefined;
  readonly today: LocalDate;
  readonly rows: readonly AgencyYear[];
}

export interface FilingYearOptions {
  readonly year: number;
  readonly today: LocalDate;
  /** Code of an agency, or part of a name. */
  readonly agency?: string | undefined;
  /** 条线 */
  readonly sector?: string | undefined;
}

/** Who has sent, filed and published what of a year, and who has not; computed from facts and the pack. */
export function filingYear(reader: Reader, pack: Pack, options: FilingYearOptions): FilingYear {
  const { year, today } = options;
  const agencies = allAgencies(reader);
  const clocks = openPlanClocks(reader);
  const since = firstBusinessDay(reader);
  const isOurs = ({ kind, fileBy }: ExpectedPlan) =>
    kind === 'annual' || since === undefined || fileBy === undefined || fileBy.on >= since;
  const rows = planRowsOfYear(reader, year);
  const byOwner = groupBy(rows, (row) => row.agency_key);
  const known = agencies.map((agency) =>
    yearOf(
      { agency, name: agency.name, expected: expectedPlans(pack, agency, year).filter(isOurs) },
      {
        reader,
        today,
        clocks,
        rows: byOwner.get(agency.code) ?? [],
      },
    ),
  );
  const codes = new Set(agencies.map(({ code }) => code));
  const strangers = [...byOwner].flatMap(([key, own]) =>
    codes.has(key)
      ? []
      : [
          yearOf(
            { agency: undefined, name: own[0]?.agency ?? key, expected: [] },
            { reader, today, clocks, rows: own },
          ),
        ],
  );
  return {
    year,
    since,
    today,
    rows: [...known, ...strangers].filter((row) => isWanted(row, options)).sort(byUnit),
  };
}

/** Those who have to send something first, then by 单位类型 and name; units that are not registered last. */
function byUnit(a: AgencyYear, b: AgencyYear): number {
  const place = (row: AgencyYear) => {
    const type = row.agency ? UNIT_TYPES.indexOf(row.agency.unitType) : UNIT_TYPES.length;
    return (cellsOf(row).every(({ state }) => state === 'blank') ? UNIT_TYPES.length + 1 : 0) + type;
  };
  return place(a) - place(b) || a.name.localeCompare(b.name, 'zh-CN');
}

function isWanted({ agency, name }: AgencyYear, { agency: wanted, sector }: FilingYearOptions): boolean {
  return (
    (wanted === undefined || agency?.code === wanted || name.includes(wanted)) &&
    (sector === undefined || agency?.sector === sector)
  );
}

function openPlanClocks(reader: Reader): ReadonlyMap<string, readonly Deadline[]> {
  return groupBy(
    openDeadlines(reader).filter(({ owner }) => owner === 'plan'),
    ({ ownerId }) => ownerId,
  );
}

interface Desk {
  readonly reader: Reader;
  readonly today: LocalDate;
  readonly clocks: ReadonlyMap<string, readonly Deadline[]>;
  /** All versions of all plans of the unit, the oldest first. */
  readonly rows: readonly PlanRow[];
}

function yearOf(
  unit: Pick<AgencyYear, 'agency' | 'name'> & { readonly expected: readonly ExpectedPlan[] },
  desk: Desk,
): AgencyYear {
  const series = [...groupBy(desk.rows, (row) => row.series_id).values()];
  const of = (kind: string, period?: string) =>
    series.filter(([row]) => row?.kind === kind && (period === undefined || row.period === period));
  const expected = (kind: string, month?: number) =>
    unit.expected.find((one) => one.kind === kind && one.month === month);
  const annual = of('annual');
  // A plan for a part of the year stands for the year only where there is none for the whole.
  const whole = annual.find(([row]) => row?.period === '') ?? annual.at(-1);
  return {
    agency: unit.agency,
    name: unit.name,
    annual: cell(desk, whole, expected('annual')),
    months: MONTHS.map((month) =>
      cell(desk, of('monthly', String(month).padStart(2, '0'))[0], expected('monthly', month)),
    ),
    specials: of('special').map((versions) => cell(desk, versions, undefined)),
  };
}

function cell(
  desk: Desk,
  versions: readonly PlanRow[] | undefined,
  expected: ExpectedPlan | undefined,
): YearCell {
  const plans = (versions ?? []).map((row) => summarise(desk.reader, row));
  const inForce = plans.findLast(({ state }) => state === 'filed' || state === 'published');
  const waiting = waitingOf(plans);
  const plan = inForce ?? waiting ?? plans.at(-1);
  if (!plan) {
    const letterBy = expected?.informBy;
    const nothing = { filedLate: false, plan, amendment: undefined, expected, letterBy, deadlines: [] };
    return { ...unsent(expected, desk.today), ...nothing };
  }
  const amendment = inForce && waiting;
  const owners = [String(plan.id), plan.code, amendment && String(amendment.id)];
  const deadlines = owners.flatMap((owner) => desk.clocks.get(owner ?? '') ?? []);
  const events = expected === undefined ? [] : readEvents(desk.reader, plan.id);
  const told = events.some(({ kind }) => kind === 'informed');
  const letterBy = plan.code === undefined && !told ? expected?.informBy : undefined;
  const past = [...deadlines.map(({ dueOn }) => dueOn), letterBy?.on, unfiledBy(plan, expected)?.on];
  return {
    state: plan.state,
    overdue: past.some((day) => day !== undefined && day < desk.today),
    filedLate: wasLate(plan, events, expected?.fileBy),
    plan,
    amendment,
    expected,
    letterBy,
    deadlines,
  };
}

/** The version that is still to be filed. What came before one that was filed was answered by it, withdrawn or not. */
function waitingOf(plans: readonly PlanSummary[]): PlanSummary | undefined {
  const filed = plans.findLast(({ code }) => code !== undefined)?.version ?? 0;
  return plans.findLast(({ state, version }) => state !== 'withdrawn' && version > filed);
}

/** Where a plan that did not come, or was withdrawn, stands today. */
export function unsent(
  expected: ExpectedPlan | undefined,
  today: LocalDate,
): { readonly state: 'blank' | 'missing' | 'late' | 'waiting'; readonly overdue: boolean } {
  if (!expected) return { state: 'blank', overdue: false };
  const past = (day: DueDay | undefined) => day !== undefined && day.on < today;
  if (past(expected.fileBy)) return { state: 'missing', overdue: true };
  return past(expected.draftBy) ? { state: 'late', overdue: true } : { state: 'waiting', overdue: false };
}

/** By when a plan that was sent should stand in the files of the bureau, where it does not yet. */
function unfiledBy({ state }: PlanSummary, expected: ExpectedPlan | undefined): DueDay | undefined {
  return state === 'filed' || state === 'published' ? undefined : expected?.fileBy;
}

/** 迟报: filed after its day. One that changes a filed plan has no such day. */
function wasLate({ changes }: PlanSummary, events: readonly PlanEvent[], by: DueDay | undefined): boolean {
  return (
    changes === undefined && by !== undefined && events.some(({ kind, on }) => kind === 'filed' && on > by.on)
  );
}

/** Every cell of a row, in the order of the year. */
export function cellsOf({ annual, months, specials }: AgencyYear): YearCell[] {
  return [annual, ...months, ...specials];
}
