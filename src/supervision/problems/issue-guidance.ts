import type { OfficialLetter } from '../../document/letter.ts';
import { UserError } from '../../kernel/errors.ts';
import { chineseDate, yearOf } from '../../kernel/local-date.ts';
import { keepFile } from '../../store/archive.ts';
import { requireApproved, type ApprovedMatter } from '../approval.ts';
import { composeLetter, missingValues, type LetterValues } from '../compose-letter.ts';
import { writeDocument } from '../document-store.ts';
import { EVERY_AGENCY, gatherWords, type LetterWords } from '../draft-case-letter.ts';
import { refuseUnmarked } from '../issue-case-letter.ts';
import type { LetterDeps } from '../issue-letter.ts';
import { letterForm } from '../letter-kinds.ts';
import { itemLines, requireParts } from '../letter-text.ts';
import type { NumberedLetter } from '../model.ts';
import { issueUnderNumber } from '../number-letter.ts';
import { nextNumber } from '../number-series.ts';
import { prose } from '../take-step.ts';
import { meetMonth } from './guide-problem.ts';
import type { ProblemView } from './model.ts';
import { checkProblemAct, problemActText, recordProblemFact } from './problem-act.ts';
import { readProblem } from './problem-store.ts';
import { requireProblem } from './register-problem.ts';

/** 指导意见 of a 共性问题, to be sent out under a number. */
export interface GuidanceOptions extends LetterWords {
  readonly id: number;
  /** 签发人; recorded, not printed. */
  readonly signer: string;
  /** 序号 of the last fact the person saw, 0 before the first; refused where more has happened since. */
  readonly expect?: number | undefined;
  /** The approved draft whose words these are. */
  readonly draft?: number | undefined;
}

/** The problem as it stands now, and the letter that went out. */
export interface GuidanceResult {
  readonly problem: ProblemView;
  readonly issued: NumberedLetter;
}

const KIND = 'guidance';

interface Composed {
  readonly view: ProblemView;
  readonly mark: string;
  readonly letter: OfficialLetter;
  readonly signer: string;
}

/**
 * 制发指导意见: numbered as the letters of cases are, by the same register; meets the month of 二(四)3.
 * @throws UserError where the day, the content or the approval forbids it
 */
export async function issueGuidance(deps: LetterDeps, options: GuidanceOptions): Promise<GuidanceResult> {
  const { store } = deps;
  const { id, draft } = options;
  const issued = await issueUnderNumber(deps, () => {
    const { view, mark, letter, signer } = compose(deps, options);
    requireApproved(deps, approvalOf(view), options);
    return {
      mark,
      on: letter.date,
      letter,
      unchanged: (reader) => readProblem(reader, id, letter.date)?.facts.length === view.facts.length,
      keep: (tx, next, bytes): NumberedLetter => {
        const fileId = keepFile(tx, `${next.number}.docx`, bytes, store.actor.clock.today());
        const { title, to: addressee = '' } = letter;
        const on = letter.date;
        meetMonth(tx, view, on, next.number);
        const { seq } = recordProblemFact(tx, store.actor, view, {
          act: 'guide',
          on,
          document: next.number,
          title,
          addressees: addressee,
          fileId,
          ...(draft !== undefined && { draft }),
        });
        const { name } = letterForm(KIND);
        const { number } = next;
        const made = { number, kind: KIND, name, title, addressee, signer, issuedOn: on, fileId } as const;
        writeDocument(tx, made, next, { problemId: id, seq });
        return made;
      },
    };
  });
  return { problem: requireProblem(deps, id), issued };
}

/** What would be issued, if nothing forbids it; nothing is written. @throws UserError as `issueGuidance` */
export function checkGuidance(deps: LetterDeps, options: GuidanceOptions): OfficialLetter {
  const { view, mark, letter } = compose(deps, options);
  if (options.draft !== undefined) requireApproved(deps, approvalOf(view), options);
  nextNumber(deps.store, mark, yearOf(letter.date));
  return letter;
}

/** The same letter without a number, for reading; nothing is written. @throws UserError as `issueGuidance` */
export async function draftGuidance(deps: LetterDeps, options: GuidanceOptions) {
  const bytes = await deps.renderLetter(checkGuidance(deps, options));
  return { name: `${letterForm(KIND).name}（草稿）.docx`, bytes };
}

/** Labels of what neither the problem nor the options say. */
export function missingOfGuidance(deps: LetterDeps, id: number, words: LetterWords): string[] {
  const { envelope, values } = gather(deps, requireProblem(deps, id), words);
  return missingValues(deps, KIND, envelope, values);
}

function approvalOf({ problem, facts }: ProblemView): ApprovedMatter {
  return {
    owner: { kind: 'problem', id: String(problem.id) },
    seen: facts.length,
    used: (draft) => facts.some((fact) => fact.draft === draft),
  };
}

function compose(deps: LetterDeps, options: GuidanceOptions): Composed {
  const view = requireProblem(deps, options.id);
  const { envelope, values, mark } = gather(deps, view, options);
  // What an approved draft was made upon is compared with its approval.
  if (options.draft === undefined) requireUnchanged(view, options.expect);
  checkProblemAct(view, envelope.on, deps.store.actor.clock.today());
  const letter = composeLetter(deps, KIND, envelope, values);
  const signer = prose(options.signer);
  requireParts({ 签发人: signer !== '' });
  return { view, mark: mark ?? refuseUnmarked(deps, letterForm(KIND).name), letter, signer };
}

/** @throws UserError E_CASE_CHANGED telling what happened since the person looked */
function requireUnchanged({ problem, facts }: ProblemView, expect = facts.length): void {
  if (expect === facts.length) return;
  const since = facts
    .slice(expect)
    .map((fact) => `  - ${fact.on} ${problemActText(fact)}（${fact.recordedBy}，${fact.recordedAt}登记）`);
  throw new UserError(
    'E_CASE_CHANGED',
    `共性问题${problem.id}在您查看之后又有了变化，本次没有制发：\n${since.join('\n')}`,
    { hint: `运行 zfjd problem show ${problem.id} 看过以后重新办理` },
  );
}

function gather(deps: LetterDeps, { problem }: ProblemView, words: LetterWords) {
  const { title, discoveredOn, text } = problem;
  const values: LetterValues = {
    subject: title,
    discoveredOn: chineseDate(discoveredOn),
    ...(text !== '' && { causes: itemLines([text]) }),
  };
  return gatherWords(deps, KIND, words, { to: EVERY_AGENCY, values });
}
