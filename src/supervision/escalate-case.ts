import { UserError } from '../kernel/errors.ts';
import type { Clause } from '../kernel/finding.ts';
import { chineseDate, type LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import type { ParameterValue } from '../policy/parameters.ts';
import { voidClocks } from './clocks.ts';
import {
  checkLetter,
  draftLetter,
  fillLetter,
  issueLetter,
  type LetterDeps,
  type LetterDraft,
  type LetterStep,
} from './issue-letter.ts';
import { clauseInLetter, filled, itemLines, phrase, problemItems, requireParts } from './letter-text.ts';
import { courseText } from './letter-course.ts';
import type { CaseResult } from './show-case.ts';
import { readDocuments } from './document-store.ts';
import { prose, type CaseRecord } from './take-step.ts';
import { requestedFrom } from './withdraw-document.ts';

export interface EscalateOptions {
  readonly number: string;
  /** 成文日期; today where absent. */
  readonly on?: LocalDate;
  /** As in `ActOptions`. */
  readonly expect?: number;
  /** 重大问题 for which the decision is asked without a document before (条例第二十九条). */
  readonly direct?: string;
  /** 查明的事实 and 认定依据 of a direct request; those of the document otherwise. */
  readonly facts?: readonly string[];
  readonly grounds?: readonly string[];
  /** 签发人, printed: the request goes upwards. */
  readonly signer: string;
  /** 联系人及电话, printed as 附注. */
  readonly contact: string;
  /** What the decision should demand; what the document demanded where absent. */
  readonly measures?: readonly string[];
  readonly text?: string;
  /** As in `IssueOptions`. */
  readonly draft?: number;
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

function stepOf({ number, on, text, expect, direct, draft }: EscalateOptions): LetterStep {
  return direct === undefined
    ? { caseNumber: number, act: 'escalate', on, text, expect, draft }
    : { caseNumber: number, act: 'escalate-direct', on, text: direct, expect, draft };
}

function compose(deps: LetterDeps, options: EscalateOptions, record: CaseRecord): LetterDraft {
  const { pack, store } = deps;
  const { file, facts } = record;
  const { direct } = options;
  const on = options.on ?? store.actor.clock.today();
  const { value, clause } = pack.get('supervision.escalation', on);
  const issued = facts.findLast((fact) => fact.act === 'issue' || fact.act === 'issue-direct');
  const findings =
    given(options.facts) ??
    (direct === undefined ? lines(issued?.details.facts) : problemItems(file.problem));
  const grounds = given(options.grounds) ?? (direct === undefined ? lines(issued?.details.grounds) : []);
  const measures = given(options.measures) ?? (direct === undefined ? lines(issued?.details.measures) : []);
  const signer = prose(options.signer);
  const contact = phrase(options.contact);
  requireParts({
    签发人: signer !== '',
    联系人及电话: contact !== '',
    认定依据: grounds.length > 0,
    处理建议: measures.length > 0,
  });
  const way = direct === undefined ? { template: value.template, clause } : directWay(pack, value, on);
  const common = {
    request: value.request,
    agency: file.agency.name,
    caseNumber: file.number,
    source: phrase(file.source.text),
    discoveredOn: chineseDate(file.discoveredOn),
    facts: itemLines(findings),
    grounds: itemLines(grounds),
    measures: itemLines(measures),
    decider: value.decider,
    decision: value.decision,
    escalationClause: clauseInLetter(way.clause),
  };
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
    ...fillLetter(deps, way.template, {
      ...common,
      ...(direct === undefined
        ? {
            course: courseText(
              facts,
              issued?.details.documentName ?? documentName(deps, file.number),
              '该单位',
            ),
          }
        : { reason: phrase(direct) }),
    }),
    details: {
      documentName: '请示',
      facts: findings.join('\n'),
      grounds: grounds.join('\n'),
      measures: measures.join('\n'),
    },
    onIssued: (tx, document) => {
      voidClocks(tx, file.number, on, requestedFrom(value.decider, document.number));
      return [];
    },
  };
}

type Escalation = ParameterValue<'supervision.escalation'>;

/** @throws UserError E_CASE_DOCUMENT where no text allows it on that day */
function directWay(pack: Pack, { direct }: Escalation, on: LocalDate): { template: string; clause: Clause } {
  if (direct) return { template: direct.template, clause: pack.clause(direct.clause) };
  throw new UserError('E_CASE_DOCUMENT', `${on}没有可以不经监督文书直接报请的规定`, {
    hint: '先制发监督文书；运行 zfjd pack show supervision.escalation 查看依据和施行日期',
  });
}

/** Of facts recorded before they kept it. */
function documentName({ store }: LetterDeps, number: string): string {
  const documents = readDocuments(store, number);
  return documents.findLast(({ kind }) => /^(?:suggestion|urge|opinion)$/u.test(kind))?.name ?? '';
}

function given(items: readonly string[] | undefined): string[] | undefined {
  const some = filled(items);
  return some.length > 0 ? some : undefined;
}

function lines(text: string | undefined): string[] {
  return filled(text?.split('\n'));
}
