import { groupBy } from '../../kernel/group.ts';
import { addMonths, date, toDay, type LocalDate } from '../../kernel/local-date.ts';
import { RegistryLookup } from '../../plan/lookup.ts';
import { planRow } from '../../plan/store.ts';
import { factsWith } from '../../plan/stored-plan.ts';
import type { Pack } from '../../policy/pack.ts';
import { allAgencies, type AgencyRecord } from '../../registry/agency-store.ts';
import type { Reader } from '../../store/store.ts';
import { deductionTexts } from './deduction.ts';
import { dutyOf } from './due-visits.ts';
import { executePlan, type AgencyDesk, type FiledPlan } from './execute-plan.ts';
import { filedCodes, filedPlans } from './execution-store.ts';
import { HandOver } from './hand-over.ts';
import type { Execution, PlanExecution, UnplannedVisits } from './model.ts';
import { EXECUTION_READINGS } from './readings.ts';
import { itemCover, recordsByAgency, type AgencyRecords } from './records.ts';

export interface ExecutionDeps {
  readonly store: Reader;
  readonly pack: Pack;
}

export interface ExecutionOptions {
  readonly year: number;
  /** The last day that counts; nothing after it is due or done. */
  readonly until: LocalDate;
  /** Only these agencies. */
  readonly agencyIds?: readonly number[] | undefined;
}

/** 计划执行: what the filed plans of a year had due by a day, and what of it was carried out. */
export function planExecution({ store, pack }: ExecutionDeps, options: ExecutionOptions): Execution {
  const { year, until } = options;
  const first = date(`${year}-01-01`);
  const agencies = allAgencies(store).filter(({ id }) => options.agencyIds?.includes(id) ?? true);
  // A triggered visit of December may count as one that is planned for January.
  const records = recordsByAgency(store, toDay(addMonths(first, -1)), toDay(until));
  const plans = groupBy(readPlans(store, year, agencies), ({ agency }) => agency.id);
  const covers = itemCover(store);
  const used = new Set<number>();
  const executed = [...plans].flatMap(([agencyId, own]) => {
    const known = records.get(agencyId) ?? { coded: new Map(), loose: [], triggered: [] };
    const desk: AgencyDesk = { pack, records: known, covers, used, until: toDay(until) };
    return own.map((plan) => executePlan(desk, plan));
  });
  executed.sort(byAgency);
  const ownerOf = codeOwners(store, year);
  const unplanned = agencies.flatMap((agency): UnplannedVisits[] => {
    const own = records.get(agency.id);
    return own ? [unplannedOf(agency, own, { first: toDay(first), used, ownerOf })] : [];
  });
  return {
    year,
    until,
    plans: executed,
    unplanned: unplanned.filter(
      ({ withoutCode, unknownCode, foreignCode }) => withoutCode + unknownCode + foreignCode > 0,
    ),
    total: totalOf(executed),
    readings: [
      ...EXECUTION_READINGS,
      ...deductionTexts(
        pack,
        until,
        agencies.filter(({ id }) => plans.has(id)),
      ),
    ],
  };
}

/** The filed plans in force with what they have to do; monthly ones before the annual ones that they carry out. */
function readPlans(store: Reader, year: number, agencies: readonly AgencyRecord[]): FiledPlan[] {
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const codes = groupBy(store.all(filedCodes, year), (row) => row.series_id);
  const lookup = new RegistryLookup(store);
  const plans = store
    .all(filedPlans, year)
    .flatMap(({ id, series_id: series, agency_id: agencyId, code }) => {
      const [agency, row] = [byId.get(agencyId), planRow(store, id)];
      if (!agency || !row) return [];
      const duty = dutyOf(store, factsWith(row, agency), id, lookup);
      return [
        { row, agency, code, codes: (codes.get(series) ?? []).map((one) => one.code), duty, handed: 0 },
      ];
    });
  return [...groupBy(plans, ({ agency }) => agency.id).values()].flatMap((own): FiledPlan[] => {
    const monthly = own.filter(({ row }) => row.kind === 'monthly');
    const handOver = new HandOver(monthly.map(({ duty }) => duty));
    const rest = own.filter(({ row }) => row.kind === 'special');
    const annual = own.filter(({ row }) => row.kind === 'annual');
    return [...monthly, ...rest, ...annual.map((plan) => ({ ...plan, ...handOver.from(plan.duty) }))];
  });
}

/** Agency by every code of a series that has a plan in force. */
function codeOwners(store: Reader, year: number): ReadonlyMap<string, number> {
  const inForce = new Map(store.all(filedPlans, year).map((row) => [row.series_id, row.agency_id]));
  return new Map(
    store.all(filedCodes, year).flatMap(({ code, series_id: series }) => {
      const owner = inForce.get(series);
      return owner === undefined ? [] : [[code, owner] as const];
    }),
  );
}

interface UnplannedBy {
  /** First day of the year. */
  readonly first: number;
  readonly used: ReadonlySet<number>;
  readonly ownerOf: ReadonlyMap<string, number>;
}

function unplannedOf(
  agency: AgencyRecord,
  records: AgencyRecords,
  { first, used, ownerOf }: UnplannedBy,
): UnplannedVisits {
  const under = (test: (owner: number | undefined) => boolean) =>
    [...records.coded]
      .filter(([code]) => test(ownerOf.get(code)))
      .reduce((sum, [, visits]) => sum + visits.filter(({ day }) => day >= first).length, 0);
  return {
    agencyId: agency.id,
    agency: agency.name,
    withoutCode: records.loose.filter(({ id, day }) => day >= first && !used.has(id)).length,
    unknownCode: under((owner) => owner === undefined),
    foreignCode: under((owner) => owner !== undefined && owner !== agency.id),
  };
}

function byAgency(a: PlanExecution, b: PlanExecution): number {
  return a.agency.localeCompare(b.agency, 'zh-CN') || a.planId - b.planId;
}

function totalOf(plans: readonly PlanExecution[]): Execution['total'] {
  const sum = (key: keyof Execution['total']) => plans.reduce((total, plan) => total + plan[key], 0);
  return {
    planned: sum('planned'),
    due: sum('due'),
    done: sum('done'),
    deducted: sum('deducted'),
    early: sum('early'),
    outside: sum('outside'),
  };
}
