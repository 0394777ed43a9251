import type { Aspect, Severity } from '../../kernel/finding.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { DatedValue, Pack } from '../../policy/pack.ts';
import type { ParameterName, ParameterValue } from '../../policy/parameters.ts';
import type { AgencyDirectory } from '../../registry/directory.ts';
import type { OfficerRecord } from '../../registry/officer-store.ts';
import type { Reader } from '../../store/store.ts';
import type { PlanFacts, PlanLine, PlanTable } from '../model.ts';
import type { PlanValues } from '../plan-values.ts';
import type { AskedObject, LivePlan, Visit, VisitedObject } from '../visits.ts';

/** What a rule may look at besides the plan. */
export interface RuleContext {
  readonly pack: Pack;
  readonly directory: AgencyDirectory;
  /** The plan's year, kind and agency type, to choose the pack's values by. */
  readonly scope: { readonly sector?: string; readonly unitType?: string; readonly kind: string };
  /** The day whose values apply: the day the plan was received. */
  readonly on: LocalDate;
  /** Names of all items in the library; empty where none was imported. */
  readonly itemNames: readonly string[];
  /** Code of the agency that entrusted this one. */
  readonly principalCode: string | undefined;
  /** 执法人员 of a name, of all agencies; empty where the roster has none. */
  officersNamed(name: string): readonly OfficerRecord[];
}

/** One thing a rule has found in a line. Severity and basis come from the pack. */
export interface Hit {
  /** Canonical name of the column it is about; the row where it is absent. */
  readonly key?: string;
  readonly message: string;
  readonly next: string;
  readonly value?: string;
  /** Where the rule's grade differs from its parameter's. */
  readonly severity?: Severity;
}

/** 规则示例: cells by Chinese header, run as a test. */
export interface Example {
  readonly why: string;
  readonly sector?: string;
  readonly unitType?: '区级部门' | '街镇园区' | '授权组织' | '受委托组织';
  readonly kind?: 'annual' | 'monthly' | 'special';
  /** Cells of the line; those not given are filled with values that no rule minds. */
  readonly cells: Readonly<Record<string, string>>;
  /** Columns the sheet does not have. */
  readonly without?: readonly string[];
  /** Further lines: of the same plan, or each of another plan. */
  readonly also?: readonly {
    readonly sector?: string;
    readonly kind?: 'annual' | 'monthly' | 'special';
    readonly same?: boolean;
    readonly cells: Readonly<Record<string, string>>;
  }[];
}

/** What every rule carries: enough for `rule show`, reports, docs and tests. */
interface RuleBase<N extends ParameterName> {
  readonly code: string;
  readonly title: string;
  readonly aspect: Aspect;
  /** The pack's value it works by; where a jurisdiction has none, the rule does not apply there. */
  readonly parameter: N;
  /** Ids of the rule catalogue it covers. */
  readonly catalogue: readonly string[];
  /** 说明 for `rule show`: what is looked at, what is not. */
  readonly explanation: string;
  readonly good: readonly Example[];
  readonly bad: readonly Example[];
}

/** Looks at one line at a time; pure. */
export interface LineRule<N extends ParameterName = ParameterName> extends RuleBase<N> {
  readonly over: 'line';
  check(line: PlanLine, value: ParameterValue<N>, context: RuleContext & { readonly plan: PlanFacts }): Hit[];
}

/** Looks at a plan as a whole; pure. A hit names its line, or the plan where it has none. */
export interface PlanRule<N extends ParameterName = ParameterName> extends RuleBase<N> {
  readonly over: 'plan';
  check(
    plan: PlanFacts,
    lines: readonly PlanLine[],
    value: ParameterValue<N>,
    context: RuleContext,
  ): (Hit & { readonly line?: PlanLine; readonly table?: PlanTable })[];
}

/** What is told of another visit. Where that one is planned is read later, for many findings at once. */
export interface Telling {
  readonly visit: Visit;
  /** Takes the place for people: agency, file, row and days. */
  text(place: string): string;
}

/** A finding of a portfolio rule: a line of an open plan, and what it meets. */
export interface PortfolioHit extends Omit<Hit, 'message'> {
  readonly planId: number;
  readonly lineId: number;
  readonly message: string | Telling;
}

/** What the rules of the comparison may look at besides the visits. */
export interface PortfolioContext {
  readonly value: PlanValues;
  /** 已商定: says that the agencies of two visits to the object have agreed to make one of them; else undefined. */
  readonly agreed: (object: VisitedObject, visit: Visit, other: Visit) => string | undefined;
}

export type FoundHit = PortfolioHit & { readonly by: DatedValue };

/** Looks at one object and all live visits to it, for those visits that are asked about. */
export interface ObjectRule<N extends ParameterName = ParameterName> extends RuleBase<N> {
  readonly over: 'portfolio';
  readonly each: 'object';
  check(object: AskedObject, context: PortfolioContext): FoundHit[];
  /**
   * Whether what is found for `visit` may be another thing once `other`, to the same object, comes or goes. Where
   * it says no although it may, a comparison of what has changed leaves a finding that is no longer true.
   */
  concerns(visit: Visit, other: Visit, context: PortfolioContext): boolean;
}

/** Compares the live plans of one agency with each other. */
export interface AgencyRule<N extends ParameterName = ParameterName> extends RuleBase<N> {
  readonly over: 'portfolio';
  readonly each: 'agency';
  check(plans: readonly LivePlan[], context: PortfolioContext & { readonly reader: Reader }): FoundHit[];
}

export type Rule = LineRule | PlanRule | ObjectRule | AgencyRule;

/** Declares a rule with the type of its parameter's value. */
export function lineRule<N extends ParameterName>(rule: Omit<LineRule<N>, 'over'>): LineRule {
  return { over: 'line', ...rule } as unknown as LineRule;
}
export function planRule<N extends ParameterName>(rule: Omit<PlanRule<N>, 'over'>): PlanRule {
  return { over: 'plan', ...rule } as unknown as PlanRule;
}
export function objectRule<N extends ParameterName>(rule: Omit<ObjectRule<N>, 'over' | 'each'>): ObjectRule {
  return { over: 'portfolio', each: 'object', ...rule } as unknown as ObjectRule;
}
export function agencyRule<N extends ParameterName>(rule: Omit<AgencyRule<N>, 'over' | 'each'>): AgencyRule {
  return { over: 'portfolio', each: 'agency', ...rule } as unknown as AgencyRule;
}
