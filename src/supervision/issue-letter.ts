import type { LetterFields, LetterParagraph, OfficialLetter } from '../document/letter.ts';
import { parseLetterTemplate, type FilledTemplate } from '../document/template.ts';
import { yearOf, type LocalDate } from '../kernel/local-date.ts';
import { keepFile } from '../store/archive.ts';
import type { Reader, Tx } from '../store/store.ts';
import { letterFields } from './letter-fields.ts';
import { requireApproved, type ApprovedMatter } from './approval.ts';
import type { DocumentKind, FactDetails, IssuedDocument } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { writeDocument } from './document-store.ts';
import { issueUnderNumber } from './number-letter.ts';
import { nextNumber, type NextNumber } from './number-series.ts';
import {
  bureauName,
  checkStep,
  loadCase,
  takeStep,
  type CaseDeps,
  type CaseRecord,
  type Step,
} from './take-step.ts';

/** What issuing a letter needs besides: the letter as a file, and its text from a template. */
export interface LetterDeps extends CaseDeps {
  readonly renderLetter: (letter: OfficialLetter) => Promise<Uint8Array>;
  /** Text of a letter template by its name in the pack; see `letterTemplates`. */
  readonly letterTemplate: (name: string) => string;
}

/** A letter ready but for its number. */
export interface LetterDraft {
  readonly kind: DocumentKind;
  /** 文种 */
  readonly name: string;
  /** 文种代字, follows the bureau's own 机关代字. */
  readonly mark: string;
  readonly title: string;
  readonly addressee: string;
  readonly signer: string;
  readonly on: LocalDate;
  readonly body: readonly LetterParagraph[];
  /** For a form of the bureau's own. */
  readonly fields?: LetterFields;
  readonly copyTo: readonly string[];
  /** 附件说明 */
  readonly attachments?: readonly string[];
  /** 上行文 prints who signed. */
  readonly upward: boolean;
  /** 附注 */
  readonly note?: string;
  /** What the fact keeps of the letter's content. */
  readonly details: FactDetails;
  /** Clocks that stop with the letter; runs in the same transaction. */
  readonly onIssued: (tx: Tx, document: IssuedDocument) => readonly string[];
}

/** @throws UserError E_TEMPLATE where the template asks for what no act gives */
export function fillLetter(
  deps: LetterDeps,
  template: string,
  values: Readonly<Record<string, string>>,
): FilledTemplate & { readonly fields?: LetterFields } {
  const filled = parseLetterTemplate({ name: template, text: deps.letterTemplate(template) }, values);
  const fields = letterFields(template, values);
  return fields ? { ...filled, fields } : filled;
}

/** The act that issues a letter; `draft` = the approved draft it carries out. */
export type LetterStep = Step & { readonly draft?: number | undefined };

export type Compose = (record: CaseRecord) => LetterDraft;

/** The letter put together but not made into a file; nothing is written. @throws UserError as `issueLetter` */
export function checkLetter(deps: LetterDeps, step: LetterStep, compose: Compose): LetterDraft {
  const draft = compose(checkedRecord(deps, step));
  nextNumber(deps.store, draft.mark, yearOf(draft.on));
  return draft;
}

/** The case, where the act is possible. That an approved draft no longer holds is told first: it is to be drafted anew. */
function checkedRecord(deps: LetterDeps, step: LetterStep): CaseRecord {
  const { store } = deps;
  const record = loadCase(store, step.caseNumber);
  if (step.draft !== undefined) requireApproved(deps, approvalOf(record), step);
  checkStep(record, step, store.actor.clock.today());
  return record;
}

/** The letter as it would go out, without a number; nothing is written. */
export async function draftLetter(deps: LetterDeps, step: Step, compose: Compose) {
  const draft = checkLetter(deps, step, compose);
  const bytes = await deps.renderLetter(toLetter(deps.store, draft));
  return { name: `${draft.name}（草稿）.docx`, bytes };
}

/** 制发: numbers the letter, makes the file and records both with the act in one transaction. */
export async function issueLetter(deps: LetterDeps, step: LetterStep, compose: Compose): Promise<CaseResult> {
  const { store } = deps;
  const { caseNumber } = step;
  const done = await issueUnderNumber(deps, () => {
    const record = checkedRecord(deps, step);
    if (step.draft === undefined) requireApproved(deps, approvalOf(record), step);
    const draft = compose(record);
    return {
      mark: draft.mark,
      on: draft.on,
      letter: toLetter(store, draft),
      unchanged: (reader) => loadCase(reader, caseNumber).facts.length === record.facts.length,
      keep: (tx, next, bytes) => keepLetter(deps, tx, step, draft, next, bytes),
    };
  });
  return { ...caseResult(deps, caseNumber, done.warnings), issued: done.document };
}

function approvalOf({ file, facts }: CaseRecord): ApprovedMatter {
  return {
    owner: { kind: 'case', id: file.number },
    seen: facts.length,
    used: (draft) => facts.some(({ details }) => details.draft === String(draft)),
  };
}

function toLetter(reader: Reader, draft: LetterDraft): OfficialLetter {
  const bureau = bureauName(reader);
  return {
    issuer: bureau,
    title: draft.title,
    to: draft.addressee,
    body: draft.body,
    signature: bureau,
    date: draft.on,
    printedBy: bureau,
    ...(draft.fields ? { fields: draft.fields } : {}),
    ...(draft.upward ? { signer: draft.signer } : {}),
    ...(draft.note === undefined ? {} : { note: draft.note }),
    ...(draft.copyTo.length === 0 ? {} : { copyTo: draft.copyTo }),
    ...(draft.attachments ? { attachments: draft.attachments } : {}),
  };
}

function keepLetter(
  { store, pack }: LetterDeps,
  tx: Tx,
  step: LetterStep,
  draft: LetterDraft,
  next: NextNumber,
  bytes: Uint8Array,
): { document: IssuedDocument; warnings: readonly string[] } {
  const { fact } = takeStep(tx, store.actor, {
    ...step,
    on: draft.on,
    details: {
      ...draft.details,
      ...(step.draft === undefined ? {} : { draft: String(step.draft) }),
      document: next.number,
      pack: `${pack.code} ${pack.version}`,
    },
  });
  const document: IssuedDocument = {
    number: next.number,
    kind: draft.kind,
    name: draft.name,
    title: draft.title,
    addressee: draft.addressee,
    signer: draft.signer,
    issuedOn: draft.on,
    caseNumber: step.caseNumber,
    fileId: keepFile(tx, `${next.number}.docx`, bytes, store.actor.clock.today()),
  };
  writeDocument(tx, document, next, { caseNumber: step.caseNumber, seq: fact.seq });
  return { document, warnings: draft.onIssued(tx, document) };
}
