import type { LocalDate } from '../kernel/local-date.ts';

/** The normative computation these files carry out; first key of the rules, first word of the seed line. */
export const SCHEME = 'CC1';

/** 权重: highest number of tickets an agency may hold in part B. Part of CC1, not of a policy. */
export const MAX_WEIGHT = 3;

/** 抽查比例 as a fraction of integers, kept as written (10/100 stays 10/100). */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

/** 彩种 the seed may come from: 快乐8, 双色球, 福彩3D, 排列5. */
export type LotteryCode = 'KL8' | 'SSQ' | 'FC3D' | 'PL5';

/** 种子来源, promised before it exists: the first draw dated not before a day, ten-sided dice, or both. */
export interface SeedSource {
  readonly lottery?: LotteryCode;
  /** The seed may not be dated earlier. */
  readonly notBefore: LocalDate;
  /** How many ten-sided dice are rolled. */
  readonly dice?: number;
}

/** 抽查规则 of one quarter, `01-guize.tsv`. */
export interface DrawRules {
  /** `2026Q2` */
  readonly period: string;
  readonly rate: Rate;
  /** 轮次季度数 Q: within so many quarters everybody is drawn once. */
  readonly cycleQuarters: number;
  /** Which quarter of the cycle this is, 1…Q. */
  readonly cyclePosition: number;
  /** 常抽席位 b: seats per stratum that stay open to agencies already drawn. */
  readonly riskSeats: number;
  readonly inspectorsPerUnit: number;
  readonly seedSource: SeedSource;
  /** 承诺截止, `2026-04-12T18:00+08:00`. */
  readonly commitDeadline: string;
}

/** 执法单位 in the roster, `02-minglu.tsv`. */
export interface Unit {
  /** `[A-Z0-9-]`, best the 统一社会信用代码; the only field that enters a ticket. */
  readonly code: string;
  readonly name: string;
  /** 分层 code, `[A-Z0-9-]`. */
  readonly stratum: string;
  /** 1…3; counts in part B only. */
  readonly weight: number;
  /** Already drawn in this cycle. */
  readonly covered: boolean;
}

/** 回避: an inspector who must not be sent to an agency, `04-huibi.tsv`. */
export interface Exclusion {
  readonly unit: string;
  readonly inspector: string;
}

/** Everything fixed by the 承诺值, before the seed exists. */
export interface DrawInputs {
  readonly rules: DrawRules;
  readonly units: readonly Unit[];
  /** 检查人员 codes. */
  readonly inspectors: readonly string[];
  readonly exclusions: readonly Exclusion[];
}

/** What the policy pack demands of a draw. */
export interface DrawLimits {
  readonly floorRate: Rate;
  readonly minInspectors: number;
  /** Whole days from the 承诺截止 to the earliest seed. */
  readonly leadDays: number;
  readonly minEntropyBits: number;
}

/** 种子 as people read it out; every digit a string. */
export interface SeedInput {
  readonly period: string;
  /** Date of the lottery draw; where there is none, the day the dice were rolled. */
  readonly date: LocalDate;
  readonly lottery?: {
    readonly code: LotteryCode;
    /** 期号 */
    readonly issue: string;
    /** 开奖号码, two digits each for KL8 and SSQ (blue ball last), single digits in order for FC3D and PL5. */
    readonly numbers: readonly string[];
  };
  /** Digits of the dice in the order they were read. */
  readonly dice?: string;
}

/** A = agencies not yet drawn in this cycle, B = all others. */
export type Part = 'A' | 'B';

/** 名额 of one stratum; the letters are those of the published rules. */
export interface StratumQuota {
  readonly stratum: string;
  /** N */
  readonly size: number;
  /** U: not yet drawn in this cycle. */
  readonly uncovered: number;
  readonly floor: number;
  readonly need: number;
  /** b' */
  readonly riskSeats: number;
  /** n */
  readonly seats: number;
  /** a: seats of part A; part B has n − a. */
  readonly seatsA: number;
}

/** 票号: one row of `06-piaohao.tsv`. */
export interface Ticket {
  readonly part: Part;
  readonly stratum: string;
  readonly code: string;
  /** 64 lower-case hex digits; the smallest wins, compared as text. */
  readonly ticket: string;
  readonly selected: boolean;
}

/** 抽中单位: one row of `07-jieguo.tsv`. */
export interface Selected {
  readonly code: string;
  readonly part: Part;
  readonly stratum: string;
}

/** 配对: one row of `08-peidui.tsv`. */
export interface Pair {
  readonly unit: string;
  readonly inspector: string;
  readonly ticket: string;
  /** The pass in which it was accepted = the load cap then in force. */
  readonly cap: number;
}

/** 抽查结果: everything that follows from the inputs and the seed line. */
export interface Draw {
  readonly seedLine: string;
  /** S */
  readonly seedHash: string;
  readonly quotas: readonly StratumQuota[];
  readonly tickets: readonly Ticket[];
  readonly selected: readonly Selected[];
  readonly pairs: readonly Pair[];
}

/** Trouble in the inputs of a draw or in one of its files. */
export interface Fault {
  readonly file: string;
  /** Counts from 1. */
  readonly line?: number;
  /** What stands there. */
  readonly value: string;
  readonly message: string;
}

/** Byte order of ASCII codes; never a locale's. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
