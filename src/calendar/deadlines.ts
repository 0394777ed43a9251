import { clauseText, type Clause } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { periodText, type Period } from '../kernel/period.ts';
import type { Row } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { Calendar } from './calendar.ts';
import {
  deadlinesByOwner,
  insertDeadline,
  liveDeadline,
  markDeadlineMet,
  markDeadlineVoid,
  moveDeadline,
  openDeadlinesByDue,
  openDeadlinesUntil,
} from './store.ts';

/** What a deadline belongs to: 监督案件, 检查计划, 抽查, 系统性问题, 投诉 or the 预警 of a month. */
export type DeadlineOwner = 'case' | 'plan' | 'draw' | 'problem' | 'complaint' | 'alert';

/** A day that a text names outright; not moved where it is a rest day. */
export interface FixedDay {
  readonly unit: 'fixed';
  readonly on: LocalDate;
}

export interface NewDeadline extends DeadlineKey {
  /** What has to be done, in Chinese. */
  readonly title: string;
  /** Who has to do it. */
  readonly responsible: string;
  /** Day 0. */
  readonly startOn: LocalDate;
  /** What happened on that day, with its evidence. */
  readonly startEvent: string;
  readonly period: Period | FixedDay;
  readonly basis: Clause;
}

/** Which deadline: at most one that is not void per owner and step. */
export interface DeadlineKey {
  readonly owner: DeadlineOwner;
  /** The owner's number as people know it. */
  readonly ownerId: string;
  /** Stable key within the owner, `rectify`. */
  readonly step: string;
}

/** 期限: the due date with the inputs it was computed from. Whether it is overdue is never stored. */
export interface Deadline extends DeadlineKey {
  readonly id: number;
  readonly title: string;
  readonly responsible: string;
  readonly startOn: LocalDate;
  readonly startEvent: string;
  /** 0 for a fixed day. */
  readonly amount: number;
  readonly unit: Period['unit'] | 'fixed';
  readonly dueOn: LocalDate;
  /** 暂定 */
  readonly provisional: boolean;
  /** Clause the period comes from. */
  readonly basis: string;
  readonly metOn?: LocalDate;
  readonly metBy?: string;
  readonly voidOn?: LocalDate;
  readonly voidReason?: string;
}

/** A due date that a new arrangement has moved, or made certain. */
export interface MovedDeadline {
  readonly before: Deadline;
  readonly after: Deadline;
}

/** Starts a clock and records it. @throws Error where one that is not void exists for the owner and step */
export function setDeadline(tx: Tx, calendar: Calendar, d: NewDeadline): Deadline {
  if (tx.get(liveDeadline, d.owner, d.ownerId, d.step))
    throw new Error(`${nameOf(d)} has a deadline already`);
  const { period } = d;
  const fixed = period.unit === 'fixed';
  const { due, provisional } = fixed
    ? { due: period.on, provisional: false }
    : calendar.due(d.startOn, period);
  tx.run(
    insertDeadline,
    d.owner,
    d.ownerId,
    d.step,
    d.title,
    d.responsible,
    d.startOn,
    d.startEvent,
    fixed ? 0 : period.amount,
    period.unit,
    due,
    provisional ? 1 : 0,
    clauseText(d.basis),
  );
  const deadline = requireLive(tx.get(liveDeadline, d.owner, d.ownerId, d.step), d);
  const length = fixed ? '定于' : `自${d.startOn}起${periodText(period)}，`;
  tx.record({
    act: 'deadline.set',
    subject: d.owner,
    id: d.ownerId,
    summary: `期限「${d.title}」：${length}${dueText(deadline)}届满，责任单位${d.responsible}`,
    after: deadline,
  });
  return deadline;
}

/** Notes what met a deadline, and when. @throws Error where none is open */
export function meetDeadline(tx: Tx, key: DeadlineKey, on: LocalDate, by: string): void {
  const deadline = requireOpen(tx, key);
  tx.run(markDeadlineMet, on, by, deadline.id);
  const late = on > deadline.dueOn ? `（超过届满日${deadline.dueOn}）` : '';
  tx.record({
    act: 'deadline.meet',
    subject: key.owner,
    id: key.ownerId,
    summary: `期限「${deadline.title}」于${on}完成${late}：${by}`,
    before: { metOn: null },
    after: { metOn: on, metBy: by },
  });
}

