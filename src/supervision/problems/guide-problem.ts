import { meetDeadline, voidDeadline } from '../../calendar/deadlines.ts';
import { formatLetterNumber, requireLetterNumber } from '../../document/letter-number.ts';
import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { keepFile } from '../../store/archive.ts';
import { prose, type CaseDeps } from '../take-step.ts';
import type { ProblemFact, ProblemView } from './model.ts';
import { writeProblemFact } from './problem-store.ts';
import { requireProblem } from './register-problem.ts';

type Deps = Pick<CaseDeps, 'store'>;

export interface GuideOptions {
  readonly id: number;
  /** 发文字号, in any kind of brackets. */
  readonly document: string;
  readonly title?: string | undefined;
  /** 主送 */
  readonly addressees: string;
  /** 成文日期; today where absent. */
  readonly on?: LocalDate | undefined;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

/** 指导性意见已印发: meets the month. A later one is a supplement. @throws UserError E_PROBLEM, E_LETTER_NUMBER */
export function guideProblem({ store }: Deps, options: GuideOptions): ProblemView {
  const document = formatLetterNumber(requireLetterNumber(options.document, '--document'));
  const addressees = prose(options.addressees);
  if (addressees === '') throw new UserError('E_PROBLEM', '没有写发给谁', { hint: '用 --to 写明' });
  return act(store, options.id, options.on, (fact, tx, { term }) => {
    const fileId = options.file && keepFile(tx, options.file.name, options.file.bytes, fact.on);
    if (term && term.metOn === undefined) meetDeadline(tx, term, fact.on, `指导性意见${document}`);
    return {
      ...fact,
      act: 'guide',
      document,
      title: prose(options.title),
      addressees,
      ...(fileId !== undefined && { fileId }),
    };
  });
}

/** 撤回: looked into again and found not to be general; the reason is kept. @throws UserError E_PROBLEM */
export function withdrawProblem(
  { store }: Deps,
  options: { readonly id: number; readonly reason: string; readonly on?: LocalDate | undefined },
): ProblemView {
  const text = prose(options.reason);
  if (text === '') throw new UserError('E_PROBLEM', '没有写撤回的理由', { hint: '用 --reason 写明' });
  return act(store, options.id, options.on, (fact, tx, { state, term }) => {
    if (state === 'guided') {
      throw new UserError('E_PROBLEM', `共性问题${options.id}已提出指导性意见，不能撤回`, {
        hint: `运行 zfjd problem show ${options.id} 查看`,
      });
    }
    if (term && term.metOn === undefined) voidDeadline(tx, term, fact.on, text);
    return { ...fact, act: 'withdraw', text };
  });
}

/** One fact of a problem that was not withdrawn, with its journal entry. */
function act(
  store: CaseDeps['store'],
  id: number,
  day: LocalDate | undefined,
  fill: (
    fact: ProblemFact,
    tx: Parameters<Parameters<typeof store.write>[0]>[0],
    view: ProblemView,
  ) => ProblemFact,
): ProblemView {
  const { actor } = store;
  const today = actor.clock.today();
  const on = day ?? today;
  store.write((tx) => {
    const view = requireProblem({ store }, id);
    const { problem, facts, state } = view;
    if (state === 'withdrawn') {
      throw new UserError('E_PROBLEM', `共性问题${id}已撤回`, {
        hint: '另有发现的，重新登记：zfjd problem add',
      });
    }
    const earliest = facts.at(-1)?.on ?? problem.discoveredOn;
    if (on < earliest || on > today) {
      throw new UserError('E_CASE_DATE', `日期${on}应在${earliest}至${today}之间`, { hint: '检查日期' });
    }
    const empty: ProblemFact = {
      problemId: id,
      seq: facts.length + 1,
      act: 'guide',
      on,
      document: '',
      title: '',
      addressees: '',
      text: '',
      recordedAt: actor.clock.now(),
      recordedBy: actor.operator,
    };
    const fact = fill(empty, tx, view);
    writeProblemFact(tx, fact);
    tx.record({
      act: `problem.${fact.act}`,
      subject: 'problem',
      id,
      summary:
        fact.act === 'guide'
          ? `共性问题${id}：印发指导性意见${fact.document}，发${fact.addressees}`
          : `共性问题${id}撤回`,
      after: fact,
      ...(fact.text !== '' && { reason: fact.text }),
    });
  });
  return requireProblem({ store }, id);
}
