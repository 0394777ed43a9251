import { EXIT, UserError } from '../kernel/errors.ts';
import { composeLetter, type LetterValues } from './compose-letter.ts';
import { gatherLetter, writtenValues, type CaseLetterOptions } from './draft-case-letter.ts';
import {
  checkLetter,
  draftLetter,
  issueLetter,
  type LetterDeps,
  type LetterDraft,
  type LetterStep,
} from './issue-letter.ts';
import { letterForm, type LetterKind } from './letter-kinds.ts';
import { requireParts } from './letter-text.ts';
import type { FactDetails, ObjectionResult, SideAct } from './model.ts';
import { upheldNote } from './object-case.ts';
import type { CaseResult } from './show-case.ts';
import { prose, type CaseRecord } from './take-step.ts';

/** A letter to be sent out under a number. */
export interface SendOptions extends CaseLetterOptions {
  /** 签发人; recorded, not printed. */
  readonly signer: string;
  /** 异议答复: what became of the objection. */
  readonly result?: ObjectionResult | undefined;
  /** As in `ActOptions`. */
  readonly expect?: number | undefined;
  /** As in `IssueOptions`. */
  readonly draft?: number | undefined;
}

/**
 * 制发函件: 提醒函, 约谈通知, 移送函, 指导意见; 告知函, which tells the superior; 异议答复, which answers the
 * objection. Numbered per kind and year as 监督文书 are.
 * @throws UserError where the stage, the content or the kind forbids it
 */
export function sendLetter(deps: LetterDeps, options: SendOptions): Promise<CaseResult> {
  return issueLetter(deps, stepOf(deps, options), (record) => compose(deps, options, record));
}

/** What would be sent, if nothing forbids it; nothing is written. @throws UserError as `sendLetter` */
export function checkSending(deps: LetterDeps, options: SendOptions): LetterDraft {
  return checkLetter(deps, stepOf(deps, options), (record) => compose(deps, options, record));
}

/** The same letter without a number, for reading before it is sent; nothing is written. */
export function draftSending(deps: LetterDeps, options: SendOptions) {
  return draftLetter(deps, stepOf(deps, options), (record) => compose(deps, options, record));
}

/** The act that sends a kind out. @throws UserError E_LETTER_KIND for kinds that are not numbered here */
export function sendingAct(kind: LetterKind): SideAct {
  const { name, act, sheet } = letterForm(kind);
  if (act !== undefined) return act;
  const hints = {
    government: '由政府编号制发；登记：zfjd case decide <编号> --decision <决定书文号>',
    record: '去掉 --issue，存成文件填写',
    upward: '运行 zfjd case escalate <编号> 呈报',
    outgoing: `运行 zfjd case notice <编号> --kind ${kind} 制发`,
  };
  throw new UserError('E_LETTER_KIND', `《${name}》不在这里编号制发`, {
    hint: hints[sheet],
    exit: EXIT.usage,
  });
}

function stepOf(deps: LetterDeps, options: SendOptions): LetterStep {
  const { number, on, expect, draft, kind, set } = options;
  const act = sendingAct(kind);
  // The answer is what its letter says.
  const text = act === 'send-reply' ? writtenValues(deps, kind, set).conclusion : undefined;
  return { caseNumber: number, act, on, expect, draft, text };
}

function compose(deps: LetterDeps, options: SendOptions, record: CaseRecord): LetterDraft {
  const { kind, envelope, values, mark } = gatherLetter(deps, options, record);
  const { name } = letterForm(kind);
  const letter = composeLetter(deps, kind, envelope, values);
  const signer = prose(options.signer);
  requireParts({
    签发人: signer !== '',
    答复结果: kind !== 'objection-reply' || options.result !== undefined,
  });
  const addressee = envelope.to ?? '';
  return {
    kind,
    name,
    mark: mark ?? refuseUnmarked(deps, name),
    title: letter.title,
    addressee,
    signer,
    on: envelope.on,
    body: letter.body,
    ...(letter.fields && { fields: letter.fields }),
    copyTo: letter.copyTo ?? [],
    ...(letter.attachments && { attachments: letter.attachments }),
    upward: false,
    details: detailsOf(options, name, addressee, values),
    onIssued: () => (options.result === undefined ? [] : upheldNote(record.file.number, options.result)),
  };
}

/** What the course of the case says of the letter later. */
function detailsOf(
  { kind, result }: SendOptions,
  documentName: string,
  to: string,
  { interviewOn }: LetterValues,
): FactDetails {
  return {
    documentName,
    ...(kind === 'notice' ? { superior: to } : { to }),
    ...(result !== undefined && { result }),
    ...(kind === 'interview' && interviewOn !== undefined && { meetOn: interviewOn }),
  };
}

export function refuseUnmarked({ pack }: Pick<LetterDeps, 'pack'>, name: string): never {
  throw new UserError('E_LETTER_KIND', `政策包「${pack.name}」没有规定《${name}》的文种代字，不能编号`, {
    hint: '在政策包的 supervision.letters 中给这种函件写上 mark（文种代字）',
  });
}
