import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Tx } from '../../store/store.ts';
import { CATEGORIES, type Category, type NewClue } from '../model.ts';
import { openClue } from '../open-case.ts';
import { loadCase, prose } from '../take-step.ts';
import { writeClueFact } from './clue-store.ts';
import { clueStateName, type ClueView } from './model.ts';
import type { ClueDeps } from './register-clue.ts';
import { requireDay } from './screen-clue.ts';
import { requireClue } from './show-clues.ts';

export interface GroupOptions {
  readonly ids: readonly number[];
  /** An open case of the same agency; a new one is opened where absent. */
  readonly caseNumber?: string | undefined;
  /** 问题 of the new case; those of the clues one after another where absent. */
  readonly problem?: string | undefined;
  /** 类别 of the new case; that of the clues where absent. */
  readonly category?: Category | undefined;
}

export interface GroupedClues {
  readonly caseNumber: string;
  /** false where the clues went to a case that was there. */
  readonly opened: boolean;
  readonly clues: readonly ClueView[];
  readonly warnings: readonly string[];
}

/**
 * 并案: clues of one agency become one case, or join one; all in one transaction. A clue that was not screened is
 * accepted by that; one that was screened otherwise is refused until it is screened anew.
 * @throws UserError E_CLUE_GROUP, E_CLUE_IN_CASE, E_CASE_UNKNOWN
 */
export function groupClues({ store }: ClueDeps, options: GroupOptions): GroupedClues {
  const ids = [...new Set(options.ids)];
  const { actor } = store;
  const today = actor.clock.today();
  const { caseNumber, opened } = store.write((tx) => {
    const clues = ids.map((id) => requireClue(tx, id));
    requireGroup(clues);
    const target = options.caseNumber === undefined ? undefined : joinable(tx, options.caseNumber, clues);
    const to = target ? { number: target, opened: false } : openClue(tx, actor, asOne(clues, options));
    for (const view of clues) link(tx, view, to.number, today, actor);
    tx.record({
      act: 'clue.group',
      subject: 'case',
      id: to.number,
      summary: `线索${ids.join('、')}${to.opened ? '立案' : '并入案件'}${to.number}`,
      after: { clues: ids, case: to.number, opened: to.opened },
    });
    return { caseNumber: to.number, opened: to.opened };
  });
  return {
    caseNumber,
    opened,
    clues: ids.map((id) => requireClue(store, id)),
    warnings:
      opened || options.caseNumber !== undefined ? [] : [`这条线索此前已立案${caseNumber}，已归入该案`],
  };
}

function requireGroup(clues: readonly ClueView[]): void {
  const [first] = clues;
  const other = clues.find(({ clue }) => clue.agency.code !== first?.clue.agency.code);
  if (first && other) {
    throw new UserError(
      'E_CLUE_GROUP',
      `线索${first.clue.id}（${first.clue.agency.name}）和线索${other.clue.id}（${other.clue.agency.name}）不是同一个单位的，不能并案`,
      { hint: '一个案件只监督一个单位；多个单位的同类问题请登记为共性问题：zfjd problem propose' },
    );
  }
  const taken = clues.find(({ caseNumber }) => caseNumber !== undefined);
  if (taken) {
    throw new UserError('E_CLUE_IN_CASE', `线索${taken.clue.id}已在案件${taken.caseNumber}中`, {
      hint: `去掉这条线索；要把别的线索并入该案，用 --case ${taken.caseNumber}`,
    });
  }
  const ended = clues.filter(({ state }) => state !== 'pending' && state !== 'accepted');
  if (ended.length > 0) {
    throw new UserError(
      'E_CLUE_GROUP',
      `不能立案：${ended.map(({ clue, state }) => `线索${clue.id}为「${clueStateName(state)}」`).join('；')}`,
      { hint: '情况有变的，先重新研判：zfjd clue screen <线索号> --result 受理' },
    );
  }
}

/** @throws UserError E_CLUE_GROUP where the case is closed or another agency's */
function joinable(tx: Tx, number: string, clues: readonly ClueView[]): string {
  const {
    file,
    state: { stage },
  } = loadCase(tx, number);
  const agency = clues[0]?.clue.agency;
  if (file.agency.code !== agency?.code) {
    throw new UserError('E_CLUE_GROUP', `案件${number}是${file.agency.name}的，线索是${agency?.name}的`, {
      hint: '去掉 --case 另立案件，或核对编号',
    });
  }
  if (stage === 'closed') {
    throw new UserError('E_CLUE_GROUP', `案件${number}已结案，不能再并入线索`, {
      hint: '去掉 --case 另立案件',
    });
  }
  return number;
}

function asOne(clues: readonly ClueView[], options: GroupOptions): NewClue {
  const all = clues.map(({ clue }) => clue).sort((a, b) => (a.discoveredOn < b.discoveredOn ? -1 : 1));
  const [first] = all;
  if (!first) throw new UserError('E_CLUE_GROUP', '没有写线索号', { hint: '例如 zfjd clue group 3 5 8' });
  const named = [...new Set(all.map(({ category }) => category).filter((name) => name !== ''))];
  const category = options.category ?? named[0];
  if (category === undefined || (options.category === undefined && named.length > 1)) {
    const why =
      named.length > 1
        ? `线索的类别不一致：${named.map((key) => CATEGORIES[key]).join('、')}`
        : '线索都没有写问题类别';
    throw new UserError('E_CLUE_GROUP', `${why}，案件要有一个类别`, { hint: '用 --category 写明案件的类别' });
  }
  const problems = [...new Set(all.map(({ problem }) => problem))];
  const numbered =
    problems.length === 1 ? problems[0] : problems.map((text, i) => `${i + 1}．${text}`).join('\n');
  const texts = [...new Set(all.map(({ source }) => source.text))];
  const alone = all.length === 1;
  return {
    source: {
      kind: first.source.kind,
      id:
        alone && first.source.id !== ''
          ? first.source.id
          : `线索${all
              .map(({ id }) => id)
              .sort((a, b) => a - b)
              .join('、')}`,
      text: texts.join('、'),
    },
    agency: first.agency,
    category,
    problem: prose(options.problem) || (numbered ?? ''),
    discoveredOn: first.discoveredOn,
    ...(alone && {
      proof: { text: first.proof, ...(first.proofFileId !== undefined && { fileId: first.proofFileId }) },
    }),
  };
}

function link(
  tx: Tx,
  { clue, facts }: ClueView,
  caseNumber: string,
  today: LocalDate,
  actor: ClueDeps['store']['actor'],
): void {
  requireDay(clue.id, today, facts.at(-1)?.on ?? clue.discoveredOn, today);
  writeClueFact(tx, {
    clueId: clue.id,
    seq: facts.length + 1,
    act: 'link',
    on: today,
    topics: [],
    text: '',
    receiver: '',
    caseNumber,
    recordedAt: actor.clock.now(),
    recordedBy: actor.operator,
  });
}
