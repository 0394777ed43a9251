import type { Calendar } from '../../calendar/calendar.ts';
import { clauseText } from '../../kernel/finding.ts';
import { daysInMonth, makeDate, toDay, type LocalDate } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';
import { allAgencies, type AgencyRecord } from '../../registry/agency-store.ts';
import type { Reader } from '../../store/store.ts';
import { planExecution } from '../execution/plan-execution.ts';
import { aimsOf } from './aims.ts';
import { baseYear, type BaseOf } from './base-year.ts';
import { INDICATORS } from './catalogue.ts';
import { countJoint } from './count-joint.ts';
import { countComplaints, countPlanQuality, countPlans, countRectification } from './count-plans.ts';
import { countRecords, type Presence } from './count-records.ts';
import { countSites } from './count-sites.ts';
import { countTimely } from './count-timely.ts';
import { compare } from './figure.ts';
import { groupsOf, Tally, WHOLE, type Breakdown } from './groups.ts';
import type { Indicator, IndicatorGroup, IndicatorReport } from './model.ts';
import { basePeriod, daysOf, spanOf, type Span } from './period.ts';

export interface IndicatorDeps {
  readonly store: Reader;
  readonly pack: Pack;
  readonly calendar: Calendar;
}

/** What an agency reached in one check on site, of what it could. */
export interface SiteScore {
  readonly agencyCode: string;
  readonly checkedOn: LocalDate;
  readonly points: number;
  readonly base: number;
}

export interface IndicatorOptions {
  readonly year: number;
  /** First and last month, 1 to 12; the whole year where absent. */
  readonly months?: readonly [first: number, last: number] | undefined;
  readonly agencyId?: number | undefined;
  /** 条线 */
  readonly sector?: string | undefined;
  readonly by?: Breakdown | undefined;
  /** Which figures; the catalogue where absent. */
  readonly indicators?: readonly Indicator[] | undefined;
  /** 现场检查的得分, of which this room knows nothing itself. */
  readonly siteScores?: readonly SiteScore[] | undefined;
  readonly today: LocalDate;
}

const NOT_COMPARED = '本期就是基期，不比较';

/** 投诉举报, as sources of clues are called. */
const COMPLAINTS = ['complaint'];

/** 指标 of a period against the same days of the base year. @throws UserError E_PERIOD */
export function showIndicators(deps: IndicatorDeps, options: IndicatorOptions): IndicatorReport {
  const { pack } = deps;
  const { year, months: [first, last] = [1, 12], today, by } = options;
  const span = spanOf(year, first, last, today);
  const base = pack.get('inspection.baseline_year', span.to);
  const agencies = wantedAgencies(deps.store, options);
  const now = countAll(deps, span, agencies, options);
  const indicators = options.indicators ?? INDICATORS;
  const compared = indicators.some((one) => one.compare !== 'none');
  const baseOf: BaseOf =
    base.value === year || !compared
      ? () => ({ base: { missing: NOT_COMPARED }, note: NOT_COMPARED })
      : readBase(deps, span, agencies, options, now.presence);
  const groups = [...now.tally.groups].map(([name, counts]): IndicatorGroup => {
    const { base: before, note } = baseOf(name);
    const figures = indicators.map((one) => compare(one, { measures: counts }, before));
    return { name, figures, counts, baseNote: note };
  });
  return {
    from: span.from,
    to: span.to,
    baseYear: base.value,
    by,
    indicators,
    aims: aimsOf(
      pack,
      span.to,
      agencies.map(({ sector }) => sector),
    ),
    groups: inOrder(groups, by),
    notes: notesOf(pack, span, base.value, clauseText(base.clause)),
  };
}

function wantedAgencies(reader: Reader, { agencyId, sector }: IndicatorOptions): AgencyRecord[] {
  return allAgencies(reader).filter(
    (agency) =>
      (agencyId === undefined || agency.id === agencyId) &&
      (sector === undefined || agency.sector === sector),
  );
}

