import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Reader } from '../../store/store.ts';
import type { Category } from '../model.ts';
import { alikeOf, knownMatters, type Alike } from './alike.ts';
import { readClue, readClues } from './clue-store.ts';
import type { ClueState, ClueView } from './model.ts';
import { topicName, topicsIn, type Topic } from './vocabulary.ts';

export interface ReadClueDeps {
  readonly store: Reader;
  readonly pack: Pack;
}

/** A clue with what a person should know beside it. */
export interface ClueReport extends ClueView {
  readonly alike: readonly Alike[];
  readonly topicNames: readonly string[];
  /** Topics whose words stand in the problem, where none was given. */
  readonly suggested: readonly Topic[];
}

/** @throws UserError E_CLUE_UNKNOWN */
export function requireClue(reader: Reader, id: number): ClueView {
  const view = readClue(reader, id);
  if (view) return view;
  throw new UserError('E_CLUE_UNKNOWN', `没有线索号为${id}的线索`, {
    hint: '运行 zfjd clue list 查看线索号',
  });
}

/** @throws UserError E_CLUE_UNKNOWN */
export function showClue({ store, pack }: ReadClueDeps, id: number): ClueReport {
  const view = requireClue(store, id);
  const { clue } = view;
  return {
    ...view,
    alike: alikeOf(pack, view, knownMatters(store, clue.agency.code)),
    topicNames: clue.topics.map((code) => topicName(pack, clue.discoveredOn, code)),
    suggested:
      clue.topics.length > 0 || view.caseNumber !== undefined
        ? []
        : topicsIn(pack, clue.discoveredOn, clue.problem),
  };
}

/** Which clues to list; everything given must hold. */
export interface ClueFilter {
  readonly agencyCode?: string | undefined;
  readonly state?: ClueState | undefined;
  readonly sourceKind?: string | undefined;
  readonly category?: Category | undefined;
  readonly topic?: string | undefined;
  /** Discovered from this day, to this day. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

/** In order of registration. */
export function listClues(reader: Reader, filter: ClueFilter = {}): ClueView[] {
  const { state, sourceKind, category, topic, from, to } = filter;
  return readClues(reader, filter.agencyCode).filter(
    ({ clue, state: own }) =>
      (state === undefined || own === state) &&
      (sourceKind === undefined || clue.source.kind === sourceKind) &&
      (category === undefined || clue.category === category) &&
      (topic === undefined || clue.topics.includes(topic)) &&
      (from === undefined || clue.discoveredOn >= from) &&
      (to === undefined || clue.discoveredOn <= to),
  );
}
