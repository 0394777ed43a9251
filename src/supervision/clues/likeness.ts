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

/** 相似度: 0 to 100, and what it consists of, in Chinese. */
export interface Likeness {
  readonly score: number;
  readonly why: readonly string[];
}

/** How alike two matters of one agency are. */
export function likeness(a: Matter, b: Matter, weights: Weights): Likeness {
  const share = textLikeness(a.problem, b.problem);
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
export function textLikeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const total = sizeOf(left) + sizeOf(right);
  if (total === 0) return words(a) !== '' && words(a) === words(b) ? 1 : 0;
  let shared = 0;
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0);
  return (2 * shared) / total;
}

const words = (text: string) => compact(text.replaceAll(BLOTTED, '')).replace(/[\p{P}\p{S}]/gu, '');

function pairsOf(text: string): Map<string, number> {
  const characters = [...words(text)];
  const pairs = new Map<string, number>();
  for (let i = 1; i < characters.length; i += 1) {
    const pair = `${characters[i - 1]}${characters[i]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

const sizeOf = (pairs: Map<string, number>) => [...pairs.values()].reduce((sum, count) => sum + count, 0);
