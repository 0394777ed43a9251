import { UserError } from '../kernel/errors.ts';
import { compact } from '../kernel/text.ts';
import type { Reader } from '../store/store.ts';
import { readTime } from './interpret-line.ts';
import { textOf, type PlanFacts, type PlanLine, type RawLine } from './model.ts';
import { seriesBeside, type SeriesKey } from './series-store.ts';
import { readEvents, readLines, type PlanRow } from './store.ts';
import { monthOfPeriod } from './stored-plan.ts';
import type { TimeSpec, Window } from './values/model.ts';
import type { Reading } from './values/reading.ts';

/** What a special plan is filed under, and why, where its title alone does not say. */
export interface SpecialChoice {
  readonly period: string;
  readonly note?: string;
}

/** 专项计划 as far as it tells which of those of one title it is: its items and its time. */
export interface SpecialTask {
  readonly items: readonly string[];
  readonly windows: readonly Window[];
}

export function specialTask(lines: readonly PlanLine[]): SpecialTask {
  return {
    items: [...new Set(lines.map(itemKey))],
    windows: lines.flatMap((line) => windowsOf(line.time)),
  };
}

/** Behind the title of a further plan of the same title. */
const FURTHER = '#';

/**
 * 专项计划的同一性: its title, its items and its time. The next version of a plan of the same title that has
 * an item in common, unless that one is filed and this one is for another time; what has none in common is
 * another plan, unless the other was sent back and is awaited.
 */
export function chooseSpecial(reader: Reader, key: SeriesKey, task: SpecialTask): SpecialChoice {
  const titled = seriesBeside(reader, key).filter(
    ({ period }) => period === key.period || period.startsWith(`${key.period}${FURTHER}`),
  );
  const [first] = titled;
  if (!first) return { period: key.period };
  const same = titled.find(({ lastPlan }) => isSameTask(reader, lastPlan, key, task));
  if (same) {
    return {
      period: same.period,
      note: `标题、事项与计划${same.lastPlan}相同，作为它的新版本；如果是另一个专项计划，请加 --title 计划名称 重新导入`,
    };
  }
  const awaited = titled.filter(({ lastPlan }) => has(reader, lastPlan, 'returned'));
  const [only] = awaited;
  if (only && awaited.length === 1) {
    return {
      period: only.period,
      note: `标题与已退回的计划${only.lastPlan}相同，作为它的新版本；事项都不相同，如果是另一个专项计划，请加 --title 计划名称 重新导入`,
    };
  }
  return {
    period: `${key.period}${FURTHER}${titled.length + 1}`,
    note: `标题与计划${first.lastPlan}相同，但检查事项${sharesItem(readLines(reader, first.lastPlan), task) ? '相同而时间不同' : '都不同'}，作为另一个专项计划；如果是它的新版本，请加 --series ${first.lastPlan} 重新导入`,
  };
}

function isSameTask(reader: Reader, planId: number, { year }: SeriesKey, task: SpecialTask): boolean {
  const before = readLines(reader, planId);
  if (!sharesItem(before, task)) return false;
  if (!has(reader, planId, 'filed')) return true;
  const old = before.flatMap((line) => windowsOf(readTime(line, { year, month: undefined })));
  const own = task.windows;
  return (
    old.length === 0 || own.length === 0 || own.some((a) => old.some((b) => a.from <= b.to && b.from <= a.to))
  );
}

function sharesItem(before: readonly RawLine[], { items }: SpecialTask): boolean {
  const known = new Set(before.map(itemKey));
  return items.some((item) => known.has(item));
}

function itemKey(line: RawLine): string {
  return compact(textOf(line, 'item') || textOf(line, 'item_detail') || textOf(line, 'plan_name'));
}

function has(reader: Reader, planId: number, kind: 'returned' | 'filed'): boolean {
  return readEvents(reader, planId).some((event) => event.kind === kind);
}

function windowsOf(reading: Reading<TimeSpec> | undefined): readonly Window[] {
  return reading?.kind === 'value' ? reading.value.windows : [];
}

/** --series names one plan, and the file holds the one that follows it. @throws UserError E_PLAN_SERIES */
export function requireSameSeries(
  series: PlanRow,
  plans: readonly { readonly facts: PlanFacts }[],
  file: string,
): void {
  const [draft, ...others] = plans;
  const facts = draft?.facts;
  const agencyKey = facts && (facts.agency?.code ?? compact(facts.agencyText));
  const same =
    others.length === 0 &&
    agencyKey === series.agency_key &&
    facts?.year === series.year &&
    facts.kind === series.kind &&
    (facts.kind !== 'monthly' || facts.month === monthOfPeriod(series.period));
  if (same) return;
  throw new UserError(
    'E_PLAN_SERIES',
    others.length > 0
      ? `「${file}」里有${plans.length}份计划，不能都作为计划${series.id}的新版本`
      : `「${file}」与计划${series.id}的单位、年度、类型或月份不同，不能作为它的新版本`,
    { hint: '用 zfjd plan show 核对序号；读得不对的，加 --agency、--year、--kind、--month 说明' },
  );
}
