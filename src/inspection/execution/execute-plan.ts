import { fromDay, monthOf } from '../../kernel/local-date.ts';
import type { PlanRow } from '../../plan/store.ts';
import { periodText } from '../../plan/stored-plan.ts';
import type { PlanKind } from '../../plan/values/model.ts';
import type { Pack } from '../../policy/pack.ts';
import type { AgencyRecord } from '../../registry/agency-store.ts';
import { deductionRule } from './deduction.ts';
import type { PlanDuty } from './due-visits.ts';
import { matchVisits, type Candidates, type Matched, type Way } from './match-visits.ts';
import type { MonthlyExecution, PlanExecution } from './model.ts';
import type { AgencyRecords } from './records.ts';

/** A filed plan, and what it has to do. */
export interface FiledPlan {
  readonly row: PlanRow;
  readonly agency: AgencyRecord;
  readonly code: string;
  /** Codes of the plan and of the ones it took the place of. */
  readonly codes: readonly string[];
  readonly duty: PlanDuty;
  /** Visits of it that monthly plans have taken over. */
  readonly handed: number;
}

/** What carries out the plans of one agency. */
export interface AgencyDesk {
  readonly pack: Pack;
  readonly records: AgencyRecords;
  readonly covers: Candidates['covers'];
  /** Records that have carried out something; filled here. */
  readonly used: Set<number>;
  /** The last day that counts. */
  readonly until: number;
}

/** Who carried out a plan, and what is left. */
export function executePlan(desk: AgencyDesk, plan: FiledPlan): PlanExecution {
  const { row, agency, duty, handed } = plan;
  const kind = row.kind as PlanKind;
  const coded = plan.codes
    .flatMap((code) => desk.records.coded.get(code) ?? [])
    .sort((a, b) => a.day - b.day);
  const matched = matchVisits(duty, {
    coded,
    loose: desk.records.loose,
    triggered: desk.records.triggered,
    covers: desk.covers,
    used: desk.used,
    follows: deductionRule(desk.pack, agency),
  });
  const summary = summarise(duty, matched, desk.until);
  return {
    planId: row.id,
    code: plan.code,
    period: periodText(row.year, kind, row.period),
    kind,
    title: row.title,
    agencyId: agency.id,
    agency: agency.name,
    sector: agency.sector,
    handed,
    ...summary,
    records: coded.length,
    outside: duty.openLines === 0 ? matched.outside : 0,
    unjudged: duty.openLines === 0 ? 0 : matched.outside,
    neverStarted: summary.due > 0 && coded.length === 0 && summary.done === 0,
  };
}

function summarise(duty: PlanDuty, { fulfilments }: Matched, until: number) {
  const due = fulfilments.filter(({ endDay }) => endDay <= until);
  const done = due.filter(({ way }) => way !== undefined);
  const by = (way: Way) => done.filter((one) => one.way === way).length;
  const months = Array.from({ length: 12 }, (_, i): MonthlyExecution => {
    const ended = due.filter(({ endDay }) => monthOf(fromDay(endDay)) === i + 1);
    return {
      month: i + 1,
      due: ended.length,
      done: ended.filter(({ way }) => way !== undefined).length,
      deducted: ended.filter(({ way }) => way === 'deducted').length,
    };
  });
  return {
    planned: fulfilments.length,
    due: due.length,
    done: done.length,
    deducted: by('deducted'),
    byCode: by('code'),
    matched: by('matched'),
    early: fulfilments.filter(({ endDay, way }) => endDay > until && way !== undefined).length,
    openLines: duty.openLines,
    months,
  };
}
