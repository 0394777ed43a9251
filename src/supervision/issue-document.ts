import type { LetterDeps, LetterDraft, LetterStep } from './issue-letter.ts';
import { checkLetter, draftLetter, fillLetter, issueLetter } from './issue-letter.ts';
import { UserError } from '../kernel/errors.ts';
import { chineseDate, type LocalDate } from '../kernel/local-date.ts';
import { periodText } from '../kernel/period.ts';
import { compact } from '../kernel/text.ts';
import type { Pack } from '../policy/pack.ts';
import type { ParameterValue } from '../policy/parameters.ts';
import { liveClock, meetClock, voidClocks } from './clocks.ts';
import { courseLine } from './letter-course.ts';
import {
  clauseInLetter,
  filled,
  historyText,
  itemLines,
  phrase,
  problemItems,
  requireParts,
} from './letter-text.ts';
import type { Act, CaseFact } from './model.ts';
import type { CaseResult } from './show-case.ts';
import { madeBy } from './withdraw-document.ts';
import { prose, type CaseRecord } from './take-step.ts';

/** 文种, as the pack describes it. */
export type DocumentForm = ParameterValue<'supervision.documents'>[number];

export interface IssueOptions {
  readonly number: string;
  /** 成文日期; today where absent. */
  readonly on?: LocalDate;
  /** As in `ActOptions`. */
  readonly expect?: number;
  /** Which paper: `urge`, `行政执法监督督办函` or `督办函`; may be left out where only one is allowed on that day. */
  readonly kind?: string;
  /** Why the document goes out without a confirmed failure to react (S0 二(四)2). */
  readonly direct?: string;
  /** 查明的事实; the problem of the case where absent. */
  readonly facts?: readonly string[];
  /** 认定依据 */
  readonly grounds: readonly string[];
  /** What the agency shall do. */
  readonly measures: readonly string[];
  /** 签发人; recorded, not printed. */
  readonly signer: string;
  /** 联系人及电话 */
  readonly contact: string;
  readonly copyTo?: readonly string[];
  /** Lets a letter out whose printed deadline hangs on an unpublished year. */
  readonly allowProvisional?: boolean;
  /** 拟稿 that a second person approved, whose words these are; see `issueDraft`. */
  readonly draft?: number;
}

/**
 * 制发监督文书: the document the pack allows on that day, numbered, as a docx.
 * @throws UserError where the stage, the content, the kind or a provisional deadline forbids it
 */
export function issueDocument(deps: LetterDeps, options: IssueOptions): Promise<CaseResult> {
  return issueLetter(deps, stepOf(options), (record) => compose(deps, options, record));
}

/** What would be issued, if nothing forbids it; nothing is written. @throws UserError as `issueDocument` */
export function checkDocument(deps: LetterDeps, options: IssueOptions): LetterDraft {
  return checkLetter(deps, stepOf(options), (record) => compose(deps, options, record));
}

/** The same letter without a number, for reading before it is issued; nothing is written. */
export function draftDocument(deps: LetterDeps, options: IssueOptions) {
  return draftLetter(deps, stepOf(options), (record) => compose(deps, options, record));
}

function stepOf({ number, on, direct, expect, draft }: IssueOptions): LetterStep {
  return direct === undefined
    ? { caseNumber: number, act: 'issue', on, expect, draft }
    : { caseNumber: number, act: 'issue-direct', on, expect, text: direct, draft };
}

function compose(deps: LetterDeps, options: IssueOptions, record: CaseRecord): LetterDraft {
  const { pack, store } = deps;
  const { file } = record;
  const on = options.on ?? store.actor.clock.today();
  const given = filled(options.facts);
  const facts = given.length > 0 ? given : problemItems(file.problem);
  const grounds = filled(options.grounds);
  const measures = filled(options.measures);
  const signer = prose(options.signer);
  const contact = phrase(options.contact);
  const form = chooseForm(pack, on, options.kind);
  const policy = policyValues(deps, options, on);
  const again = secondRound(pack, record, on);
  requireParts({
    认定依据: grounds.length > 0,
    监督要求: measures.length > 0,
    签发人: signer !== '',
    联系人及电话: contact !== '',
  });
  return {
    kind: form.kind,
    name: form.name,
    mark: form.mark,
    addressee: file.agency.name,
    signer,
    on,
    upward: false,
    copyTo: filled(options.copyTo),
    ...fillLetter(deps, form.template, {
      documentName: form.name,
      caseNumber: file.number,
      source: phrase(file.source.text),
      discoveredOn: chineseDate(file.discoveredOn),
      issuedOn: chineseDate(on),
      history:
        historyText(record, form.name, options.direct) + earlierDocuments(record) || '上述情况经我局核实。',
      facts: itemLines(facts),
      grounds: itemLines(grounds),
      measures: itemLines(measures),
      contact,
      ...policy,
    }),
    details: {
      documentName: form.name,
      facts: facts.join('\n'),
      grounds: grounds.join('\n'),
      measures: measures.join('\n'),
      rectifyBy: policy.rectifyBy,
    },
    onIssued: (tx, document) => {
      const due = liveClock(tx, file.number, 'document')?.dueOn;
      const late = due !== undefined && on > due && record.state.stage !== 'failed';
      meetClock(tx, file.number, 'document', on, madeBy(document.number));
      voidClocks(tx, file.number, on, '已制发文书');
      return [
        ...(late ? [`成文日期${on}已超过制发期限${due}`] : []),
        ...(again === undefined ? [] : [again]),
      ];
    },
  };
}

