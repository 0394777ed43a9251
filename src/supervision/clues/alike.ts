import type { Pack } from '../../policy/pack.ts';
import type { Reader } from '../../store/store.ts';
import { readFiles } from '../store.ts';
import { readClues } from './clue-store.ts';
import { likeness, pairsOf, textLikeness, type Matter, type Pairs } from './likeness.ts';
import type { ClueView } from './model.ts';

/** 相似的线索或案件 of the same agency. */
export interface Alike {
  readonly kind: 'clue' | 'case';
  /** Number of the clue or the case. */
  readonly number: string;
  readonly problem: string;
  readonly score: number;
  readonly why: readonly string[];
}

/** A matter with what it is known by. */
type Known = Matter & Pick<Alike, 'kind' | 'number'> & { readonly pairs: Pairs };

/** What one agency is known for: its clues, and its cases that no clue stands for. */
export function knownMatters(reader: Reader, agencyCode: string): Known[] {
  const clues = readClues(reader, agencyCode);
  const covered = new Set(clues.flatMap(({ caseNumber }) => caseNumber ?? []));
  const cases = readFiles(reader, agencyCode).filter(({ number }) => !covered.has(number));
  return [
    ...clues.map(({ clue }): Known => ({
      kind: 'clue',
      number: String(clue.id),
      problem: clue.problem,
      pairs: pairsOf(clue.problem),
      enterprise: clue.enterprise,
      discoveredOn: clue.discoveredOn,
    })),
    ...cases.map(({ number, problem, discoveredOn }): Known => ({
      kind: 'case',
      number,
      problem,
      pairs: pairsOf(problem),
      enterprise: '',
      discoveredOn,
    })),
  ];
}

/** What is alike enough to be shown, the most alike first. `known` = that of the clue's agency. */
export function alikeOf(pack: Pack, { clue, caseNumber }: ClueView, known: readonly Known[]): Alike[] {
  const weights = pack.find('supervision.likeness', clue.discoveredOn)?.value;
  if (!weights) return [];
  const own = pairsOf(clue.problem);
  return known
    .filter(({ kind, number }) => number !== (kind === 'clue' ? String(clue.id) : caseNumber))
    .map(({ kind, number, pairs, ...matter }) => ({
      kind,
      number,
      problem: matter.problem,
      ...likeness(clue, matter, weights, textLikeness(own, pairs)),
    }))
    .filter(({ score }) => score >= weights.least)
    .sort((a, b) => b.score - a.score || (a.number < b.number ? -1 : 1));
}
