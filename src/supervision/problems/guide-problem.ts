import { meetDeadline, retractDeadline, setDeadline, voidDeadline } from '../../calendar/deadlines.ts';
import { periodOf } from '../clocks.ts';
import { formatLetterNumber, requireLetterNumber } from '../../document/letter-number.ts';
import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { keepFile } from '../../store/archive.ts';
import type { Tx } from '../../store/store.ts';
import { markOf, seriesOf } from '../number-series.ts';
import { prose, type CaseDeps } from '../take-step.ts';
import { standingGuides, type ProblemFact, type ProblemView } from './model.ts';
import { checkProblemAct, recordProblemFact, requireDay } from './problem-act.ts';
import { requireProblem } from './register-problem.ts';

/** 指导性意见 that another hand numbered: an office of the bureau, in a series of its own. */
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

/**
 * 登记在程序以外编号印发的指导性意见: meets the month. A later one is a supplement. The numbers of the program's own
 * series are given out by the program alone (`issueGuidance`); those used on paper before are 起编.
 * @throws UserError E_PROBLEM, E_LETTER_NUMBER
 */
export function guideProblem(
  { store, pack }: Pick<CaseDeps, 'store' | 'pack'>,
  options: GuideOptions,
): ProblemView {
  const { id } = options;
  const written = requireLetterNumber(options.document, '--document');
  const document = formatLetterNumber(written);
  const addressees = prose(options.addressees);
  if (addressees === '') throw new UserError('E_PROBLEM', '没有写发给谁', { hint: '用 --to 写明' });
  const today = store.actor.clock.today();
  const on = options.on ?? today;
  if (written.code === seriesOf(store, markOf(pack, 'guidance', on))) {
    throw new UserError('E_PROBLEM', `${document}是本程序编号的文号，不能手工填写`, {
      hint: `去掉 --document，由程序编号制发：zfjd problem guidance ${id}；已在纸上用掉的号先起编：zfjd case number-start`,
    });
  }
  store.write((tx) => {
    const view = requireProblem({ store }, id);
    checkProblemAct(view, on, today);
    const { file } = options;
    meetMonth(tx, view, on, document);
    recordProblemFact(tx, store.actor, view, {
      act: 'guide',
      on,
      document,
      title: prose(options.title),
      addressees,
      ...(file && { fileId: keepFile(tx, file.name, file.bytes, today) }),
    });
  });
  return requireProblem({ store }, id);
}

/** The month ends with the first 指导性意见. */
export function meetMonth(tx: Tx, { term }: ProblemView, on: LocalDate, document: string): void {
  if (term && term.metOn === undefined) meetDeadline(tx, term, on, metBy(document));
}

/** 撤回: looked into again and found not to be general; the reason is kept. @throws UserError E_PROBLEM */
export function withdrawProblem(
  { store }: Pick<CaseDeps, 'store'>,
  options: { readonly id: number; readonly reason: string; readonly on?: LocalDate | undefined },
): ProblemView {
  const { id } = options;
  const text = requireReason(options.reason, '没有写撤回的理由');
  const today = store.actor.clock.today();
  const on = options.on ?? today;
  store.write((tx) => {
    const view = requireProblem({ store }, id);
    checkProblemAct(view, on, today);
    const { state, term, facts } = view;
    if (state === 'guided') {
      const [guide] = standingGuides(facts);
      throw new UserError('E_PROBLEM', `共性问题${id}已提出指导性意见，不能撤回`, {
        hint: `指导性意见写错的，先作废：zfjd problem withdraw ${id} --document ${guide?.document ?? '<文号>'} --reason <错在哪里>`,
      });
    }
    if (term && term.metOn === undefined) voidDeadline(tx, term, on, text);
    recordProblemFact(tx, store.actor, view, { act: 'withdraw', on, text });
  });
  return requireProblem({ store }, id);
}

/**
 * 作废指导性意见: the wrong letter is void, its number stays as a void record and is never used again. Where none is
 * left that stands, the month runs as before. @throws UserError E_PROBLEM, E_LETTER_NUMBER, E_CASE_DATE
 */
export function voidGuidance(
  { store, calendar }: Pick<CaseDeps, 'store' | 'calendar'>,
  options: {
    readonly id: number;
    /** 发文字号, in any kind of brackets. */
    readonly document: string;
    readonly reason: string;
    readonly on?: LocalDate | undefined;
  },
): ProblemView {
  const { id } = options;
  const document = formatLetterNumber(requireLetterNumber(options.document, '--document'));
  const text = requireReason(options.reason, '没有写错在哪里');
  const today = store.actor.clock.today();
  const on = options.on ?? today;
  store.write((tx) => {
    const view = requireProblem({ store }, id);
    const guide = requireGuide(view, document);
    // Beside other acts: a letter is made void on or after its own day, whatever else went out since.
    requireDay(on, guide.on, today);
    recordProblemFact(tx, store.actor, view, { act: 'void', on, document, text });
    const { term } = view;
    const [first] = standingGuides(view.facts.filter((fact) => fact !== guide));
    if (!term || term.metBy !== metBy(document)) return;
    retractDeadline(tx, term, on, `指导性意见${document}已作废：${text}`);
    const again = setDeadline(tx, calendar, {
      ...term,
      period: periodOf(term),
      basis: { document: term.basis, at: '' },
    });
    if (first) meetDeadline(tx, again, first.on, metBy(first.document));
  });
  return requireProblem({ store }, id);
}

const metBy = (document: string) => `指导性意见${document}`;

function requireGuide({ problem, facts }: ProblemView, document: string): ProblemFact {
  const guide = standingGuides(facts).find((fact) => fact.document === document);
  if (guide) return guide;
  const known = standingGuides(facts).map((fact) => fact.document);
  const gone = facts.some((fact) => fact.act === 'void' && fact.document === document);
  throw new UserError(
    'E_PROBLEM',
    gone ? `${document}已经作废` : `共性问题${problem.id}没有文号为「${document}」的指导性意见`,
    { hint: known.length === 0 ? '没有可以作废的指导性意见' : `已印发：${known.join('、')}` },
  );
}

function requireReason(written: string, missing: string): string {
  const text = prose(written);
  if (text !== '') return text;
  throw new UserError('E_PROBLEM', missing, { hint: '用 --reason 写明' });
}
