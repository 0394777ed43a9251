import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { allAgencies, type AgencyRecord } from '../registry/agency-store.ts';
import type { Reader } from '../store/store.ts';
import { JOINT_PERIOD, KIND_NAME, type PlanFacts, type PlanTable } from './model.ts';
import { planRow, planRowByCode, readEvents, type PlanEvent, type PlanRow } from './store.ts';
import type { PlanKind } from './values/model.ts';
import { weighFindings, type WeighedFindings } from './weigh-findings.ts';

/** 计划状态, computed from what happened and what was found; never stored. */
export type PlanState =
  'open' | 'faulty' | 'returned' | 'filed' | 'published' | 'replaced' | 'withdrawn' | 'superseded';

export const STATE_NAME: Readonly<Record<PlanState, string>> = {
  open: '可以备案',
  faulty: '有必改问题',
  returned: '已退回',
  filed: '已备案',
  published: '已公布',
  replaced: '已由调整后的计划替代',
  withdrawn: '已撤回',
  superseded: '已被新版本替代',
};

/** A plan as people ask for it. */
export interface PlanSummary {
  readonly id: number;
  readonly agency: string;
  readonly agencyCode: string | undefined;
  readonly year: number;
  readonly kind: PlanKind;
  /** `2026年度计划`, `2026年4月月度计划` */
  readonly period: string;
  readonly version: number;
  readonly title: string;
  readonly file: string;
  readonly receivedOn: LocalDate;
  readonly state: PlanState;
  /** 计划编码, once filed. */
  readonly code: string | undefined;
  /** 计划编码 of the filed version of the same series that this one changes. */
  readonly changes: string | undefined;
  /** 计划编码 of the version that was filed in its place. */
  readonly replacedBy: string | undefined;
  readonly lines: number;
  readonly must: number;
  readonly advice: number;
  /** 建议 that are waived, not counted in `advice`. */
  readonly waived: number;
}

export function stateOf(
  row: Pick<PlanRow, 'version' | 'newest' | 'must' | 'replaced_by'>,
  events: readonly PlanEvent[],
): PlanState {
  const has = (kind: PlanEvent['kind']) => events.some((event) => event.kind === kind);
  if (has('withdrawn')) return 'withdrawn';
  // One that changes a filed plan takes its place when it is filed itself, and gives it back when withdrawn.
  if (has('filed') && row.replaced_by !== null) return 'replaced';
  if (has('published')) return 'published';
  if (has('filed')) return 'filed';
  if (has('returned')) return 'returned';
  if (row.newest !== null && row.newest > row.version) return 'superseded';
  return (row.must ?? 0) > 0 ? 'faulty' : 'open';
}

/** `events` are those of the plan, where the caller has them. */
export function summarise(
  reader: Reader,
  row: PlanRow,
  events: readonly PlanEvent[] = readEvents(reader, row.id),
): PlanSummary {
  const kind = row.kind as PlanKind;
  const waived = (row.waivers ?? 0) === 0 ? 0 : weighFindings(reader, row).waived.length;
  return {
    id: row.id,
    agency: row.agency,
    agencyCode: row.agency_id === null ? undefined : row.agency_key,
    year: row.year,
    kind,
    period: periodText(row.year, kind, row.period),
    version: row.version,
    title: row.title,
    file: row.file,
    receivedOn: row.received_on as LocalDate,
    state: stateOf(row, events),
    code: events.findLast((event) => event.kind === 'filed')?.ref,
    changes: row.changes ?? undefined,
    replacedBy: row.replaced_by ?? undefined,
    lines: row.lines ?? 0,
    must: row.must ?? 0,
    advice: (row.advice ?? 0) - waived,
    waived,
  };
}

/** `2026年度计划`, `2026年4月月度计划`; `period` holds the month of a monthly plan. */
export function periodText(year: number, kind: PlanKind, period: string): string {
  if (kind === 'monthly') return `${year}年${monthOfPeriod(period)}月${KIND_NAME[kind]}`;
  const name = KIND_NAME[kind].replace('年度', '度');
  return `${year}年${kind === 'annual' && period.startsWith(JOINT_PERIOD) ? name.replace('计划', '联合检查计划') : name}`;
}

/** `04`, and `04~12` of a reading that was set aside. */
export function monthOfPeriod(period: string): number {
  return Number.parseInt(period, 10);
}

/** A stored plan with all that is known of it. */
export interface StoredPlan extends WeighedFindings {
  readonly row: PlanRow;
  readonly summary: PlanSummary;
  readonly events: readonly PlanEvent[];
}

/** Day a plan was filed with the bureau. @throws Error for one that is not */
export function filedOn({ summary, events }: StoredPlan): LocalDate {
  const filed = events.findLast(({ kind }) => kind === 'filed');
  if (!filed) throw new Error(`plan ${summary.id} is not filed`);
  return filed.on;
}

/** By number or by plan code. @throws UserError E_PLAN_UNKNOWN */
export function requirePlan(reader: Reader, reference: string): StoredPlan {
  const row = /^\d{1,9}$/.test(reference)
    ? planRow(reader, Number(reference))
    : planRowByCode(reader, reference.trim());
  if (!row) {
    throw new UserError('E_PLAN_UNKNOWN', `没有计划「${reference}」`, {
      hint: '运行 zfjd plan list 查看计划的序号和编码',
    });
  }
  return {
    row,
    summary: summarise(reader, row),
    events: readEvents(reader, row.id),
    ...weighFindings(reader, row),
  };
}

/** The facts a stored plan is judged by, with the agency as the registry has it today. */
export function factsOf(reader: Reader, row: PlanRow): PlanFacts {
  return factsWith(
    row,
    allAgencies(reader).find(({ id }) => id === row.agency_id),
  );
}

/** The same, where the agency is known already. */
export function factsWith(row: PlanRow, agency: AgencyRecord | undefined): PlanFacts {
  const kind = row.kind as PlanKind;
  return {
    file: row.file,
    agencyText: row.agency,
    agency,
    year: row.year,
    kind,
    month: kind === 'monthly' ? monthOfPeriod(row.period) : undefined,
    title: row.title,
    receivedOn: row.received_on as LocalDate,
    tables: JSON.parse(row.tables) as PlanTable[],
  };
}
