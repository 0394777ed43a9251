import type { ComparedFigure, Figure, Indicator } from './model.ts';
import type { Measure, Measures } from './measures.ts';

/** Counts that are known, and which of them. */
export interface KnownMeasures {
  readonly measures: Measures;
  /** Absent = all of them. */
  readonly known?: ReadonlySet<Measure>;
}

/** 基期: what is known of it, or why nothing can be compared. */
export type Base = KnownMeasures | { readonly missing: string };

/** The counts that an indicator is made of. */
function measuresOf({ of, over = [] }: Indicator): Measure[] {
  return [of, ...over.map((part) => part.replace(/^-/u, '') as Measure)];
}

/** The figure of one period. Never zero or NaN for what is not known. */
export function figureOf(indicator: Indicator, { measures, known }: KnownMeasures): Figure {
  const unknown = measuresOf(indicator).some((measure) => known !== undefined && !known.has(measure));
  if (unknown) return { numerator: 0, missing: '上报的总数里没有这一项' };
  const numerator = measures[indicator.of];
  if (indicator.over === undefined) return { numerator, value: numerator };
  const denominator = indicator.over.reduce(
    (sum, part) =>
      part.startsWith('-') ? sum - measures[part.slice(1) as Measure] : sum + measures[part as Measure],
    0,
  );
  if (denominator === 0) return { numerator, denominator, missing: '分母为0，无法计算' };
  const value = (numerator / denominator) * (indicator.unit === 'per-thousand' ? 1000 : 1);
  return { numerator, denominator, value };
}

export function compare(indicator: Indicator, now: KnownMeasures, base: Base): ComparedFigure {
  const figure = { code: indicator.code, ...figureOf(indicator, now) };
  if (indicator.compare === 'none') return figure;
  const before = 'missing' in base ? { numerator: 0, missing: base.missing } : figureOf(indicator, base);
  const change = changeOf(indicator, figure.value, before.value);
  return { ...figure, base: before, ...(change !== undefined && { change }) };
}

function changeOf({ compare: how }: Indicator, now?: number, before?: number): number | undefined {
  if (now === undefined || before === undefined) return undefined;
  if (how === 'difference') return now - before;
  return before === 0 ? undefined : 1 - now / before;
}
