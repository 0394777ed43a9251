import type { Clause } from '../kernel/finding.ts';
import { date, type LocalDate } from '../kernel/local-date.ts';
import { namedDay, type NamedDay } from '../kernel/named-day.ts';
import type { DatedValue, Pack } from '../policy/pack.ts';
import type { AgencyRecord } from '../registry/agency-store.ts';
import { scopeOfPlan } from './judge.ts';
import { periodText } from './stored-plan.ts';

export const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

/** A day by which something has to be done, and by which clause. */
export interface DueDay {
  readonly on: LocalDate;
  readonly clause: Clause;
  readonly note: string | undefined;
}

/** 应报计划: a plan that an agency has to send for a period. */
export interface ExpectedPlan {
  readonly kind: 'annual' | 'monthly';
  /** 1 to 12, of a monthly plan. */
  readonly month: number | undefined;
  /** `2026年度计划` */
  readonly period: string;
  /** 拟定期限, where the sector has one. */
  readonly draftBy: DueDay | undefined;
  /** 备案期限 */
  readonly fileBy: DueDay | undefined;
  /** 函告期限, where other departments have to be told. */
  readonly informBy: DueDay | undefined;
  /** By which clause it is expected. */
  readonly clause: Clause;
  readonly note: string | undefined;
}

/**
 * What an agency has to send for a year, by the pack in force when the period begins. Nothing is expected of
 * an abolished agency, nor of a sector and unit type that the pack does not name.
 */
export function expectedPlans(pack: Pack, agency: AgencyRecord, year: number): ExpectedPlan[] {
  if (agency.status !== '在用') return [];
  return [
    ...expected(pack, agency, year, 'annual', undefined),
    ...MONTHS.flatMap((month) => expected(pack, agency, year, 'monthly', month)),
  ];
}

function expected(
  pack: Pack,
  agency: AgencyRecord,
  year: number,
  kind: 'annual' | 'monthly',
  month: number | undefined,
): ExpectedPlan[] {
  const period = String(month ?? 1).padStart(2, '0');
  const begins = date(`${year}-${period}-01`);
  const scope = scopeOfPlan({ agency, kind });
  const demand = pack.find('plan.expected', begins, scope);
  if (!demand?.value.includes(kind)) return [];
  const day = (found: DatedValue<NamedDay> | undefined): DueDay | undefined =>
    found && { on: namedDay(found.value, year, month), clause: found.clause, note: found.note };
  return [
    {
      kind,
      month,
      period: periodText(year, kind, period),
      draftBy: day(pack.find('plan.draft_by', begins, scope)),
      fileBy: day(pack.find('plan.file_by', begins, scope)),
      informBy: kind === 'monthly' ? day(pack.find('plan.inform_by', begins, scope)) : undefined,
      clause: demand.clause,
      note: demand.note,
    },
  ];
}
