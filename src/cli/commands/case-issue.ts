import { resolve } from 'node:path';
import { makeFolder } from '../../kernel/make-folder.ts';
import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { CaseDraftedLetter } from '../../supervision/draft-store.ts';
import type { LetterDeps } from '../../supervision/issue-letter.ts';
import type { Act } from '../../supervision/model.ts';
import type { CaseResult } from '../../supervision/show-case.ts';
import type { Deps } from '../deps.ts';
import { confirmNumber, requireValue } from '../prompts.ts';
import { draftView, issuedView } from '../views/case.ts';
import { recordedDraftView } from '../views/case-approval.ts';
import { dated, letterDeps, requireItems } from './case-options.ts';
import { writeIssuedFile, writeReading } from './letter-files.ts';

export interface LetterOptions {
  readonly on?: LocalDate;
  readonly fact?: readonly string[];
  readonly grounds?: readonly string[];
  readonly measures?: readonly string[];
  readonly signer?: string;
  readonly contact?: string;
  readonly direct?: string;
  readonly expect?: number;
  readonly draft?: boolean;
  readonly approved?: number;
  readonly output: string;
  readonly confirm?: string;
}

export interface NoticeCommandOptions extends LetterOptions {
  readonly kind?: string;
  readonly copyTo?: readonly string[];
  readonly allowProvisional?: boolean;
}

export interface EscalateCommandOptions extends LetterOptions {
  readonly text?: string;
}

/** Which letter a command is about, and how its words become one. */
export interface Form<O extends LetterOptions> {
  readonly kind: CaseDraftedLetter['kind'];
  readonly act: (options: O) => Act;
  readonly read: (deps: Deps, all: LetterDeps, number: string, options: O) => Promise<CaseDraftedLetter>;
  /** What the person consents to. */
  readonly consent: (letter: {
    readonly name: string;
    readonly title: string;
    readonly addressee: string;
  }) => string;
}

/** 监督文书 */
export const NOTICE: Form<NoticeCommandOptions> = {
  kind: 'notice',
  act: ({ direct }) => (direct === undefined ? 'issue' : 'issue-direct'),
  consent: ({ name, addressee }) => `制发《${name}》（主送${addressee}）`,
  read: async (deps, { pack }, number, options) => {
    const { on, direct, fact, copyTo, allowProvisional } = options;
    const work = await import('../../supervision/issue-document.ts');
    const forms = work.documentForms(pack, on ?? deps.clock.today());
    const asks = options.kind === undefined && forms.length > 1;
    const kind = asks
      ? await requireValue(deps, undefined, '--kind <文种>', `可用的文种：${work.describeForms(forms)}`)
      : options.kind;
    return {
      kind: 'notice',
      options: {
        number,
        grounds: await requireItems(deps, options.grounds, '--grounds <依据>', '认定依据'),
        measures: await requireItems(deps, options.measures, '--measures <要求>', '监督要求'),
        ...(await signature(deps, options)),
        ...dated(on),
        ...(kind !== undefined && { kind }),
        ...(direct !== undefined && { direct }),
        ...(fact && { facts: fact }),
        ...(copyTo && { copyTo }),
        ...(allowProvisional && { allowProvisional }),
      },
    };
  },
};

/** 请示 */
export const REQUEST: Form<EscalateCommandOptions> = {
  kind: 'escalate',
  act: ({ direct }) => (direct === undefined ? 'escalate' : 'escalate-direct'),
  consent: ({ title, addressee }) => `呈报《${title}》（主送${addressee}）`,
  read: async (deps, _all, number, options) => {
    const { on, fact, text, direct } = options;
    const ask = direct !== undefined;
    const grounds = ask
      ? await requireItems(deps, options.grounds, '--grounds <依据>', '认定依据')
      : options.grounds;
    const measures = ask
      ? await requireItems(deps, options.measures, '--measures <建议>', '处理建议')
      : options.measures;
    return {
      kind: 'escalate',
      options: {
        number,
        ...(await signature(deps, options)),
        ...dated(on),
        ...(direct !== undefined && { direct }),
        ...(fact && { facts: fact }),
        ...(grounds && { grounds }),
        ...(measures && { measures }),
        ...(text !== undefined && { text }),
      },
    };
  },
};

