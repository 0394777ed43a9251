import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { compact } from '../../kernel/text.ts';
import { showCase, type ReadDeps } from '../show-case.ts';
import type { CaseFile } from '../model.ts';
import { prose } from '../take-step.ts';
import { cluesInCase, writeClueFact } from './clue-store.ts';
import type { Clue, ClueView } from './model.ts';
import { requireDay } from './screen-clue.ts';
import { requireClue } from './show-clues.ts';

export interface UngroupOptions {
  readonly id: number;
  /** Why it does not belong to the case. */
  readonly text: string;
  /** Today where absent. */
  readonly on?: LocalDate | undefined;
}

export interface UngroupedClue {
  readonly view: ClueView;
  readonly caseNumber: string;
  readonly warnings: readonly string[];
}

/**
 * 移出案件: a clue that was put into the wrong case leaves it and stands as it was screened; that it was in the case
 * stays on record. The last clue of a case that was opened from clues stays: the case and its documents rest on it.
 * @throws UserError E_CLUE_GROUP
 */
export function ungroupClue(deps: ReadDeps, options: UngroupOptions): UngroupedClue {
  const { store } = deps;
  const { actor } = store;
  const { id } = options;
  const text = prose(options.text);
  const today = actor.clock.today();
  const on = options.on ?? today;
  return store.write((tx) => {
    const { clue, facts, caseNumber } = requireClue(tx, id);
    if (caseNumber === undefined) {
      throw new UserError('E_CLUE_GROUP', `线索${id}不在案件中，不能移出`, {
        hint: `运行 zfjd clue show ${id} 查看`,
      });
    }
    if (text === '') {
      throw new UserError('E_CLUE_GROUP', '没有写移出的理由', { hint: '用 --text 写明为什么不属于这个案件' });
    }
    const { file, documents } = showCase(deps, caseNumber);
    const standing = documents.filter((one) => one.void === undefined).map(({ number }) => number);
    const rest = cluesInCase(tx, caseNumber).filter((other) => other.clue.id !== id);
    if (rest.length === 0 && openedFrom(file, clue)) refuseLast(id, caseNumber, standing);
    requireDay(id, on, facts.at(-1)?.on ?? clue.discoveredOn, today);
    writeClueFact(tx, {
      clueId: id,
      seq: facts.length + 1,
      act: 'unlink',
      on,
      topics: [],
      text,
      receiver: '',
      caseNumber,
      recordedAt: actor.clock.now(),
      recordedBy: actor.operator,
    });
    tx.record({
      act: 'clue.ungroup',
      subject: 'case',
      id: caseNumber,
      summary: `线索${id}移出案件${caseNumber}`,
      before: { clues: [id, ...rest.map((other) => other.clue.id)].sort((a, b) => a - b) },
      after: { clues: rest.map((other) => other.clue.id) },
      reason: text,
    });
    return { view: requireClue(tx, id), caseNumber, warnings: afterwards(clue, file, standing) };
  });
}

/** Whether the case came of this clue, alone or with others. */
function openedFrom({ source }: CaseFile, clue: Clue): boolean {
  const grouped = /^线索([\d、]+)$/u.exec(source.id ?? '')?.[1];
  if (grouped !== undefined) return grouped.split('、').includes(String(clue.id));
  return clue.source.id !== '' && clue.source.id === source.id && clue.source.kind === source.kind;
}

function refuseLast(id: number, caseNumber: string, standing: readonly string[]): never {
  throw new UserError(
    'E_CLUE_GROUP',
    standing.length === 0
      ? `案件${caseNumber}由线索${id}立案，没有别的线索，不能移出`
      : `案件${caseNumber}已制发的${standing.join('、')}只以线索${id}为依据，不能移出`,
    {
      hint:
        standing.length === 0
          ? `线索不成立的：zfjd case close ${caseNumber} --unfounded <理由>`
          : `文书有误的先撤回：zfjd case withdraw ${caseNumber} --text <理由>；还有别的线索的先并入：zfjd clue group <线索号> --case ${caseNumber}`,
    },
  );
}

/** What still tells of the clue in the case. */
function afterwards(clue: Clue, { number, problem }: CaseFile, standing: readonly string[]): string[] {
  return [
    ...(compact(problem).includes(compact(clue.problem))
      ? [`案件${number}立案时的问题写有这条线索的内容，不作改动；以后的文书用 --fact 写明查明的事实`]
      : []),
    ...(standing.length === 0
      ? []
      : [`案件${number}已制发${standing.join('、')}，其中写有这条线索的事实的，撤回后重新制发`]),
  ];
}
