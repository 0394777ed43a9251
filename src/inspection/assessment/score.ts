import type { ParameterValue } from '../../policy/parameters.ts';
import type { Figure, Indicator } from '../indicators/model.ts';

type Scheme = ParameterValue<'inspection.assessment'>;

/** 一项得分: a figure and its points, 0 to 100; without points where it cannot be worked out. */
export interface ScoredFigure extends Figure {
  readonly code: string;
  readonly title: string;
  readonly weight: number;
  readonly full: number;
  readonly zero: number;
  readonly points?: number;
}

/** 一个方面. */
export interface ScoredAspect {
  readonly title: string;
  readonly weight: number;
  /** Mean of its figures by weight; absent where none of them can be worked out. */
  readonly points?: number;
  readonly figures: readonly ScoredFigure[];
}

/** 计分卡. */
export interface Scorecard {
  readonly aspects: readonly ScoredAspect[];
  /** Mean of the aspects that have points, by weight; absent where none has. */
  readonly points?: number;
  /** Sum of the weights that went into it, and of all. */
  readonly weightUsed: number;
  readonly weightAll: number;
}

/** What lies at `full` or better counts 100, at `zero` or worse 0, in a straight line between. */
export function pointsOf(value: number, { full, zero }: { full: number; zero: number }): number {
  return Math.min(1, Math.max(0, (value - zero) / (full - zero))) * 100;
}

/** Points by the scheme of the pack. What has no data is left out, and the rest weighs accordingly more. */
export function scoreOf(
  { aspects }: Scheme,
  indicators: ReadonlyMap<string, Indicator>,
  figures: ReadonlyMap<string, Figure>,
): Scorecard {
  const scored = aspects.map(({ title, weight, figures: parts }): ScoredAspect => {
    const own = parts.flatMap((part): ScoredFigure[] => {
      const indicator = indicators.get(part.indicator);
      const figure = figures.get(part.indicator);
      if (!indicator || !figure) return [];
      const { numerator, denominator, value, missing } = figure;
      const shown = value === undefined ? undefined : indicator.unit === 'percent' ? value * 100 : value;
      return [
        {
          code: indicator.code,
          title: indicator.title,
          weight: part.weight,
          full: part.full,
          zero: part.zero,
          numerator,
          ...(denominator !== undefined && { denominator }),
          ...(value !== undefined && { value }),
          ...(missing !== undefined && { missing }),
          ...(shown !== undefined && { points: pointsOf(shown, part) }),
        },
      ];
    });
    const points = meanOf(own);
    return { title, weight, figures: own, ...(points !== undefined && { points }) };
  });
  const points = meanOf(scored);
  const sum = (list: readonly ScoredAspect[]) => list.reduce((total, { weight }) => total + weight, 0);
  return {
    aspects: scored,
    ...(points !== undefined && { points }),
    weightUsed: sum(scored.filter((aspect) => aspect.points !== undefined)),
    weightAll: sum(scored),
  };
}

function meanOf(parts: readonly { readonly weight: number; readonly points?: number }[]): number | undefined {
  let weights = 0;
  let sum = 0;
  for (const { weight, points } of parts) {
    if (points === undefined) continue;
    weights += weight;
    sum += weight * points;
  }
  return weights === 0 ? undefined : sum / weights;
}
