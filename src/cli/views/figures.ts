import type { CellText } from '../../document/blocks.ts';
import type { Figure, Indicator, Unit } from '../../inspection/indicators/model.ts';

/** 45.3%, 2.31, 120 */
export function valueText(value: number, unit: Unit): string {
  if (unit === 'percent') return `${(value * 100).toFixed(1)}%`;
  return unit === 'count' ? String(value) : value.toFixed(2);
}

/** `45.3%（10/22）`; what cannot be worked out says so, never 0. */
export function figureText({ value, numerator, denominator, missing }: Figure, unit: Unit): CellText {
  if (value === undefined) {
    const parts = denominator === undefined ? '' : `（${numerator}/${denominator}）`;
    return { text: `—${parts}${missing ?? ''}`, tone: 'quiet' };
  }
  const parts = denominator === undefined ? '' : `（${numerator}/${denominator}）`;
  return `${valueText(value, unit)}${parts}`;
}

/** `减少12.3%`, `上升2.1个百分点`; 持平 where it does not show in the digits printed. */
export function changeText(
  { compare, unit }: Pick<Indicator, 'compare' | 'unit'>,
  change: number | undefined,
): string {
  if (change === undefined) return '';
  const percent = compare === 'reduction' || unit === 'percent';
  const size = percent ? (Math.abs(change) * 100).toFixed(1) : Math.abs(change).toFixed(2);
  if (Number(size) === 0) return '持平';
  if (compare === 'reduction') return `${change > 0 ? '减少' : '增加'}${size}%`;
  return `${change > 0 ? '上升' : '下降'}${size}${percent ? '个百分点' : ''}`;
}

/** A number for a cell of a table, as rounded as it is shown; empty where there is none. */
export function cellNumber(value: number | undefined, unit: Unit): number | null {
  if (value === undefined) return null;
  const digits = unit === 'percent' ? 4 : unit === 'count' ? 0 : 2;
  return Number(value.toFixed(digits));
}
