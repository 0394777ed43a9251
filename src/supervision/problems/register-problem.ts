import { setDeadline } from '../../calendar/deadlines.ts';
import { UserError } from '../../kernel/errors.ts';
import { addMonths, type LocalDate } from '../../kernel/local-date.ts';
import { requireClue } from '../clues/show-clues.ts';
import { provisionalWarnings } from '../clocks.ts';
import { bureauName, loadCase, prose, type CaseDeps } from '../take-step.ts';
import type { Ground, ProblemView, Subject } from './model.ts';
import { insertGround, insertProblem, readProblem, readProblems } from './problem-store.ts';
import { groundsAbout } from './propose-problems.ts';

export interface RegisterProblemOptions {
  readonly title: string;
  /** What it is about; its clues and cases of the period are taken as grounds where none are named. */
  readonly subject?: Subject | undefined;
  readonly text?: string | undefined;
  readonly grounds?: readonly Ground[];
  /** 发现之日: the month for guidance runs from it. Today where absent. */
  readonly discoveredOn?: LocalDate | undefined;
}

/** A problem and what a person should know. */
export interface ProblemResult extends ProblemView {
  readonly warnings: readonly string[];
}

/**
 * 登记普遍性、系统性问题: somebody found it, on a day; guidance is due within the time the pack sets
 * (S0 二(四)3), months by 民法典 第二百零二条. @throws UserError E_PROBLEM, E_CASE_DATE
 */
export function registerProblem(deps: CaseDeps, options: RegisterProblemOptions): ProblemResult {
  const { store, pack, calendar } = deps;
  const { actor } = store;
  const today = actor.clock.today();
  const discoveredOn = options.discoveredOn ?? today;
  const title = prose(options.title);
  if (title === '') throw new UserError('E_PROBLEM', '没有写是什么问题', { hint: '用 --title 写明' });
  if (discoveredOn > today) {
    throw new UserError('E_CASE_DATE', `发现日期${discoveredOn}晚于今天${today}`, { hint: '检查日期' });
  }
  const grounds = groundsFor(deps, options, discoveredOn);
  const { value: period, clause } = pack.get('supervision.guidance_period', discoveredOn);
  const { id, warnings } = store.write((tx) => {
    for (const { kind, number } of grounds) {
      if (kind === 'case') loadCase(tx, number);
      else requireClue(tx, Number(number));
    }
    const { id: number } = tx.run(
      insertProblem,
      title,
      options.subject ?? '',
      discoveredOn,
      prose(options.text),
      actor.clock.now(),
      actor.operator,
    );
    for (const ground of grounds) tx.run(insertGround, number, ground.kind, ground.number);
    tx.record({
      act: 'problem.add',
      subject: 'problem',
      id: number,
      summary: `登记共性问题${number}：${title}`,
      after: { title, subject: options.subject ?? '', discoveredOn, grounds },
    });
    const clock = setDeadline(tx, calendar, {
      owner: 'problem',
      ownerId: String(number),
      step: 'guidance',
      title: `提出指导性意见（共性问题${number}）`,
      responsible: bureauName(tx),
      startOn: discoveredOn,
      startEvent: '发现普遍性、系统性问题',
      period,
      basis: clause,
    });
    const unfounded =
      grounds.length > 0
        ? []
        : ['没有找到归入这一类的线索和案件作为依据；有的话，撤回后用 --clues、--cases 写明重新登记'];
    return { id: number, warnings: [...unfounded, ...provisionalWarnings(clock)] };
  });
  return { ...requireProblem(deps, id), warnings };
}

function groundsFor(
  { store, pack }: CaseDeps,
  { grounds = [], subject }: RegisterProblemOptions,
  on: LocalDate,
): readonly Ground[] {
  if (grounds.length > 0 || subject === undefined) return grounds;
  const { months } = pack.get('supervision.common_problem', on).value;
  return groundsAbout(store, subject, addMonths(on, -months), on);
}

/** @throws UserError E_PROBLEM_UNKNOWN */
export function requireProblem({ store }: Pick<CaseDeps, 'store'>, id: number): ProblemView {
  const view = readProblem(store, id, store.actor.clock.today());
  if (view) return view;
  throw new UserError('E_PROBLEM_UNKNOWN', `没有编号为${id}的共性问题`, {
    hint: '运行 zfjd problem list 查看编号',
  });
}

/** All of them, in order of registration. */
export function listProblems({ store }: Pick<CaseDeps, 'store'>): ProblemView[] {
  return readProblems(store, store.actor.clock.today());
}
