import { EXIT, UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { composeLetter, type LetterValues } from './compose-letter.ts';
import { recordedDecision } from './current-document.ts';
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
  const { kind, envelope, values, mark, presupposed } = gatherLetter(deps, options, record);
  if (presupposed !== undefined) requireDecided(record, kind, envelope.on, presupposed);
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

/**
 * Before the regulation of 2026-02-01 约谈 stands under 「对于被制发《行政执法监督决定书》的行政执法单位，可以…对其主要负责人
 * 进行约谈」 (S0 二(二)2). 移送 does not: the sentence after the semicolon has a subject of its own, 「对涉嫌违纪或者职务违法
 * 犯罪的，依法移送」, and the duty is that of the law it refers to. Which kinds are bound is for the pack to say.
 * @throws UserError E_CASE_STAGE
 */
function requireDecided({ file, facts }: CaseRecord, kind: LetterKind, on: LocalDate, basis: string): void {
  const decided = recordedDecision(facts);
  if (decided && decided.on <= on) return;
  throw new UserError(
    'E_CASE_STAGE',
    `${on}制发《${letterForm(kind).name}》以政府已制发决定书为前提（${basis}），案件${file.number}${
      decided ? `的决定书是${decided.on}的` : '还没有登记决定书'
    }`,
    {
      hint: `可以先以电话、走访、座谈会提醒（zfjd case warn ${file.number} --way 座谈会），或者制发监督文书、报请政府；决定书制发以后登记：zfjd case decide ${file.number}`,
    },
  );
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
