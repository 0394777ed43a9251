import { UserError } from '../kernel/errors.ts';
import { quarterText } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import type { Store } from '../store/store.ts';
import { openClue } from '../supervision/open-case.ts';
import type { Answer, CheckItem, SiteCheck, Subject } from './model.ts';
import { scoreChecks, type SubjectScore } from './score-checks.ts';
import { insertClue, readClues } from './store.ts';

/** 发现的问题: one item found wanting. */
export interface SiteProblem {
  readonly subject: Subject;
  readonly check: SiteCheck;
  readonly item: CheckItem;
  readonly answer: Answer;
  /** Of the case it became. */
  readonly caseNumber?: string;
}

/** Problems of the newest forms, in the order of the form; those put right on the spot among them. */
export function problemsOf({ subject, check, score, clues }: SubjectScore): SiteProblem[] {
  if (!check || !score) return [];
  return score.areas
    .flatMap(({ items }) => items)
    .flatMap(({ item, answer, percent }): SiteProblem[] => {
      if (!answer || percent === undefined || percent === 100) return [];
      const caseNumber = clues.get(item.code);
      return [{ subject, check, item, answer, ...(caseNumber !== undefined && { caseNumber }) }];
    });
}

/** Problems that are to become cases: neither put right on the spot nor a case already. */
export function openProblems(scores: readonly SubjectScore[]): SiteProblem[] {
  return scores
    .flatMap(problemsOf)
    .filter(({ answer, caseNumber }) => !answer.corrected && caseNumber === undefined);
}

/** Cases whose item is no problem any more by the newest form; the person at the case decides. */
export function staleClues(
  scores: readonly SubjectScore[],
): { item: string; caseNumber: string; agency: string }[] {
  return scores.flatMap((score) => {
    const still = new Set(problemsOf(score).map(({ item }) => item.code));
    return [...score.clues].flatMap(([item, caseNumber]) =>
      still.has(item) ? [] : [{ item, caseNumber, agency: score.subject.name }],
    );
  });
}

export interface ClueDeps {
  readonly store: Store;
  readonly pack: Pack;
}

/** A problem that was handed over. */
export interface OpenedProblem extends SiteProblem {
  readonly caseNumber: string;
}

/**
 * 转线索: opens a case for each of the problems, with the form as evidence, in one transaction; one that is a
 * case already is left alone. @throws UserError as `openClue`
 */
export function openClues({ store }: ClueDeps, problems: readonly SiteProblem[]): OpenedProblem[] {
  if (problems.length === 0) return [];
  return store.write((tx) => {
    const opened = problems.flatMap((problem): OpenedProblem[] => {
      const { subject, check, item, answer } = problem;
      const { quarter, agency } = check;
      // Somebody else may have handed it over since it was read.
      if (readClues(tx, quarter).has(`${agency.code}/${item.code}`)) return [];
      const { number } = openClue(tx, store.actor, {
        source: {
          kind: 'draw',
          id: `${quarter}/${agency.code}/${item.code}`,
          text: `${quarterText(quarter)}${subject.how === '定向' ? '定向检查' : '抽查'}`,
        },
        agency,
        category: item.category,
        problem: answer.problem,
        discoveredOn: check.checkedOn,
        proof: { text: proofText(problem), fileId: check.fileId },
      });
      tx.run(insertClue, quarter, agency.code, item.code, check.id, number);
      return [{ ...problem, caseNumber: number }];
    });
    const [first] = opened;
    if (!first) return opened;
    tx.record({
      act: 'onsite.clue',
      subject: 'draw',
      id: first.check.quarter,
      summary: `抽查发现的问题转线索${opened.length}件：${opened.map((o) => `${o.check.agency.name}${o.item.code}→${o.caseNumber}`).join('；')}`,
      after: opened.map(({ check, item, caseNumber }) => ({
        agency: check.agency.code,
        item: item.code,
        caseNumber,
      })),
    });
    return opened;
  });
}

function proofText({ check, item, answer }: SiteProblem): string {
  const form = `检查表${item.code}（${item.text}），检查人员${check.inspectors || '未写明'}，「${check.file}」第${check.version}版`;
  return answer.evidence === '' ? form : `${answer.evidence}；${form}`;
}

/** The problems a person means. @throws UserError E_CLUE_ITEM where an item is no open problem */
export function chooseProblems(
  { store, pack }: ClueDeps,
  options: {
    readonly quarter: string;
    readonly agency?: string | undefined;
    readonly items: readonly string[];
  },
): SiteProblem[] {
  const scores = scoreChecks(store, pack, options);
  const open = openProblems(scores);
  if (options.items.length === 0) return open;
  const wanted = new Set(options.items.map((item) => item.trim().toUpperCase()));
  const unknown = [...wanted].filter((code) => !open.some(({ item }) => item.code === code));
  if (unknown.length === 0) return open.filter(({ item }) => wanted.has(item.code));
  const all = scores.flatMap(problemsOf);
  const reason = (code: string): string => {
    const found = all.find(({ item }) => item.code === code);
    if (!found) return `${code}没有发现问题`;
    return found.caseNumber === undefined ? `${code}已当场纠正` : `${code}已立案${found.caseNumber}`;
  };
  throw new UserError('E_CLUE_ITEM', `不能转线索：${unknown.map(reason).join('、')}`, {
    hint: `zfjd draw score --quarter ${options.quarter} 查看各项结果`,
  });
}
