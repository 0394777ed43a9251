import type { LocalDate } from '../../kernel/local-date.ts';

/** 检查时段, both days included. */
export interface Window {
  /** Where only the end is stated, the first day of the end's year. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** 家数 planned for this window (`3月检查4家`). */
  readonly count?: number;
  /** 次数 planned for this window, of each object. */
  readonly times?: number;
  /** 横排: the column whose cell says so. */
  readonly column?: string;
  /** Only the end is stated (`10月底前`). */
  readonly byOnly?: true;
}

/** 检查时间. At least one window, in the order written. */
export interface TimeSpec {
  readonly windows: readonly Window[];
}

/** 家数: how many objects. */
export interface Quantity {
  readonly low: number;
  /** Absent where no upper bound is stated (`不少于2家`). */
  readonly high?: number;
  /** `约27家` */
  readonly approximate: boolean;
}

/** `~` is 左右; `range` is `10-20%`. */
export type Operator = '=' | '>=' | '<=' | '~' | 'range';

/** 检查比例, in percent of the objects. */
export interface ShareSpec {
  readonly kind: 'share';
  readonly op: Operator;
  /** Percent, 0–100. `<=` has low 0, `>=` has high 100. */
  readonly low: number;
  readonly high: number;
  /** The period the share is of (`每月不低于10%`); absent where none is stated. */
  readonly per?: 'year' | 'half-year' | 'quarter' | 'month';
  /** Also stated: `10% (20户)`. */
  readonly count?: Quantity;
  /** Also stated: `基数:7`. */
  readonly base?: number;
  /** As written, in normal form. */
  readonly text: string;
}

/** A number of objects where a ratio was asked for (`1户`). */
export interface CountSpec {
  readonly kind: 'count';
  readonly count: Quantity;
  readonly base?: number;
  readonly text: string;
}

/** 分级的比例: `A类5%、B类10%`, one entry for each ratio. */
export interface GradedSpec {
  readonly kind: 'graded';
  readonly grades: readonly { readonly of: readonly string[]; readonly ratio: ShareSpec | CountSpec }[];
  readonly text: string;
}

export type RatioSpec = ShareSpec | CountSpec | GradedSpec;

/** 频次上限: at most so many times in so many months. */
export interface FrequencyCap {
  readonly times: number;
  readonly months: number;
}

/** 检查频次 per object. */
export interface FrequencySpec {
  readonly op: Operator;
  /** Times per period. */
  readonly low: number;
  /** Absent where no upper bound is stated (`不少于1次/年`). */
  readonly high?: number;
  /** Length of the period in months: 12, 6, 3, 1, 24 … */
  readonly months: number;
  /** Also stated: `上限:2次/年/单位`. */
  readonly cap?: FrequencyCap;
  /** 分级的频次 (`A级1次/年、D级2次/年`): one entry for each; the frequency itself then spans them all. */
  readonly grades?: readonly { readonly of: readonly string[]; readonly frequency: FrequencySpec }[];
}

export interface TargetName {
  readonly name: string;
  /** 统一社会信用代码, valid by its check character. */
  readonly uscc?: string;
  /** What is wrong with the code beside the name. */
  readonly fault?: string;
  /** What stands in brackets behind the name: an address, a branch, a remark. It may be part of the name. */
  readonly bracket?: string;
}

/** Numbers that a scope text gives by name: `共58家，确定检查11家重点，双随机检查3家`. */
export interface TargetLabels {
  readonly total?: number;
  readonly key?: number;
  readonly random?: number;
  /** 检查比例 in percent, where the text states it: `按照10%的比例随机抽取10家`. */
  readonly share?: number;
}

/** 名单: organisations by name, and what the cell says besides. */
export interface TargetList {
  readonly kind: 'list';
  readonly names: readonly TargetName[];
  /** How many the cell says that there are (`等5家`, `共5家`). */
  readonly told?: number;
  /** 未列明: the words that name nobody (`等`, `全区其他单位`), a scope beside the names. */
  readonly rest?: readonly string[];
}

/** 检查对象. A list where an organisation is named; else the text is a scope. */
export type TargetSpec =
  | TargetList
  | ({ readonly kind: 'count' } & Quantity)
  | { readonly kind: 'scope'; readonly text: string; readonly labelled?: TargetLabels };

/** 检查方式: everything the text says; `false` = not said. */
export interface MethodSpec {
  /** 现场 */
  readonly onSite: boolean;
  /** 非现场: 书面, 网络, 远程 */
  readonly offSite: boolean;
  /** 随机抽取, 双随机 */
  readonly random: boolean;
  /** 全覆盖 */
  readonly fullCoverage: boolean;
  /** 联合检查 */
  readonly joint: boolean;
  /** 触发式: 根据投诉举报 */
  readonly triggered: boolean;
  /** 定向 true, 不定向 false; absent where not said. */
  readonly directed?: boolean;
}

/** 计划类型 */
export type PlanKind = 'annual' | 'monthly' | 'special';

/** 实施层级 */
export type Level = 'state' | 'province' | 'city' | 'county' | 'town';

/** 事项类别: 重点检查事项, 一般检查事项 */
export type ItemClass = 'key' | 'general';

/** 是/否, with what the cell says besides (`是，牵头：应急局`). */
export interface YesNo {
  readonly yes: boolean;
  readonly note?: string;
}
