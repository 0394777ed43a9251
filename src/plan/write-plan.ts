import { compact } from '../kernel/text.ts';
import type { Tx } from '../store/store.ts';
import type { PlanToWrite } from './judged-file.ts';
import { JOINT_PERIOD, type PlanFacts, type PlanLine } from './model.ts';
import { unpackLines } from './packed-lines.ts';
import { plannedVisits, type LineVisit } from './planned-visits.ts';
import { chooseSpecial } from './choose-series.ts';
import { seriesFor } from './series-store.ts';
import { addLine, addPlan } from './store.ts';
import { addVisit, clearVisits } from './visit-store.ts';

export interface WrittenPlan {
  readonly id: number;
  readonly version: number;
  readonly seriesId: number;
  /** How it was decided which series it is of, where that was not plain. */
  readonly note?: string;
}

/** Writes a new version of the series this plan belongs to, or of the one it is said to; lines and visits included. */
export function writePlan(
  tx: Tx,
  { facts, lines, task }: PlanToWrite,
  fileId: number,
  said?: number,
): WrittenPlan {
  const key = {
    agencyKey: facts.agency?.code ?? compact(facts.agencyText),
    agencyId: facts.agency?.id,
    agency: facts.agency?.name ?? facts.agencyText,
    year: facts.year,
    kind: facts.kind,
    period: periodKey(facts),
  };
  const { note, ...choice } =
    task !== undefined && said === undefined ? chooseSpecial(tx, key, task) : { period: key.period };
  const seriesId = said ?? seriesFor(tx, { ...key, ...choice });
  const plan = addPlan(tx, {
    seriesId,
    title: facts.title,
    fileId,
    file: facts.file,
    receivedOn: facts.receivedOn,
    tables: facts.tables,
  });
  for (const line of unpackLines(lines)) {
    writeVisits(tx, plan.id, addLine(tx, plan.id, line), line.visits);
  }
  return { ...plan, seriesId, ...(note !== undefined && { note }) };
}

/** 自己牵头的跨部门计划 is a plan of its own beside 单部门计划 (S1 二6). */
const JOINT_TITLE = /(?:跨部门|部门联合|联合)[^单]{0,12}计划/u;

/** What tells the plans of one agency, year and kind apart. */
function periodKey({ kind, month, title }: PlanFacts): string {
  if (kind === 'monthly') return String(month).padStart(2, '0');
  if (kind === 'annual') return annualPeriod(compact(title));
  return compact(title).replace(/[(（]?(?:修改|修订|更正|最终|定稿|第.{1,3}版|再次报送)[^)）]*[)）]?/gu, '');
}

/** A plan for part of the year, or for what the agency leads with others, stands beside its own plan for the year. */
function annualPeriod(title: string): string {
  return `${JOINT_TITLE.test(title) ? JOINT_PERIOD : ''}${partOfYear(title)}`;
}

const MONTH = '(?<!\\d)(1[0-2]|0?[1-9])';
const MONTHS = new RegExp(`${MONTH}月?份?[-—–~至到](?:20\\d{2}年)?${MONTH}月`, 'u');

/** 第二季度 however it is written, 下半年, 1-6月; nothing of a plan for the whole year. */
function partOfYear(title: string): string {
  const quarter = /([一二三四1-4])季度/u.exec(title)?.[1];
  if (quarter !== undefined) return `第${'一二三四'[Number(quarter) - 1] ?? quarter}季度`;
  const [, first, last] = MONTHS.exec(title) ?? [];
  const months = first === undefined ? '' : `${Number(first)}-${Number(last)}月`;
  return /[上下]半年/u.exec(title)?.[0] ?? (months === '1-12月' ? '' : months);
}

/** Computes the visits anew, after the registry or a line's reading has changed. */
export function rewriteVisits(
  tx: Tx,
  planId: number,
  lines: readonly (PlanLine & { readonly id: number })[],
): void {
  tx.run(clearVisits, planId);
  for (const line of lines) writeVisits(tx, planId, line.id, plannedVisits(line));
}

function writeVisits(tx: Tx, planId: number, lineId: number, visits: readonly LineVisit[]): void {
  for (const visit of visits) addVisit(tx, planId, lineId, visit);
}
