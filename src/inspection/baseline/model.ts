import type { LocalDate } from '../../kernel/local-date.ts';

/**
 * 可以上报总数的计数: those that add up over months. 对象数 does not, since one object may be visited in several
 * months, so it is not taken.
 */
export const BASELINE_MEASURES = {
  visits: '现场检查',
  planned: '有计划现场检查',
  offSite: '非现场检查',
  random: '随机抽查',
  jointVisits: '联合检查',
  judged: '有结果',
  found: '发现问题',
} as const;

export type BaselineMeasure = keyof typeof BASELINE_MEASURES;

/** Each is a part of the other: no report may say otherwise. */
export const PART_OF: readonly (readonly [part: BaselineMeasure, whole: BaselineMeasure])[] = [
  ['planned', 'visits'],
  ['random', 'planned'],
  ['jointVisits', 'visits'],
  ['found', 'judged'],
];

/** 上报总数 of an agency for a month. */
export interface BaselineFigures {
  readonly agencyId: number;
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly values: Readonly<Partial<Record<BaselineMeasure, number>>>;
  /** Who reported it and where it stands. */
  readonly source: string;
}

/** As it stands on file. */
export interface BaselineRow extends BaselineFigures {
  readonly agency: string;
  readonly recordedOn: LocalDate;
}
