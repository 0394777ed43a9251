import type { LocalDate } from '../kernel/local-date.ts';
import type { ComparedFigure, Indicator, Unit } from '../inspection/indicators/model.ts';

/** 一个数 with its 口径: how it is worked out, and the clause or reading it goes by. */
export interface ReportFigure
  extends ComparedFigure, Pick<Indicator, 'title' | 'unit' | 'formula' | 'reading' | 'compare'> {}

/** What stands in a cell; null = not known. */
export type CellValue = string | number | null;

export interface ReportColumn {
  /** Stable English name in JSON. */
  readonly key: string;
  readonly header: string;
  /** Given for numbers, and how they are written. */
  readonly unit?: Unit;
}

/** 图: numbers of the table it belongs to, drawn. */
export interface ReportChart {
  readonly title: string;
  /** Column that names the bars. */
  readonly category: string;
  /** Columns drawn, one colour each; their sum is the bar where `stacked`. */
  readonly series: readonly string[];
  readonly stacked: boolean;
  /** `rows` = bars lie, for long names. */
  readonly lie: 'columns' | 'rows';
}

export interface ReportTable {
  /** Stable English name in JSON. */
  readonly key: string;
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly Readonly<Record<string, CellValue>>[];
  /** 口径 of the numbers in it. */
  readonly reading: string;
  /** Shown instead where there are no rows: says what to do next. */
  readonly empty: string;
  readonly chart?: ReportChart;
}

/** 报告的一部分. */
export interface ReportSection {
  readonly key: string;
  readonly title: string;
  readonly figures: readonly ReportFigure[];
  readonly tables: readonly ReportTable[];
  /** What has to be known to read it: contradictions of the texts, readings. */
  readonly notes: readonly string[];
  /** 明细: the command that lists what was counted. */
  readonly list: string;
  /** Where there is nothing at all: what is missing and what to do. */
  readonly missing?: string;
}

/** 报告: everything that is printed, as plain data. */
export interface Report {
  readonly title: string;
  readonly bureau: string;
  /** 统计期间; `to` is cut off at the day it is made. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly today: LocalDate;
  readonly sections: readonly ReportSection[];
  readonly notes: readonly string[];
}

/** A number of things that is counted here, with what it is. */
export function countFigure(
  code: string,
  title: string,
  value: number,
  formula: string,
  reading: string,
): ReportFigure {
  return { code, title, unit: 'count', compare: 'none', numerator: value, value, formula, reading };
}

/** A share; without things to share it says so and is never 0. */
export function shareFigure(
  code: string,
  title: string,
  [numerator, denominator]: readonly [number, number],
  formula: string,
  reading: string,
): ReportFigure {
  const share = denominator === 0 ? { missing: '分母为0，无法计算' } : { value: numerator / denominator };
  return {
    code,
    title,
    unit: 'percent',
    compare: 'none',
    numerator,
    denominator,
    ...share,
    formula,
    reading,
  };
}