function countAll(
  { store, pack, calendar }: IndicatorDeps,
  span: Span,
  agencies: readonly AgencyRecord[],
  { by, today, siteScores = [] }: IndicatorOptions,
): { tally: Tally; presence: Presence } {
  const tally = new Tally(groupsOf(agencies, by));
  const days = daysOf(span);
  const presence = countRecords(store, days, tally);
  countSites(store, days, pack.get('inspection.repeat_days', span.to).value, tally);
  countJoint(store, days, tally);
  countTimely({ reader: store, pack, calendar, agencies, today }, days, tally);
  const idOf = new Map(agencies.map(({ code, id }) => [code, id]));
  const planDeps = { reader: store, pack, idOf: (code: string) => idOf.get(code) };
  countPlans(planDeps, days, today, tally);
  countPlanQuality(planDeps, days, tally);
  countRectification(planDeps, days, today, tally);
  countComplaints(planDeps, days, COMPLAINTS, tally);
  countExecution({ store, pack }, span, agencies, tally);
  for (const { agencyCode, checkedOn, points, base } of siteScores) {
    const id = idOf.get(agencyCode);
    if (id !== undefined && checkedOn >= span.from && checkedOn <= span.to)
      tally.count(id, toDay(checkedOn), { sitePoints: points, siteBase: base });
  }
  return { tally, presence };
}

/** 计划执行, in the month in which the window ends. */
function countExecution(
  deps: Pick<IndicatorDeps, 'store' | 'pack'>,
  { year, from, to }: Span,
  agencies: readonly AgencyRecord[],
  tally: Tally,
): void {
  const { plans } = planExecution(deps, { year, until: to, agencyIds: agencies.map(({ id }) => id) });
  for (const { agencyId, months } of plans) {
    for (const { month, due, done } of months) {
      const day = makeDate(year, month, daysInMonth(year, month)) as LocalDate;
      if (due > 0 && day >= from)
        tally.count(agencyId, toDay(day), { executionDue: due, executionDone: done });
    }
  }
}

function readBase(
  { store, pack, calendar }: IndicatorDeps,
  span: Span,
  agencies: readonly AgencyRecord[],
  { by, today }: IndicatorOptions,
  now: Presence,
): BaseOf {
  const period = basePeriod(span, pack.get('inspection.baseline_year', span.to).value);
  const days = daysOf(period);
  const tally = new Tally(groupsOf(agencies, by));
  const before = countRecords(store, days, tally);
  countSites(store, days, pack.get('inspection.repeat_days', span.to).value, tally);
  countJoint(store, days, tally);
  countTimely({ reader: store, pack, calendar, agencies, today }, days, tally);
  return baseYear({ reader: store, agencies, by, period, now, before, tally });
}

/** The whole first, then by name, months by number; never by figure: there is no ranking. */
function inOrder(groups: readonly IndicatorGroup[], by: Breakdown | undefined): IndicatorGroup[] {
  const rest = groups.filter(({ name }) => name !== WHOLE);
  rest.sort((a, b) =>
    by === 'month' ? Number(a.name) - Number(b.name) : a.name.localeCompare(b.name, 'zh-CN'),
  );
  return [...groups.filter(({ name }) => name === WHOLE), ...rest];
}

function notesOf(pack: Pack, { from, to }: Span, base: number, clause: string): string[] {
  const repeat = pack.get('inspection.repeat_days', to);
  return [
    `统计期间${from}至${to}，与${base}年同期比较（${clause}）。文件只写目标，没有给出计算式，各式都是本工具口径。`,
    `“短期内再次检查”按${repeat.value}日计。${repeat.note ?? ''}`,
    '指标用于发现问题、改进检查，不得据此下达处罚数量、罚没款等考核指标，也不得排名；各单位按名称排列。',
  ];
}
