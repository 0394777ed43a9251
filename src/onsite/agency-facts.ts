import type { Calendar } from '../calendar/calendar.ts';
import { deadlinesOf } from '../calendar/deadlines.ts';
import { chineseDate, quarterRange, type LocalDate } from '../kernel/local-date.ts';
import { listPlans } from '../plan/list-plans.ts';
import { STATE_NAME, type PlanSummary } from '../plan/stored-plan.ts';
import { readEvents } from '../plan/store.ts';
import { findAgency, type AgencyRecord } from '../registry/agency-store.ts';
import { allOfficers, type OfficerRecord } from '../registry/officer-store.ts';
import type { Store } from '../store/store.ts';
import { listCases, type CaseSummary } from '../supervision/show-case.ts';
import type { KnownKey } from './model.ts';

/** 检查计划 of the year, as inspectors need it. */
export interface PlanFact {
  readonly plan: PlanSummary;
  readonly filedOn?: LocalDate;
  readonly publishedOn?: LocalDate;
  /** Where the program keeps a last day for publishing it. */
  readonly publishBy?: LocalDate;
}

/** 单位情况: what the database knows of an agency on the day the form is made. */
export interface AgencyFacts {
  readonly agency: AgencyRecord | undefined;
  readonly year: number;
  readonly plans: readonly PlanFact[];
  readonly officers: readonly OfficerRecord[];
  readonly cases: readonly CaseSummary[];
  readonly on: LocalDate;
}

export interface FactsDeps {
  readonly store: Store;
  readonly calendar: Calendar;
}

export function factsOf(deps: FactsDeps, quarter: string, code: string): AgencyFacts {
  const { store } = deps;
  const year = Number(quarterRange(quarter)?.from.slice(0, 4));
  return {
    agency: findAgency(store, code),
    year,
    plans: listPlans(store, { year, agency: code })
      .filter(({ state }) => state !== 'superseded' && state !== 'withdrawn')
      .map((plan) => planFact(store, plan)),
    officers: allOfficers(store).filter((officer) => officer.agency === code),
    cases: listCases(deps, { agencyCode: code, open: true }),
    on: store.actor.clock.today(),
  };
}

function planFact(store: Store, plan: PlanSummary): PlanFact {
  const events = readEvents(store, plan.id);
  const dayOf = (kind: 'filed' | 'published') => events.findLast((event) => event.kind === kind)?.on;
  const filedOn = dayOf('filed');
  const publishedOn = dayOf('published');
  const publishBy =
    plan.code === undefined
      ? undefined
      : deadlinesOf(store, 'plan', plan.code).findLast((d) => d.step === 'publish' && d.voidOn === undefined)
          ?.dueOn;
  return {
    plan,
    ...(filedOn && { filedOn }),
    ...(publishedOn && { publishedOn }),
    ...(publishBy && { publishBy }),
  };
}

/** `已于2026年3月6日公布，晚于期限2026年3月1日`; says nothing of a plan that is not filed. */
export function publicationText({ filedOn, publishedOn, publishBy }: PlanFact, on: LocalDate): string {
  if (filedOn === undefined) return '未备案，未公布';
  const limit = publishBy === undefined ? '' : `期限${chineseDate(publishBy)}`;
  if (publishedOn !== undefined) {
    const late = publishBy !== undefined && publishedOn > publishBy;
    return `${chineseDate(publishedOn)}公布${late ? `，晚于${limit}` : ''}`;
  }
  if (limit === '') return '没有登记公布';
  return `没有登记公布，${limit}${publishBy !== undefined && publishBy < on ? '已过' : ''}`;
}

/** What is known that bears on an item, for the inspector to check against. */
export function knownText(facts: AgencyFacts, key: KnownKey): string {
  return KNOWN[key](facts);
}

const KNOWN: Readonly<Record<KnownKey, (facts: AgencyFacts) => string>> = {
  mandate: ({ agency, on }) => mandateText(agency, on),
  officers: ({ officers, on }) => officerText(officers, on),
  filing: ({ plans, year }) =>
    plans
      .map(
        ({ plan, filedOn }) =>
          `${plan.period}：${filedOn === undefined ? STATE_NAME[plan.state] : `${chineseDate(filedOn)}备案，编码${plan.code}`}`,
      )
      .join('\n') || `没有收到${year}年的检查计划`,
  publication: ({ plans, year, on }) =>
    plans.map((fact) => `${fact.plan.period}：${publicationText(fact, on)}`).join('\n') ||
    `没有收到${year}年的检查计划`,
  findings: ({ plans, year }) =>
    plans
      .map(({ plan }) => `${plan.period}：必改${plan.must}，建议${plan.advice}，已豁免${plan.waived}`)
      .join('\n') || `没有收到${year}年的检查计划`,
  cases: ({ cases }) =>
    cases.map(({ file, status }) => `${file.number} ${file.problem}（${status.stageName}）`).join('\n') ||
    '没有未办结的监督案件',
};

function mandateText(agency: AgencyRecord | undefined, on: LocalDate): string {
  if (!agency) return '名录中没有这个单位';
  const { principal, mandateFrom, mandateTo, mandateItems } = agency;
  const until = `${mandateFrom ? chineseDate(mandateFrom) : '未登记'}至${mandateTo ? chineseDate(mandateTo) : '未登记'}`;
  return `委托机关：${principal || '未登记'}；期限：${until}${mandateTo !== undefined && mandateTo < on ? '（已届满）' : ''}；委托事项${mandateItems.length}项`;
}

function officerText(officers: readonly OfficerRecord[], on: LocalDate): string {
  if (officers.length === 0) return '名录中没有该单位的执法人员';
  const serving = officers.filter(({ kind, status }) => kind === '执法人员' && status === '在岗');
  const expired = serving.filter(({ validTo }) => validTo !== undefined && validTo < on);
  const others = officers.filter(({ kind }) => kind !== '执法人员');
  return [
    `名录中在岗执法人员${serving.length}人，辅助人员${others.length}人`,
    ...(expired.length === 0
      ? []
      : [`证件已过期：${expired.map((o) => `${o.name}（${o.certificate}）`).join('、')}`]),
  ].join('；');
}
