import type { LocalDate } from '../../kernel/local-date.ts';
import type { Breakdown } from './groups.ts';
import type { Measure, Measures } from './measures.ts';

/** How a figure is written: a number of things, percent, so many per thousand, or a mean. */
export type Unit = 'count' | 'percent' | 'per-thousand' | 'mean';

/** 指标: one figure by one formula. Shares of the counts of `measures.ts`; no text gives a formula. */
export interface Indicator {
  /** `I01`, `S01`: the second kind is for the assessment alone. */
  readonly code: string;
  readonly title: string;
  /** 计算式, in words. */
  readonly formula: string;
  /** 口径, printed beside every figure. */
  readonly reading: string;
  readonly unit: Unit;
  readonly of: Measure;
  /** What it is divided by: the sum of these, those behind `-` taken off; absent for a number of things. */
  readonly over?: readonly (Measure | `-${Measure}`)[];
  /**
   * Compared with the base year: how much less it is (压减率), how much it has moved, or not at all, since there was
   * nothing of the kind yet.
   */
  readonly compare: 'reduction' | 'difference' | 'none';
}

/** A figure of one period. */
export interface Figure {
  readonly numerator: number;
  /** Absent for a number of things. */
  readonly denominator?: number;
  /** A fraction for `percent`; absent where it cannot be worked out, and then `missing` says why. */
  readonly value?: number;
  readonly missing?: string;
}

/** A figure beside that of the base year. */
export interface ComparedFigure extends Figure {
  readonly code: string;
  /** Absent where the indicator is not compared. */
  readonly base?: Figure;
  /** 压减率 as a fraction (0.2 = a fifth less), or the difference of the values; absent where there is nothing to compare. */
  readonly change?: number;
}

/** Figures of everything asked for, of an agency, a sector or a month. */
export interface IndicatorGroup {
  /** Empty for everything asked for. */
  readonly name: string;
  readonly figures: readonly ComparedFigure[];
  /** The counts behind them. */
  readonly counts: Measures;
  /** Where the figures of the base year come from, and what they lack. */
  readonly baseNote: string;
}

/** 目标 of a sector, and the figures that show it. */
export interface SectorAims {
  readonly sector: string;
  readonly name: string;
  readonly clause: string;
  readonly note: string | undefined;
  readonly aims: readonly { readonly title: string; readonly indicators: readonly string[] }[];
}

export interface IndicatorReport {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly baseYear: number;
  readonly by: Breakdown | undefined;
  readonly indicators: readonly Indicator[];
  readonly aims: readonly SectorAims[];
  /** Everything asked for first, then the groups in their order. */
  readonly groups: readonly IndicatorGroup[];
  /** What else has to be known to read the figures. */
  readonly notes: readonly string[];
}
