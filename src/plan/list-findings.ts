import type { Aspect, Finding, Severity } from '../kernel/finding.ts';
import type { Reader } from '../store/store.ts';
import { livePlanIds } from './finding-store.ts';
import type { IdleWaiver } from './idle-waivers.ts';
import { listPlans, type PlanFilter } from './list-plans.ts';
import { ruleTitle } from './list-rules.ts';
import { requirePlan, type PlanSummary } from './stored-plan.ts';
import type { Waiver } from './waiver-store.ts';

export interface FindingFilter extends PlanFilter {
  /** One plan, by number or code. */
  readonly plan?: string | undefined;
  /** Codes of rules or of readings; upper case. */
  readonly rules?: readonly string[] | undefined;
  readonly aspect?: Aspect | undefined;
  readonly severity?: Severity | undefined;
  /** Only those that are waived. */
  readonly waived?: boolean | undefined;
  /** Of plans sent back, withdrawn and replaced too. */
  readonly all?: boolean | undefined;
}

/** A finding with the plan it is for, and the waiver by which it may stand. */
export interface ListedFinding {
  readonly plan: PlanSummary;
  readonly finding: Finding;
  /** What its rule is called. */
  readonly title: string;
  readonly waiver: Waiver | undefined;
}

export interface FindingList {
  /** Plans that were looked at, those without findings included. */
  readonly plans: readonly PlanSummary[];
  /** By plan, in the order of its sheet, those waived last. */
  readonly listed: readonly ListedFinding[];
  /** 不再适用的豁免: what they let stand is gone, or stands otherwise. */
  readonly idle: readonly { readonly plan: PlanSummary; readonly waiver: IdleWaiver }[];
}

/**
 * 问题清单: the findings of the plans that count today, or of those asked for.
 * @throws UserError E_PLAN_UNKNOWN where the plan asked for is none
 */
export function listFindings(reader: Reader, filter: FindingFilter): FindingList {
  const plans = plansOf(reader, filter);
  const weighed = plans.map((plan) => ({ plan, ...requirePlan(reader, String(plan.id)) }));
  return {
    plans,
    listed: weighed.flatMap(({ plan, findings, waived }) =>
      [...findings.map((finding) => ({ finding, waiver: undefined })), ...waived]
        .filter(({ finding, waiver }) => isWanted(finding, waiver, filter))
        .map((one): ListedFinding => ({ plan, title: ruleTitle(one.finding.code), ...one })),
    ),
    idle: weighed.flatMap(({ plan, idle }) =>
      idle
        .filter(({ code }) => filter.rules === undefined || filter.rules.includes(code))
        .map((waiver) => ({ plan, waiver })),
    ),
  };
}

/** Asked for by number or state, a plan is shown whether it still counts or not. */
function plansOf(reader: Reader, filter: FindingFilter): PlanSummary[] {
  const only = filter.plan === undefined ? undefined : requirePlan(reader, filter.plan).summary.id;
  const found = listPlans(reader, filter).filter(({ id }) => only === undefined || id === only);
  if (filter.all === true || only !== undefined || filter.state !== undefined) return found;
  const live = livePlanIds(reader);
  return found.filter(({ id }) => live.has(id));
}

function isWanted(
  { code, aspect, severity }: Finding,
  waiver: Waiver | undefined,
  filter: FindingFilter,
): boolean {
  return (
    (filter.rules === undefined || filter.rules.includes(code)) &&
    (filter.aspect === undefined || filter.aspect === aspect) &&
    (filter.severity === undefined || filter.severity === severity) &&
    (filter.waived !== true || waiver !== undefined)
  );
}

/** What findings are counted by. */
export type FindingGrouping = 'agency' | 'rule' | 'plan';

export interface FindingGroup {
  readonly key: string;
  readonly name: string;
  readonly plans: number;
  readonly agencies: number;
  readonly must: number;
  /** Not waived. */
  readonly advice: number;
  readonly waived: number;
}

/** Counts by unit, rule or plan: rules by code, the others with the most 必改 first. */
export function groupFindings(listed: readonly ListedFinding[], by: FindingGrouping): FindingGroup[] {
  const groups = new Map<string, ListedFinding[]>();
  for (const one of listed) {
    const key = groupKey(one, by);
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  const counted = [...groups].map(([key, members]): FindingGroup => {
    const standing = members.filter(({ waiver }) => waiver === undefined);
    const must = standing.filter(({ finding }) => finding.severity === '必改').length;
    return {
      key,
      name: nameOf(members[0] as ListedFinding, by),
      plans: new Set(members.map(({ plan }) => plan.id)).size,
      agencies: new Set(members.map(({ plan }) => plan.agency)).size,
      must,
      advice: standing.length - must,
      waived: members.length - standing.length,
    };
  });
  return counted.sort((a, b) =>
    by === 'rule' ? (a.key < b.key ? -1 : 1) : b.must - a.must || b.advice - a.advice,
  );
}

/** `key` of the group that a finding is counted in. */
export function groupKey({ plan, finding }: ListedFinding, by: FindingGrouping): string {
  return { agency: plan.agencyCode ?? plan.agency, rule: finding.code, plan: String(plan.id) }[by];
}

function nameOf({ plan, title }: ListedFinding, by: FindingGrouping): string {
  const whole = `${plan.agency}${plan.period}（第${plan.version}版）`;
  return { agency: plan.agency, rule: title, plan: whole }[by];
}