/** Checks, asks, confirms, issues and writes a letter; or writes its draft. */
export async function issue<O extends LetterOptions>(deps: Deps, form: Form<O>, options: O, number: string) {
  const { all, folder, seen } = await prepare(deps, form, options, number);
  const work = await import('../../supervision/draft-letter.ts');
  const verb = form.kind;
  if (options.approved !== undefined) {
    const drafted = await approvedDraft(all, form, options.approved, number);
    const approved = { ...drafted.options, draft: options.approved };
    const letter = { ...drafted, options: approved } as CaseDraftedLetter;
    await confirmNumber(deps, number, options.confirm, form.consent(work.checkDrafted(all, letter)));
    return writeIssued(all, folder, verb, await work.issueDraft(all, options.approved));
  }
  const read = await form.read(deps, all, number, options);
  const letter = { ...read, options: { ...read.options, expect: seen } } as CaseDraftedLetter;
  if (options.draft) return writeDraft(number, folder, await work.renderDrafted(all, letter));
  await confirmNumber(deps, number, options.confirm, form.consent(work.checkDrafted(all, letter)));
  return writeIssued(all, folder, verb, await work.issueDrafted(all, letter));
}

/** 拟稿: as `issue`, but keeps the words for a second person to approve, and writes the draft for reading. */
export async function draft<O extends LetterOptions>(deps: Deps, form: Form<O>, options: O, number: string) {
  const { all, folder, seen } = await prepare(deps, form, options, number);
  const work = await import('../../supervision/draft-letter.ts');
  const read = await form.read(deps, all, number, options);
  const letter = { ...read, options: { ...read.options, expect: seen } } as CaseDraftedLetter;
  const recorded = work.recordDraft(all, letter);
  const { name, bytes } = await work.renderDrafted(all, letter);
  const path = await writeReading(folder, `${number} 拟稿${recorded.id} ${name}`, bytes);
  return recordedDraftView(recorded, path);
}

/** What can be refused before a person is asked anything: the stage, the approval and the folder. */
async function prepare<O extends LetterOptions>(deps: Deps, form: Form<O>, options: O, number: string) {
  const { requirePossible } = await import('../../supervision/take-step.ts');
  const all = await letterDeps(deps);
  const approved = options.approved;
  const act = approved === undefined ? form.act(options) : await draftedAct(all, form, approved, number);
  const { facts } = requirePossible(all.store, number, act, options.expect);
  return { all, folder: makeFolder(resolve(options.output)), seen: options.expect ?? facts.length };
}

async function draftedAct<O extends LetterOptions>(
  base: Pick<LetterDeps, 'store'>,
  form: Form<O>,
  id: number,
  number: string,
): Promise<Act> {
  const letter = await approvedDraft(base, form, id, number);
  return form.act(letter.options as unknown as O);
}

/** @throws UserError E_CASE_APPROVAL for a draft of another case or of another letter */
async function approvedDraft<O extends LetterOptions>(
  { store }: Pick<LetterDeps, 'store'>,
  form: Form<O>,
  id: number,
  number: string,
) {
  const [{ requireDraft }, { issuingCommand }] = await Promise.all([
    import('../../supervision/approval.ts'),
    import('../../supervision/draft-store.ts'),
  ]);
  const { letter } = requireDraft(store, id);
  if (letter.kind === form.kind && letter.options.number === number) return letter;
  throw new UserError('E_CASE_APPROVAL', `拟稿${id}不是案件${number}的这种文书`, {
    hint: `拟稿${id}用 ${issuingCommand({ id, letter })} 制发`,
  });
}

async function signature(deps: Deps, { signer, contact }: LetterOptions) {
  return {
    signer: await requireValue(deps, signer, '--signer <姓名>', '签发人'),
    contact: await requireValue(deps, contact, '--contact <联系方式>', '联系人及电话'),
  };
}

async function writeDraft(number: string, folder: string, letter: { name: string; bytes: Uint8Array }) {
  return draftView(number, await writeReading(folder, `${number} ${letter.name}`, letter.bytes));
}

async function writeIssued(
  { store }: LetterDeps,
  folder: string,
  verb: CaseDraftedLetter['kind'],
  result: CaseResult,
) {
  const { issued } = result;
  if (!issued) throw new Error('a letter was issued without a document');
  return issuedView(verb, result, issued, await writeIssuedFile(store, folder, issued));
}
