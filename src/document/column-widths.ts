/** Below this a column of Chinese text is a ladder of single characters. */
const LEAST_WIDTH = 6;

/**
 * Column widths that add up to at most `budget`: a column that needs less than its fair share keeps its
 * natural width, the wider ones share what is left. Undefined where even the least widths do not fit.
 */
export function fitWidths(natural: readonly number[], budget: number): number[] | undefined {
  const least = natural.reduce((sum, width) => sum + Math.min(width, LEAST_WIDTH), 0);
  if (least > budget) return undefined;
  const widths = natural.map((width) => Math.min(width, LEAST_WIDTH));
  let left = budget - least;
  const byWidth = [...natural.keys()].sort((a, b) => (natural[a] ?? 0) - (natural[b] ?? 0));
  for (const [done, column] of byWidth.entries()) {
    const share = Math.floor(left / (byWidth.length - done));
    const extra = Math.min(share, (natural[column] ?? 0) - (widths[column] ?? 0));
    widths[column] = (widths[column] ?? 0) + extra;
    left -= extra;
  }
  return widths;
}
