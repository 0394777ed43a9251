import { chineseDate, type LocalDate } from '../kernel/local-date.ts';
import type { Reader } from '../store/store.ts';
import { liveClock } from './clocks.ts';
import type { LetterValues } from './compose-letter.ts';
import { currentDocument, servedOn } from './current-document.ts';
import { courseLine, courseText } from './letter-course.ts';
import type { LetterKind } from './letter-kinds.ts';
import { filled, itemLines, phrase, problemItems } from './letter-text.ts';
import type { Act, CaseFact } from './model.ts';
import type { CaseRecord } from './take-step.ts';

const SIGHT = '1. 与上述问题有关的执法记录和案卷。\n2. 已经采取的纠正措施及证明材料。';

/** What the case itself says, for any kind of letter. */
export function caseValues(reader: Reader, record: CaseRecord, kind: LetterKind): LetterValues {
  const { file, facts } = record;
  const document = currentDocument(facts)?.details;
  const issued = last(facts, 'issue', 'issue-direct')?.details;
  const found = filled(issued?.facts?.split('\n'));
  const measures = itemLines(filled(issued?.measures?.split('\n')));
  return {
    caseNumber: file.number,
    agency: file.agency.name,
    source: phrase(file.source.text),
    discoveredOn: chineseDate(file.discoveredOn),
    facts: itemLines(found.length > 0 ? found : problemItems(file.problem)),
    grounds: itemLines(filled(issued?.grounds?.split('\n'))),
    measures,
    decisionItems: measures,
    course: courseText(facts, document?.documentName ?? '', kind === 'decision' ? '你单位' : '该单位'),
    document:
      document === undefined ? '' : `《${document.documentName ?? '监督文书'}》（${document.document}）`,
    interviewee: '你单位主要负责人',
    materials: SIGHT,
    ...warningValues(facts),
    ...objectionValues(facts),
    ...reviewValues(reader, record),
    ...(kind === 'review' && { remark: beforeReview(facts) }),
  };
}

function warningValues(facts: readonly CaseFact[]): LetterValues {
  const by = last(facts, 'warn')?.details.reactBy;
  return { reactBy: by === undefined ? '近期' : `${chineseDate(by as LocalDate)}前` };
}

/** The objection that waits for its answer, or the last one. */
function objectionValues(facts: readonly CaseFact[]): LetterValues {
  const raised = last(facts, 'object');
  return raised ? { objectedOn: chineseDate(raised.on), objection: itemLines([raised.text]) } : {};
}

/** Of the round that runs: what was answered and found to an earlier document is not about this one. */
function reviewValues(reader: Reader, { file, facts }: CaseRecord): LetterValues {
  const issued = currentDocument(facts);
  const decided = last(facts, 'decide')?.seq ?? Infinity;
  const round = issued ? facts.filter(({ seq }) => seq > issued.seq && seq < decided) : [];
  const served = last(round, 'serve') && servedOn(round);
  const reported = last(round, 'feedback');
  const reviewed = last(round, 'review-passed', 'review-failed');
  const due = served === undefined ? undefined : liveClock(reader, file.number, 'rectify')?.dueOn;
  return {
    ...(served !== undefined && { servedOn: chineseDate(served as LocalDate) }),
    ...(due !== undefined && { rectifyDue: chineseDate(due) }),
    ...(reported && { feedbackOn: chineseDate(reported.on), feedback: reported.text }),
    ...(reviewed && {
      reviewedOn: chineseDate(reviewed.on),
      reviewers: reviewed.details.by,
      reviewFacts: reviewed.text,
      reviewResult: reviewed.act === 'review-passed' ? '整改到位' : '未整改到位',
    }),
  };
}

/** What a reader of 复查记录 must know of the time before: earlier rounds, and what moved the end of this one. */
function beforeReview(facts: readonly CaseFact[]): string {
  const issued = currentDocument(facts)?.seq ?? 0;
  const told = facts.filter(({ act, seq }) => MOVED.has(act) || (seq < issued && EARLIER.has(act)));
  return itemLines(told.map((fact) => courseLine(fact, '该单位')));
}

const MOVED: ReadonlySet<CaseFact['act']> = new Set<Act>([
  'withdraw',
  'correct-service',
  'extend',
  'suspend',
  'resume',
  'object',
  'answer-objection',
  'send-reply',
]);
const EARLIER: ReadonlySet<CaseFact['act']> = new Set<Act>([
  'issue',
  'issue-direct',
  'review-failed',
  'escalate',
  'retract',
  'decline',
]);

function last(facts: readonly CaseFact[], ...acts: readonly Act[]): CaseFact | undefined {
  return facts.findLast(({ act }) => acts.some((one) => one === act));
}
