import { formatLetterNumber } from '../document/letter-number.ts';
import type { LetterFields, LetterParagraph, OfficialLetter } from '../document/letter.ts';
import { parseLetterTemplate, type FilledTemplate } from '../document/template.ts';
import { UserError } from '../kernel/errors.ts';
import { yearOf, type LocalDate } from '../kernel/local-date.ts';
import { keepFile } from '../store/archive.ts';
import { readSetting } from '../store/settings.ts';
import type { Reader, Tx } from '../store/store.ts';
import { letterFields } from './letter-fields.ts';
import { requireApproved } from './approval.ts';
import type { CaseFact, DocumentKind, FactDetails, IssuedDocument } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { insertDocument, lastDocumentSeq } from './document-store.ts';
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

/** How often the letter is made again because another user took its number meanwhile. */
const MOST_ATTEMPTS = 25;

/** The letter put together but not made into a file; nothing is written. @throws UserError as `issueLetter` */
export function checkLetter({ store }: LetterDeps, step: Step, compose: Compose): LetterDraft {
  const record = loadCase(store, step.caseNumber);
  checkStep(record, step, store.actor.clock.today());
  const draft = compose(record);
  nextNumber(store, draft);
  return draft;
}

/** The letter as it would go out, without a number; nothing is written. */
export async function draftLetter(deps: LetterDeps, step: Step, compose: Compose) {
  const draft = checkLetter(deps, step, compose);
  const bytes = await deps.renderLetter(toLetter(deps.store, draft));
  return { name: `${draft.name}（草稿）.docx`, bytes };
}

/**
 * 制发: numbers the letter, makes the file and records both with the act in one transaction. The number goes
 * into the file, and making the file cannot wait inside a transaction: so it is made with the next number and
 * kept only if that is still the next one, else made again. No number is ever taken without its letter.
 */
export async function issueLetter(deps: LetterDeps, step: LetterStep, compose: Compose): Promise<CaseResult> {
  const { store } = deps;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const record = loadCase(store, step.caseNumber);
    checkStep(record, step, store.actor.clock.today());
    requireApproved(deps, record, step);
    const draft = compose(record);
    const next = nextNumber(store, draft);
    const bytes = await deps.renderLetter({ ...toLetter(store, draft), number: next.number });
    const done = store.write((tx) => {
      const unchanged =
        nextNumber(tx, draft).number === next.number &&
        loadCase(tx, step.caseNumber).facts.length === record.facts.length;
      return unchanged ? keepLetter(deps, tx, step, draft, next, bytes) : undefined;
    });
    if (done) return { ...caseResult(deps, step.caseNumber, done.warnings), issued: done.document };
  }
  throw new UserError('E_CASE_NUMBER', '多人同时制发文书，没有取到发文字号，本次没有制发', {
    hint: '稍后重试',
  });
}

interface NextNumber {
  readonly series: string;
  readonly year: number;
  readonly seq: number;
  /** `金司执监建〔2026〕1号` */
  readonly number: string;
}

function nextNumber(reader: Reader, draft: LetterDraft): NextNumber {
  const code = readSetting(reader, 'bureau_code');
  if (code === undefined) {
    throw new UserError('E_SETTING_MISSING', '没有设定发文机关代字，不能编发文字号', {
      hint: '运行 zfjd init 设定机关代字（如「金司」）',
    });
  }
  const series = `${code}${draft.mark}`;
  const year = yearOf(draft.on);
  const seq = (reader.get(lastDocumentSeq, series, year)?.seq ?? 0) + 1;
  return { series, year, seq, number: formatLetterNumber({ code: series, year, serial: seq }) };
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
  insertIssued(tx, document, next, fact);
  return { document, warnings: draft.onIssued(tx, document) };
}

function insertIssued(tx: Tx, document: IssuedDocument, next: NextNumber, fact: CaseFact): void {
  tx.run(
    insertDocument,
    document.number,
    next.series,
    next.year,
    next.seq,
    document.kind,
    document.name,
    document.title,
    document.addressee,
    document.signer,
    document.issuedOn,
    document.caseNumber,
    fact.seq,
    document.fileId,
  );
}
