import { chineseDate, type LocalDate } from '../kernel/local-date.ts';
import { voidClocks } from './clocks.ts';
import {
  checkLetter,
  draftLetter,
  fillLetter,
  issueLetter,
  type LetterDeps,
  type LetterDraft,
} from './issue-letter.ts';
import { clauseInLetter, courseText, filled, itemLines, phrase, requireParts } from './letter-text.ts';
import type { CaseResult } from './show-case.ts';
import { readDocuments } from './store.ts';
import { prose, type CaseRecord, type Step } from './take-step.ts';

export interface EscalateOptions {
  readonly number: string;
  /** 成文日期; today where absent. */
  readonly on?: LocalDate;
  /** 签发人, printed: the request goes upwards. */
  readonly signer: string;
  /** 联系人及电话, printed as 附注. */
  readonly contact: string;
  /** What the decision should demand; what the document demanded where absent. */
  readonly measures?: readonly string[];
  readonly text?: string;
  readonly proof?: Step['proof'];
}

/** 报请: asks who decides for the decision, after a review found the agency has not put things right. */
export function escalateCase(deps: LetterDeps, options: EscalateOptions): Promise<CaseResult> {
  return issueLetter(deps, stepOf(options), (record) => compose(deps, options, record));
}

/** What would be issued, if nothing forbids it; nothing is written. @throws UserError as `escalateCase` */
export function checkRequest(deps: LetterDeps, options: EscalateOptions): LetterDraft {
  return checkLetter(deps, stepOf(options), (record) => compose(deps, options, record));
}

/** The same request without a number, for reading before it is issued; nothing is written. */
export function draftRequest(deps: LetterDeps, options: EscalateOptions) {
  return draftLetter(deps, stepOf(options), (record) => compose(deps, options, record));
}

function stepOf({ number, on, text, proof }: EscalateOptions): Step {
  return { caseNumber: number, act: 'escalate', on, text, proof };
}

function compose(deps: LetterDeps, options: EscalateOptions, record: CaseRecord): LetterDraft {
  const { pack, store } = deps;
  const { file, facts } = record;
  const on = options.on ?? store.actor.clock.today();
  const { value, clause } = pack.get('supervision.escalation', on);
  const issued = facts.findLast((fact) => fact.act === 'issue' || fact.act === 'issue-direct');
  const documentName = readDocuments(store, file.number).at(-1)?.name ?? '';
  const given = filled(options.measures);
  const measures = given.length > 0 ? given : lines(issued?.details.measures);
  const signer = prose(options.signer);
  const contact = phrase(options.contact);
  requireParts({ 签发人: signer !== '', 联系人及电话: contact !== '', 处理建议: measures.length > 0 });
  return {
    kind: 'request',
    name: '请示',
    mark: value.mark,
    addressee: value.decider,
    signer,
    on,
    upward: true,
    copyTo: [],
    note: `联系人：${contact}`,
    ...fillLetter(deps, value.template, {
      request: value.request,
      agency: file.agency.name,
      caseNumber: file.number,
      source: phrase(file.source.text),
      discoveredOn: chineseDate(file.discoveredOn),
      facts: itemLines(lines(issued?.details.facts)),
      grounds: itemLines(lines(issued?.details.grounds)),
      course: courseText(record, documentName),
      measures: itemLines(measures),
      decider: value.decider,
      decision: value.decision,
      escalationClause: clauseInLetter(clause),
    }),
    details: { measures: measures.join('\n') },
    onIssued: (tx, document) => {
      voidClocks(tx, file.number, on, `已报请${value.decider}（${document.number}）`);
      return [];
    },
  };
}

function lines(text: string | undefined): string[] {
  return filled(text?.split('\n'));
}
