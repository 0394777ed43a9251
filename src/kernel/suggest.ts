import { distance } from 'fastest-levenshtein';

/**
 * 「您是不是要找」: the candidates nearest to a mistyped word, best first, at most `limit`. Only ever shown
 * to a person; nothing is matched by nearness.
 */
export function suggest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const contains = candidate.includes(word) || word.includes(candidate);
    const score = contains ? 0.5 : distance(word, candidate);
    if (score <= Math.max(1, Math.ceil(Math.max(word.length, candidate.length) / 3))) {
      scored.push({ candidate, score });
    }
  }
  scored.sort((x, y) => x.score - y.score || (x.candidate < y.candidate ? -1 : 1));
  return scored.slice(0, limit).map((s) => s.candidate);
}

/** `，您是不是要找：甲、乙？` or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = suggest(word, candidates);
  return near.length === 0 ? '' : `您是不是要找：${near.join('、')}？`;
}
