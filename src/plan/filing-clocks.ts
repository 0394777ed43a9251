import type { Calendar } from '../calendar/calendar.ts';
import {
  deadlinesOf,
  meetDeadline,
  retractDeadline,
  setDeadline,
  voidDeadline,
  type Deadline,
  type NewDeadline,
} from '../calendar/deadlines.ts';
import { clauseText } from '../kernel/finding.ts';
import { chineseDate, date, type LocalDate } from '../kernel/local-date.ts';
import { namedDay } from '../kernel/named-day.ts';
import type { Pack } from '../policy/pack.ts';
import type { Tx } from '../store/store.ts';
import { scopeOfPlan } from './judge.ts';
import type { PlanFacts } from './model.ts';
import type { EventKind } from './store.ts';
import { factsOf, monthOfPeriod, requirePlan, type StoredPlan } from './stored-plan.ts';

export interface ClockDeps {
  readonly pack: Pack;
  readonly calendar: Calendar;
}

/** 计划期限: what is still to be done on a filed plan, under its code, or on a returned one, under its number. */
export type PlanClock = 'publish' | 'inform' | 'resubmit';

/** The owner of a plan's deadlines: its code once it is filed. */
function ownerOf({ summary }: StoredPlan): string {
  return summary.code ?? String(summary.id);
}

/** Starts what a filing starts and is not done yet: publication, and telling others where the sector has to. */
export function startFilingClocks(tx: Tx, deps: ClockDeps, plan: StoredPlan, on: LocalDate): void {
  const done = (kind: EventKind) => plan.events.some((event) => event.kind === kind);
  const publication = done('published') ? undefined : publicationOf(tx, deps, plan, on);
  if (publication) start(tx, deps, plan, 'publish', `向社会公布${plan.summary.period}`, on, publication);
  const letter = done('informed') ? undefined : letterOf(tx, deps, plan, on);
  if (letter) start(tx, deps, plan, 'inform', `向其他部门函告${plan.summary.period}`, on, letter);
}

const VALUES = {
  publish: [
    'plan.publish_by',
    'plan.amended_publish_period',
    'plan.publish_period',
    'plan.monthly_publish_by',
  ],
  inform: ['plan.inform_by'],
  resubmit: ['plan.resubmit_period'],
} as const satisfies Record<PlanClock, readonly string[]>;

/** What the texts leave open about a deadline of a plan, as the pack tells it. */
export function clockNote(
  pack: Pack,
  facts: PlanFacts,
  { step, startOn, basis }: Pick<Deadline, 'step' | 'startOn' | 'basis'>,
): string | undefined {
  if (!Object.hasOwn(VALUES, step)) return undefined;
  const scope = scopeOfPlan(facts);
  return VALUES[step as PlanClock]
    .map((parameter) => pack.find(parameter, startOn, scope))
    .find((found) => found !== undefined && clauseText(found.clause) === basis)?.note;
}

type Length = Pick<NewDeadline, 'period' | 'basis'>;

function publicationOf(tx: Tx, { pack }: ClockDeps, plan: StoredPlan, on: LocalDate): Length | undefined {
  const { summary } = plan;
  const scope = scopeOfPlan(factsOf(tx, plan.row));
  const amended = before(tx, plan)?.events.some(({ kind }) => kind === 'published') ?? false;
  const again = amended ? pack.find('plan.amended_publish_period', on, scope) : undefined;
  if (again && summary.kind === 'annual') return { period: again.value, basis: again.clause };
  if (summary.kind === 'annual') {
    const by = pack.find('plan.publish_by', on, scope);
    return by && { period: { unit: 'fixed', on: date(`${summary.year}-${by.value}`) }, basis: by.clause };
  }
  if (summary.kind === 'special') {
    const within = pack.find('plan.publish_period', on, scope);
    return within && { period: within.value, basis: within.clause };
  }
  const by = pack.find('plan.monthly_publish_by', on, scope);
  const month = monthOfPeriod(plan.row.period);
  return by && { period: { unit: 'fixed', on: namedDay(by.value, summary.year, month) }, basis: by.clause };
}

function letterOf(tx: Tx, { pack }: ClockDeps, plan: StoredPlan, on: LocalDate): Length | undefined {
  const by = pack.find('plan.inform_by', on, scopeOfPlan(factsOf(tx, plan.row)));
  // What others were told of the plan that this one changes, they were told.
  if (!by || before(tx, plan)?.events.some(({ kind }) => kind === 'informed')) return undefined;
  const day = namedDay(by.value, plan.summary.year, monthOfPeriod(plan.row.period));
  return { period: { unit: 'fixed', on: day }, basis: by.clause };
}

/** The filed plan that this one changes. */
function before(tx: Tx, { summary }: StoredPlan): StoredPlan | undefined {
  return summary.changes === undefined ? undefined : requirePlan(tx, summary.changes);
}

/** A returned plan should be back in time; the jurisdiction may set no such time. */
export function startResubmission(tx: Tx, deps: ClockDeps, plan: StoredPlan, on: LocalDate): void {
  const within = deps.pack.find('plan.resubmit_period', on, scopeOfPlan(factsOf(tx, plan.row)));
  if (!within) return;
  const length = { period: within.value, basis: within.clause };
  start(tx, deps, plan, 'resubmit', `重新报送${plan.summary.period}`, on, length, '退回');
}

/** What came in answer to the return does not count: the plan is waited for since it was sent back, as before. */
export function waitAgain(
  tx: Tx,
  deps: ClockDeps,
  plan: StoredPlan,
  { since, on, reason }: { readonly since: LocalDate; readonly on: LocalDate; readonly reason: string },
): void {
  const owner = { owner: 'plan', ownerId: ownerOf(plan), step: 'resubmit' } as const;
  const met = deadlinesOf(tx, owner.owner, owner.ownerId).some(
    ({ step, metOn, voidOn }) => step === owner.step && metOn !== undefined && voidOn === undefined,
  );
  if (!met) return;
  retractDeadline(tx, owner, on, reason);
  startResubmission(tx, deps, plan, since);
}

function start(
  tx: Tx,
  { calendar }: ClockDeps,
  plan: StoredPlan,
  step: PlanClock,
  title: string,
  on: LocalDate,
  length: Length,
  event = '备案',
): void {
  setDeadline(tx, calendar, {
    owner: 'plan',
    ownerId: ownerOf(plan),
    step,
    title,
    responsible: plan.summary.agency,
    startOn: on,
    startEvent: `${chineseDate(on)}${event}`,
    ...length,
  });
}

/** Notes that what a clock of the plan waits for was done, where one runs. */
export function meetClock(tx: Tx, plan: StoredPlan, step: PlanClock, on: LocalDate, by: string): void {
  if (running(tx, plan).includes(step))
    meetDeadline(tx, { owner: 'plan', ownerId: ownerOf(plan), step }, on, by);
}

/** Closes every clock of the plan that still runs: it is withdrawn or replaced. */
export function closeClocks(tx: Tx, plan: StoredPlan, on: LocalDate, reason: string): void {
  for (const step of running(tx, plan))
    voidDeadline(tx, { owner: 'plan', ownerId: ownerOf(plan), step }, on, reason);
}

function running(tx: Tx, plan: StoredPlan): string[] {
  return deadlinesOf(tx, 'plan', ownerOf(plan))
    .filter(({ metOn, voidOn }) => metOn === undefined && voidOn === undefined)
    .map(({ step }) => step);
}
