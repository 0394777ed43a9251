import { clauseText } from '../kernel/finding.ts';
import { groupBy } from '../kernel/group.ts';
import { addDays, daysBetween, type LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import type { Reader } from '../store/store.ts';
import type { DueDay } from './expected-plans.ts';
import { chainOf, missingBefore, outstanding, stepText } from './filing-chain.ts';
import { clockNote } from './filing-clocks.ts';
import {
  cellsOf,
  filingYear,
  unsent,
  type AgencyYear,
  type FilingYearOptions,
  type YearCell,
} from './filing-year.ts';
import { amendmentBasis, lastAnswer } from './joint/joint-duties.ts';
import { JOINT_KIND_NAME, stayingParties } from './joint/model.ts';
import { listProposals } from './joint/stored-joint.ts';
import { scopeOfPlan } from './judge.ts';
import { factsWith } from './stored-plan.ts';
import { planRow, readEvents, type PlanRow } from './store.ts';

/** Why an agency has to be called. */
export type ReminderKind =
  /** Past 备案期限 or 拟定期限, nothing came. */
  | 'missing'
  | 'late'
  /** Due within the days looked ahead, nothing came. */
  | 'soon'
  /** Sent back and not come again. */
  | 'returned'
  /** 审批、市级备案、后续备案 is not recorded. */
  | 'step'
  /** Filed, not made public. */
  | 'unpublished'
  /** Filed, other departments not told. */
  | 'uninformed'
  /** 已商定合并、联合, and the plan does not say so yet. */
  | 'agreed'
  /** Ours to do: check, file or send back what was received. */
  | 'ours';

export interface Reminder {
  readonly kind: ReminderKind;
  /** `2026年4月月度计划` */
  readonly period: string;
  readonly planId: number | undefined;
  readonly code: string | undefined;
  /** What has to be said, in Chinese. */
  readonly text: string;
  /** By when it was or is to be done; undefined where no text says. */
  readonly dueOn: LocalDate | undefined;
  readonly overdue: boolean;
  readonly basis: string;
  /** Clause of the day, where it is another than that of the duty. */
  readonly dueBasis?: string;
  readonly note: string | undefined;
}

/** 催办: one agency, whom to call and why, the soonest first. */
export interface AgencyReminders {
  readonly name: string;
  readonly contact: string;
  readonly phone: string;
  readonly reminders: readonly Reminder[];
}

export interface RemindersOptions extends Omit<FilingYearOptions, 'year'> {
  readonly years: readonly number[];
  /** Calendar days ahead. */
  readonly ahead: number;
}

/** 催办单 of one or more years: the agencies with the soonest or longest overdue first. */
export function filingReminders(reader: Reader, pack: Pack, options: RemindersOptions): AgencyReminders[] {
  const rows = options.years.flatMap((year) => filingYear(reader, pack, { ...options, year }).rows);
  const desk = { reader, pack, ...options };
  const agreed = agreedOnes(desk);
  return [...groupBy(rows, ({ agency, name }) => agency?.code ?? name).values()]
    .map((years) => ({
      name: years[0]?.name ?? '',
      contact: years[0]?.agency?.contact ?? '',
      phone: years[0]?.agency?.phone ?? '',
      reminders: years
        .flatMap((row) => cellsOf(row).flatMap((cell) => remindersOf(cell, row, desk)))
        .concat(agreed.get(years[0]?.agency?.code ?? '') ?? [])
        .sort(bySoonest),
    }))
    .filter(({ reminders }) => reminders.length > 0)
    .sort((a, b) => bySoonest(a.reminders[0], b.reminders[0]) || (a.name < b.name ? -1 : 1));
}

/** Those with a day before those without. */
function bySoonest(a: Reminder | undefined, b: Reminder | undefined): number {
  const [one, two] = [a?.dueOn ?? '9999', b?.dueOn ?? '9999'];
  return one === two ? 0 : one < two ? -1 : 1;
}

interface Desk extends RemindersOptions {
  readonly reader: Reader;
  readonly pack: Pack;
}

function remindersOf(cell: YearCell, row: AgencyYear, desk: Desk): Reminder[] {
  if (!cell.plan || cell.plan.state === 'withdrawn')
    return [...unsentOf(cell, desk), ...unfiledLetter(cell, desk)];
  const versions = cell.amendment ? [cell.plan, cell.amendment] : [cell.plan];
  return [
    ...clocksOf(cell, row, desk),
    ...unfiledLetter(cell, desk),
    ...versions.flatMap((plan) => returned(plan, cell, row, desk)),
    ...versions.flatMap((plan) => progressOf(plan, cell, row, desk)),
  ];
}

/** 已商定而没有改报, by code of the agency that has to send its plan anew. */
function agreedOnes({ reader, pack, years, today }: Desk): Map<string, Reminder[]> {
  const found = new Map<string, Reminder[]>();
  for (const proposal of years.flatMap((year) => listProposals(reader, pack, year))) {
    if (proposal.state !== 'agreed') continue;
    const { id, kind, enterprise, parties, tasks, window, lead } = proposal;
    for (const { code, agencyId } of stayingParties(parties)) {
      const own = tasks.find((task) => task.agencyId === agencyId);
      const leader = kind === 'joint' ? `，${lead.agency}牵头` : '';
      const reminder: Reminder = {
        kind: 'agreed',
        period: `${proposal.year}年`,
        planId: own?.planId,
        code: undefined,
        text: `${lastAnswer(proposal)}商定${JOINT_KIND_NAME[kind]}检查「${enterprise}」（联合建议${id}${leader}，${window.from}至${window.to}），计划还没有改报`,
        dueOn: window.from,
        overdue: window.from < today,
        basis: amendmentBasis(proposal, pack),
        note: '改报时限文件没有规定，按检查开始以前计',
      };
      found.set(code, [...(found.get(code) ?? []), reminder]);
    }
  }
  return found;
}

type Plan = NonNullable<YearCell['plan']>;

function about({ period, id, code }: Plan): Pick<Reminder, 'period' | 'planId' | 'code'> {
  return { period, planId: id, code };
}

function unsentOf({ plan, expected }: YearCell, { today, ahead }: Desk): Reminder[] {
  if (!expected) return [];
  const { state } = unsent(expected, today);
  const drafting = state !== 'missing' && expected.draftBy !== undefined;
  const due = drafting ? expected.draftBy : expected.fileBy;
  if (!due || due.on > addDays(today, ahead)) return [];
  const overdue = due.on < today;
  const what = drafting ? '拟定' : '报送备案';
  const came = plan ? '原来的已撤回，还没有重新报来' : '还没有报来';
  return [
    {
      kind: !overdue ? 'soon' : state === 'missing' ? 'missing' : 'late',
      ...(plan ? about(plan) : { period: expected.period, planId: undefined, code: undefined }),
      text: `${overdue ? `${what}期限已过` : `即将到${what}期限`}，${came}`,
      dueOn: due.on,
      overdue,
      basis: clauseText(due.clause),
      note: due.note,
    },
  ];
}

const CLOCK_KIND: Readonly<Record<string, ReminderKind>> = { publish: 'unpublished', inform: 'uninformed' };
const CLOCK_TEXT: Readonly<Record<string, string>> = {
  publish: '已备案，没有登记公布',
  inform: '已备案，没有登记函告其他部门',
};

/** Publication and letters, overdue or near. */
function clocksOf(
  { plan, deadlines }: YearCell,
  { agency }: AgencyYear,
  { reader, pack, today, ahead }: Desk,
): Reminder[] {
  return deadlines.flatMap((deadline) => {
    const { step, dueOn, basis } = deadline;
    const kind = CLOCK_KIND[step];
    if (!plan || kind === undefined || dueOn > addDays(today, ahead)) return [];
    const note = clockNote(pack, factsWith(planRow(reader, plan.id) as PlanRow, agency), deadline);
    const text = CLOCK_TEXT[step] ?? '';
    return [{ ...about(plan), kind, text, dueOn, overdue: dueOn < today, basis, note }];
  });
}

/** The letter to other departments does not wait for a plan that did not come or is not filed. */
function unfiledLetter({ plan, expected, letterBy }: YearCell, { today, ahead }: Desk): Reminder[] {
  if (!expected || !letterBy || letterBy.on > addDays(today, ahead)) return [];
  return [
    {
      ...(plan ? about(plan) : { period: expected.period, planId: undefined, code: undefined }),
      kind: 'uninformed',
      text: '没有登记函告其他部门',
      dueOn: letterBy.on,
      overdue: letterBy.on < today,
      basis: clauseText(letterBy.clause),
      note: letterBy.note,
    },
  ];
}

/** Sent back: named from the first day on, late once the pack's time is over. */
function returned(
  plan: Plan,
  { deadlines }: YearCell,
  row: AgencyYear,
  { reader, pack, today }: Desk,
): Reminder[] {
  if (plan.state !== 'returned') return [];
  const on = readEvents(reader, plan.id).findLast(({ kind }) => kind === 'returned')?.on ?? today;
  const clock = deadlines.find(({ step }) => step === 'resubmit');
  const own = planRow(reader, plan.id) as PlanRow;
  const period = pack.find('plan.resubmit_period', on, scopeOfPlan(factsWith(own, row.agency)));
  return [
    {
      ...about(plan),
      kind: 'returned',
      text: `${on}退回，已${daysBetween(on, today)}天，还没有重新报送`,
      dueOn: clock?.dueOn,
      overdue: clock !== undefined && clock.dueOn < today,
      basis: clock?.basis ?? (period ? clauseText(period.clause) : ''),
      note: period?.note,
    },
  ];
}

/**
 * What a plan that was received still needs: steps of others, before our filing those that come first and
 * after it all that are owed; and our own decision, where it does not wait for them.
 */
function progressOf(plan: Plan, { expected }: YearCell, { agency }: AgencyYear, desk: Desk): Reminder[] {
  if (!['open', 'faulty', 'filed', 'published'].includes(plan.state)) return [];
  const chain = chainOf(desk.reader, desk.pack, plan.id, agency);
  const steps = (chain ? outstanding(chain) : []).map((step): Reminder => {
    const first = step.order === 'before';
    const due = first ? expected?.fileBy : undefined;
    return {
      ...about(plan),
      ...by(due, desk),
      kind: 'step',
      text: `还没有登记${stepText(step)}${first ? '，不能备案' : ''}`,
      basis: chain ? clauseText(chain.clause) : '',
      ...(due && { dueBasis: clauseText(due.clause) }),
      note: chain?.note,
    };
  });
  const waiting = plan.state === 'open' && chain !== undefined && missingBefore(chain).length > 0;
  return waiting ? steps : [...steps, ...ours(plan, expected?.fileBy, desk)];
}

function by(due: DueDay | undefined, { today }: Desk): Pick<Reminder, 'dueOn' | 'overdue'> {
  return { dueOn: due?.on, overdue: due !== undefined && due.on < today };
}

/** What lies with us. */
function ours(plan: Plan, due: DueDay | undefined, desk: Desk): Reminder[] {
  if (plan.state !== 'open' && plan.state !== 'faulty') return [];
  const what = plan.state === 'open' ? '没有必改问题，等待备案' : `必改${plan.must}项，等待退回`;
  return [
    {
      ...about(plan),
      ...by(due, desk),
      kind: 'ours',
      text: `${plan.receivedOn}收到，${what}`,
      basis: due ? clauseText(due.clause) : '',
      note: due?.note,
    },
  ];
}
