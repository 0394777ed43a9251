import type { DatedValue } from '../../policy/pack.ts';
import type { ParameterName, ParameterValue } from '../../policy/parameters.ts';
import type { Category } from '../../supervision/model.ts';
import type { AgencyFacts, AgencyMonth, OfficerMonth, Visit, VisitedObject } from '../scan/facts.ts';
import type { ScanContext } from '../scan/context.ts';

/** 应核实: has to be verified in time; 提示: is shown, and may be verified. */
export type AlertSeverity = '应核实' | '提示';

/** 需要的数据: without it in the database a model does not judge. */
export const NEEDS = {
  codes: '检查码导出表（其他导出表没有检查码一栏）',
  plans: '已备案的检查计划',
  items: '检查事项名录',
  enterprises: '检查对象名录',
  officers: '执法人员名录',
} as const;
export type Need = keyof typeof NEEDS;

/** One thing a model has found. */
export interface Hit {
  readonly agency: AgencyFacts;
  /** What it is about within the month: the same thing has the same key when it is found again. */
  readonly subject: string;
  /** In Chinese, with the values that it rests on. */
  readonly message: string;
  /** The records it rests on, the most telling first. */
  readonly records: readonly [Visit, ...Visit[]];
  /** The pack's value that it goes against. */
  readonly by: DatedValue;
  /** Where it is less grave than the model. */
  readonly severity?: AlertSeverity;
}

/** Columns of a record, as examples write them. What is not given is filled with values no model minds. */
export type Field =
  | '条线'
  | '检查码'
  | '补码'
  | '补码理由'
  | '计划编码'
  | '任务'
  | '来由'
  | '来源'
  | '不计入'
  | '方式'
  | '复查'
  | '对象'
  | '场所'
  | '事项'
  | '人员'
  | '赋码'
  | '检查'
  | '结束'
  | '录入'
  | '结果'
  | '联合'
  | '推荐联合'
  | '未加入理由'
  | '评价'
  | '作废'
  | '导出'
  | '份数';
export type ExampleRecord = { readonly [F in Field]?: string };

/** 示例: records of a month that make the model speak, or not; run as a test. */
export interface Example {
  readonly why: string;
  readonly records: readonly [ExampleRecord, ...ExampleRecord[]];
  /** The day of the run, where it matters. */
  readonly on?: string;
}

interface ModelBase<N extends ParameterName> {
  /** `M101`; the hundreds tell the group. */
  readonly code: string;
  readonly title: string;
  /** The pack's value it works by; where a jurisdiction has none, it does not judge. */
  readonly parameter: N;
  /** Ids of the rule catalogue it covers. */
  readonly catalogue: readonly string[];
  /** 问题类别 of a case that comes of it. */
  readonly category: Category;
  /** What it means, what is looked at and what is not. */
  readonly meaning: string;
  /** How to verify it. */
  readonly advice: string;
  readonly needs: readonly Need[];
  readonly alerts: readonly Example[];
  readonly quiet: readonly Example[];
}

/** A finding in one record: its message, or more where its gravity or subject differ. */
export type RecordFinding =
  string | { readonly message: string; readonly severity?: AlertSeverity; readonly more?: readonly Visit[] };

/** Looks at one record at a time. */
export interface RecordModel<N extends ParameterName = ParameterName> extends ModelBase<N> {
  readonly over: 'record';
  /** Records outside the scope or of a first survey are looked at as well. */
  readonly every?: boolean;
  check(
    visit: Visit,
    value: ParameterValue<N>,
    context: ScanContext,
    by: DatedValue<ParameterValue<N>>,
  ): RecordFinding | undefined;
}

/** The value a model over several records works by for one of them; undefined where it does not judge there. */
export type ByVisit<N extends ParameterName = ParameterName> = (
  visit: Visit,
) => DatedValue<ParameterValue<N>> | undefined;

/** Looks at one object and the visits to it, of the month and before. */
export interface ObjectModel<N extends ParameterName = ParameterName> extends ModelBase<N> {
  readonly over: 'object';
  check(object: VisitedObject, by: ByVisit<N>, context: ScanContext): Hit[];
}

/** Looks at the visits one officer made in the month. */
export interface OfficerModel<N extends ParameterName = ParameterName> extends ModelBase<N> {
  readonly over: 'officer';
  check(officer: OfficerMonth, by: ByVisit<N>, context: ScanContext): Hit[];
}

/** Looks at an agency's month, and at its months before. */
export interface AgencyModel<N extends ParameterName = ParameterName> extends ModelBase<N> {
  readonly over: 'agency';
  check(agency: AgencyMonth, by: ByVisit<N>, context: ScanContext): Hit[];
}

/** 预警模型 */
export type AlertModel = RecordModel | ObjectModel | OfficerModel | AgencyModel;

/** Declares a model with the type of its parameter's value. */
export function recordModel<N extends ParameterName>(model: Omit<RecordModel<N>, 'over'>): AlertModel {
  return { over: 'record', ...model } as unknown as RecordModel;
}
export function objectModel<N extends ParameterName>(model: Omit<ObjectModel<N>, 'over'>): AlertModel {
  return { over: 'object', ...model } as unknown as ObjectModel;
}
export function officerModel<N extends ParameterName>(model: Omit<OfficerModel<N>, 'over'>): AlertModel {
  return { over: 'officer', ...model } as unknown as OfficerModel;
}
export function agencyModel<N extends ParameterName>(model: Omit<AgencyModel<N>, 'over'>): AlertModel {
  return { over: 'agency', ...model } as unknown as AgencyModel;
}