/** Says what no text says of a second document. @throws UserError E_CASE_DOCUMENT where the pack allows none */
function secondRound(pack: Pack, { state, file }: CaseRecord, on: LocalDate): string | undefined {
  if (state.stage !== 'failed') return undefined;
  const policy = pack.find('supervision.second_round', on);
  if (policy?.value.allowed !== false) return policy?.note;
  throw new UserError('E_CASE_DOCUMENT', '复查不合格以后不能再次制发文书', {
    hint: `${policy.note ?? ''}运行 zfjd case escalate ${file.number} 报请`,
  });
}

/** What came of the documents before this one, for the agency to read. */
function earlierDocuments({ facts }: CaseRecord): string {
  return facts
    .flatMap((fact) => {
      const { act, on, text, details } = fact;
      const day = chineseDate(on);
      if (act === 'issue' || act === 'issue-direct') {
        return [`${day}，我局制发《${details.documentName ?? '监督文书'}》（${details.document}）。`];
      }
      if (act === 'withdraw') return [`${day}，我局撤回${details.document}，不再作为督促整改的依据。`];
      if (act === 'review-failed') return [`${day}，经跟踪复查仍未整改到位：${phrase(text)}。`];
      return TOLD_AGAIN.has(act) ? [`${courseLine(fact, '你单位')}。`] : [];
    })
    .join('');
}

/** What else bears upon the time the agency had. */
const TOLD_AGAIN: ReadonlySet<CaseFact['act']> = new Set<Act>([
  'serve',
  'correct-service',
  'extend',
  'suspend',
  'resume',
  'object',
  'answer-objection',
  'send-reply',
  'feedback',
  'retract',
  'decline',
]);

function policyValues({ pack, calendar }: LetterDeps, options: IssueOptions, on: LocalDate) {
  const rectify = pack.get('supervision.rectify_period', on);
  const review = pack.get('supervision.review_period', on);
  const escalation = pack.get('supervision.escalation', on);
  const { due, provisional } = calendar.due(on, rectify.value);
  if (provisional && !options.allowProvisional) {
    throw new UserError(
      'E_CASE_PROVISIONAL',
      `整改期限的届满日${due}是暂定的：涉及的年度放假安排尚未公布或未导入，文书不宜写入暂定日期`,
      {
        hint: '放假安排公布后先运行 zfjd calendar import；确须现在制发的，加 --allow-provisional，文书中注明暂定',
      },
    );
  }
  return {
    rectifyPeriod: periodText(rectify.value),
    rectifyClause: clauseInLetter(rectify.clause),
    rectifyBy: chineseDate(due) + (provisional ? '（暂定，以国务院办公厅公布的放假安排为准）' : ''),
    reviewPeriod: periodText(review.value),
    decider: escalation.value.decider,
    decision: escalation.value.decision,
  };
}

/** What may be issued on a day, and when each is the right paper. */
export function documentForms(pack: Pack, on: LocalDate): readonly DocumentForm[] {
  return pack.get('supervision.documents', on).value;
}

/** `urge（行政执法监督督办函：应当履行职责而没有履行）；…` */
export function describeForms(forms: readonly DocumentForm[]): string {
  return forms.map((form) => `${form.kind}（${form.name}：${form.use}）`).join('；');
}

function chooseForm(pack: Pack, on: LocalDate, kind: string | undefined): DocumentForm {
  const forms = documentForms(pack, on);
  const wanted = compact(kind ?? '');
  const fitting =
    kind === undefined
      ? forms
      : forms.filter(({ kind: key, name }) => wanted !== '' && (key === wanted || name.endsWith(wanted)));
  const [chosen, ...others] = fitting;
  if (chosen && others.length === 0) return chosen;
  throw new UserError(
    'E_CASE_DOCUMENT',
    kind === undefined
      ? '这一天可以制发的监督文书不止一种，请选定文种'
      : `${on}不能制发该种文书（${prose(kind)}）`,
    { hint: `可用：${describeForms(forms)}`, exit: 2 },
  );
}
