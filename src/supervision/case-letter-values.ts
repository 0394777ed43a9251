import { chineseDate, type LocalDate } from '../kernel/local-date.ts';
import type { Reader } from '../store/store.ts';
import { liveClock } from './clocks.ts';
import type { LetterValues } from './compose-letter.ts';
import type { LetterKind } from './letter-kinds.ts';
import { courseText, filled, itemLines, phrase } from './letter-text.ts';
import type { Act, CaseFact } from './model.ts';
import { readDocuments } from './store.ts';
import type { CaseRecord } from './take-step.ts';

const SIGHT = '1. 与上述问题有关的执法记录和案卷。\n2. 已经采取的纠正措施及证明材料。';

/** What the case itself says, for any kind of letter. */
export function caseValues(reader: Reader, record: CaseRecord, kind: LetterKind): LetterValues {
  const { file, facts } = record;
  const document = readDocuments(reader, file.number).at(-1);
  const issued = last(facts, 'issue', 'issue-direct')?.details;
  const found = filled(issued?.facts?.split('\n'));
  const measures = itemLines(filled(issued?.measures?.split('\n')));
  return {
    caseNumber: file.number,
    agency: file.agency.name,
    source: phrase(file.source.text),
    discoveredOn: chineseDate(file.discoveredOn),
    facts: itemLines(found.length > 0 ? found : [file.problem]),
    grounds: itemLines(filled(issued?.grounds?.split('\n'))),
    measures,
    decisionItems: measures,
    course: courseText(record, document?.name ?? '', kind === 'decision' ? '你单位' : '该单位'),
    document: document === undefined ? '' : `《${document.name}》（${document.number}）`,
    interviewee: '你单位主要负责人',
    materials: SIGHT,
    ...warningValues(facts),
    ...reviewValues(reader, record),
  };
}

function warningValues(facts: readonly CaseFact[]): LetterValues {
  const by = last(facts, 'warn')?.details.reactBy;
  return { reactBy: by === undefined ? '近期' : `${chineseDate(by as LocalDate)}前` };
}

function reviewValues(reader: Reader, { file, facts }: CaseRecord): LetterValues {
  const served = last(facts, 'serve');
  const reported = last(facts, 'feedback');
  const reviewed = last(facts, 'review-passed', 'review-failed');
  const due = liveClock(reader, file.number, 'rectify')?.dueOn;
  return {
    ...(served && { servedOn: chineseDate(served.on) }),
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

function last(facts: readonly CaseFact[], ...acts: readonly Act[]): CaseFact | undefined {
  return facts.findLast(({ act }) => acts.some((one) => one === act));
}
