import { UserError } from '../../kernel/errors.ts';
import { clauseText } from '../../kernel/finding.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Category } from '../model.ts';
import { prose } from '../take-step.ts';
import { writeClueFact } from './clue-store.ts';
import { SCREENINGS, type ClueFact, type ScreenResult } from './model.ts';
import type { ClueDeps } from './register-clue.ts';
import { requireClue, showClue, type ClueReport } from './show-clues.ts';
import { screeningClause } from './vocabulary.ts';

export interface ScreenOptions {
  readonly ids: readonly number[];
  readonly result: ScreenResult;
  /** What kind of problem it is, where that was not said or is to be corrected. */
  readonly category?: Category | undefined;
  readonly topics?: readonly string[];
  /** Today where absent. */
  readonly on?: LocalDate | undefined;
  readonly text?: string | undefined;
  /** 转送: to whom. */
  readonly receiver?: string | undefined;
  /** 重复: of which clue. */
  readonly sameAs?: number | undefined;
}

/**
 * 线索研判: what is to become of clues, by which clause. May be done again until the clue is in a case; the last
 * result counts, the earlier ones stay on record. All of them or none.
 * @throws UserError E_CLUE_NEEDS, E_CLUE_IN_CASE, E_CLUE_RESULT
 */
export function screenClues(deps: ClueDeps, options: ScreenOptions): ClueReport[] {
  const { store, pack } = deps;
  const { actor } = store;
  const on = options.on ?? actor.clock.today();
  const { name } = SCREENINGS[options.result];
  const clause = screeningClause(pack, on, options.result, name);
  const [text, receiver] = [prose(options.text), prose(options.receiver)];
  requireContent(options, text, receiver);
  const ids = [...new Set(options.ids)];
  store.write((tx) => {
    for (const id of ids) {
      const { clue, facts, caseNumber } = requireClue(tx, id);
      if (caseNumber !== undefined) {
        throw new UserError('E_CLUE_IN_CASE', `线索${id}已在案件${caseNumber}中，不能再研判`, {
          hint: `在案件中处理：zfjd case show ${caseNumber}`,
        });
      }
      requireDay(id, on, facts.at(-1)?.on ?? clue.discoveredOn, actor.clock.today());
      if (options.sameAs !== undefined) requireOriginal(id, requireClue(tx, options.sameAs).clue.id);
      const fact: ClueFact = {
        clueId: id,
        seq: facts.length + 1,
        act: 'screen',
        on,
        result: options.result,
        ...(options.category && { category: options.category }),
        topics: options.topics ?? [],
        text,
        receiver,
        ...(options.sameAs !== undefined && { sameAs: options.sameAs }),
        recordedAt: actor.clock.now(),
        recordedBy: actor.operator,
      };
      writeClueFact(tx, fact);
      tx.record({
        act: 'clue.screen',
        subject: 'clue',
        id,
        summary: `线索${id}（${clue.agency.name}）研判：${name}，依据${clauseText(clause)}`,
        before: { result: facts.at(-1)?.result ?? null },
        after: fact,
        ...(text !== '' && { reason: text }),
      });
    }
  });
  return ids.map((id) => showClue(deps, id));
}

function requireContent({ result, sameAs }: ScreenOptions, text: string, receiver: string): void {
  const rule = SCREENINGS[result];
  const missing = [
    ...(rule.text !== undefined && text === '' ? [`--text（${rule.text}）`] : []),
    ...(rule.receiver !== undefined && receiver === '' ? [`--to（${rule.receiver}）`] : []),
    ...(result === 'duplicate' && sameAs === undefined ? ['--same-as（与哪一条线索重复）'] : []),
  ];
  if (missing.length > 0) {
    throw new UserError('E_CLUE_NEEDS', `研判为「${rule.name}」还缺少：${missing.join('、')}`, {
      hint: '补上后重新运行',
    });
  }
  if (result !== 'duplicate' && sameAs !== undefined) {
    throw new UserError('E_CLUE_NEEDS', `只有研判为「${SCREENINGS.duplicate.name}」才写 --same-as`, {
      hint: '去掉 --same-as，或改写研判结果',
    });
  }
}

/** @throws UserError E_CASE_DATE */
export function requireDay(id: number, on: LocalDate, earliest: LocalDate, today: LocalDate): void {
  if (on >= earliest && on <= today) return;
  throw new UserError('E_CASE_DATE', `线索${id}的处理日期${on}应在${earliest}至${today}之间`, {
    hint: '检查日期',
  });
}

function requireOriginal(id: number, sameAs: number): void {
  if (id !== sameAs) return;
  throw new UserError('E_CLUE_NEEDS', `线索${id}不能与自己重复`, { hint: '--same-as 写另一条线索的线索号' });
}
