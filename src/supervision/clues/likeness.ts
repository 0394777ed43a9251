import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { BLOTTED } from '../../kernel/personal.ts';
import { compact } from '../../kernel/text.ts';
import type { ParameterValue } from '../../policy/parameters.ts';

/** How much what is alike counts; a value of the pack. */
export type Weights = ParameterValue<'supervision.likeness'>;

/** What two matters of one agency are compared by. */
export interface Matter {
  readonly problem: string;
  readonly enterprise: string;
  readonly discoveredOn: LocalDate;
}

/** A text, ready to be compared with many. */
export interface Pairs {
  readonly words: string;
  /** Pairs of neighbouring characters, each with how often it occurs. */
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

/** 相似度: 0 to 100, and what it consists of, in Chinese. */
export interface Likeness {
  readonly score: number;
  readonly why: readonly string[];
}

/** How alike two matters of one agency are. */
export function likeness(
  a: Matter,
  b: Matter,
  weights: Weights,
  share = textLikeness(pairsOf(a.problem), pairsOf(b.problem)),
): Likeness {
  const apart = Math.abs(daysBetween(a.discoveredOn, b.discoveredOn));
  const parts: [points: number, why: string][] = [
    [Math.round(weights.text * share), `问题文字${Math.round(share * 100)}%重合`],
    [
      a.enterprise !== '' && compact(a.enterprise) === compact(b.enterprise) ? weights.enterprise : 0,
      '涉及同一企业',
    ],
    [Math.round(weights.date * Math.max(0, 1 - apart / weights.days)), `发现日期相差${apart}天`],
  ];
  return {
    score: parts.reduce((sum, [points]) => sum + points, 0),
    why: parts.filter(([points]) => points > 0).map(([points, why]) => `${why}（${points}分）`),
  };
}

/** Dice's measure over pairs of neighbouring characters: 1 for the same words, 0 for nothing in common. */
export function textLikeness(a: Pairs, b: Pairs): number {
  const total = a.size + b.size;
  if (total === 0) return a.words !== '' && a.words === b.words ? 1 : 0;
  const [few, many] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [pair, count] of few.counts) shared += Math.min(count, many.counts.get(pair) ?? 0);
  return (2 * shared) / total;
}

export function pairsOf(text: string): Pairs {
  const words = compact(text.replaceAll(BLOTTED, '')).replace(/[\p{P}\p{S}]/gu, '');
  const characters = [...words];
  const counts = new Map<string, number>();
  for (let i = 1; i < characters.length; i += 1) {
    const pair = `${characters[i - 1]}${characters[i]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { words, counts, size: Math.max(characters.length - 1, 0) };
}