/** 撤销期限: it no longer has to be met; a new one may be set. @throws Error where none is open */
export function voidDeadline(tx: Tx, key: DeadlineKey, on: LocalDate, reason: string): void {
  requireOpen(tx, key);
  retractDeadline(tx, key, on, reason);
}

/**
 * As `voidDeadline`, also where it was met: that it was is taken back with it, and the journal keeps it.
 * @throws Error where there is none that is not void
 */
export function retractDeadline(tx: Tx, key: DeadlineKey, on: LocalDate, reason: string): void {
  const deadline = requireLive(tx.get(liveDeadline, key.owner, key.ownerId, key.step), key);
  const { metOn, metBy } = deadline;
  tx.run(markDeadlineVoid, on, reason, deadline.id);
  tx.record({
    act: 'deadline.void',
    subject: key.owner,
    id: key.ownerId,
    summary: `期限「${deadline.title}」（届满日${deadline.dueOn}）撤销`,
    before: { voidOn: null, ...(metOn === undefined ? {} : { metOn, metBy }) },
    after: { voidOn: on },
    reason,
  });
}

/** All deadlines of an owner, void ones included, in the order they were set. */
export function deadlinesOf(reader: Reader, owner: DeadlineOwner, ownerId: string): Deadline[] {
  return reader.all(deadlinesByOwner, owner, ownerId).map(toDeadline);
}

/** Deadlines neither met nor void, the first due first; with a day, those due by then. */
export function openDeadlines(reader: Reader, until?: LocalDate): Deadline[] {
  const rows = until === undefined ? reader.all(openDeadlinesByDue) : reader.all(openDeadlinesUntil, until);
  return rows.map(toDeadline);
}

/** Computes every open deadline again and records each one that changes. */
export function recomputeDeadlines(tx: Tx, calendar: Calendar, reason: string): MovedDeadline[] {
  const moved: MovedDeadline[] = [];
  for (const before of openDeadlines(tx)) {
    if (before.unit === 'fixed') continue;
    const { due, provisional } = calendar.due(before.startOn, { amount: before.amount, unit: before.unit });
    if (due === before.dueOn && provisional === before.provisional) continue;
    const after: Deadline = { ...before, dueOn: due, provisional };
    tx.run(moveDeadline, due, provisional ? 1 : 0, before.id);
    tx.record({
      act: 'deadline.recompute',
      subject: before.owner,
      id: before.ownerId,
      summary: `期限「${before.title}」届满日由${dueText(before)}改为${dueText(after)}`,
      before: { step: before.step, dueOn: before.dueOn, provisional: before.provisional },
      after: { step: after.step, dueOn: after.dueOn, provisional: after.provisional },
      reason,
    });
    moved.push({ before, after });
  }
  return moved;
}

function dueText(d: Deadline): string {
  return d.provisional ? `${d.dueOn}（暂定）` : d.dueOn;
}

function requireOpen(tx: Tx, key: DeadlineKey): Deadline {
  const deadline = requireLive(tx.get(liveDeadline, key.owner, key.ownerId, key.step), key);
  if (deadline.metOn !== undefined) throw new Error(`${nameOf(key)} was met on ${deadline.metOn}`);
  return deadline;
}

function requireLive(row: Row<typeof liveDeadline> | undefined, key: DeadlineKey): Deadline {
  if (!row) throw new Error(`${nameOf(key)} has no open deadline`);
  return toDeadline(row);
}

function nameOf(key: DeadlineKey): string {
  return `${key.owner} ${key.ownerId} ${key.step}`;
}

function toDeadline(row: Row<typeof liveDeadline>): Deadline {
  return {
    id: row.id,
    owner: row.owner as DeadlineOwner,
    ownerId: row.owner_id,
    step: row.step,
    title: row.title,
    responsible: row.responsible,
    startOn: row.start_on as LocalDate,
    startEvent: row.start_event,
    amount: row.amount,
    unit: row.unit as Deadline['unit'],
    dueOn: row.due_on as LocalDate,
    provisional: row.provisional === 1,
    basis: row.basis,
    ...(row.met_on === null ? {} : { metOn: row.met_on as LocalDate }),
    ...(row.met_by === null ? {} : { metBy: row.met_by }),
    ...(row.void_on === null ? {} : { voidOn: row.void_on as LocalDate }),
    ...(row.void_reason === null ? {} : { voidReason: row.void_reason }),
  };
}
