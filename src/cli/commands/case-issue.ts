import { join, resolve } from 'node:path';
import { makeFolder } from '../../document/write-file.ts';
import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { IssueOptions } from '../../supervision/issue-document.ts';
import type { LetterDeps } from '../../supervision/issue-letter.ts';
import type { CaseResult } from '../../supervision/show-case.ts';
import type { Deps } from '../deps.ts';
import { confirmNumber, requireValue } from '../prompts.ts';
import { draftView, issuedView } from '../views/case.ts';
import { caseDeps, dated, requireItems } from './case-options.ts';

interface LetterOptions {
  readonly on?: LocalDate;
  readonly measures?: readonly string[];
  readonly signer?: string;
  readonly contact?: string;
  readonly draft?: boolean;
  readonly output: string;
  readonly confirm?: string;
}

export interface NoticeCommandOptions extends LetterOptions {
  readonly kind?: string;
  readonly fact?: readonly string[];
  readonly grounds?: readonly string[];
  readonly copyTo?: readonly string[];
  readonly direct?: string;
  readonly allowProvisional?: boolean;
}

export interface EscalateCommandOptions extends LetterOptions {
  readonly text?: string;
}

/** Checks, asks, confirms, issues and writes 监督文书; or writes its draft. */
export async function issueNotice(deps: Deps, options: NoticeCommandOptions, number: string) {
  const { on, direct, fact, copyTo, allowProvisional } = options;
  const work = await import('../../supervision/issue-document.ts');
  const { all, folder } = await prepare(
    deps,
    number,
    direct === undefined ? 'issue' : 'issue-direct',
    options,
  );
  const forms = work.documentForms(all.pack, on ?? deps.clock.today());
  const asks = options.kind === undefined && forms.length > 1;
  const kind = asks
    ? await requireValue(deps, undefined, '--kind <文种>', `可用的文种：${work.describeForms(forms)}`)
    : options.kind;
  const issue: IssueOptions = {
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
  };
  if (options.draft) return writeDraft(number, folder, await work.draftDocument(all, issue));
  const { name, addressee } = work.checkDocument(all, issue);
  await confirmNumber(deps, number, options.confirm, `制发《${name}》（主送${addressee}）`);
  return writeIssued(all, folder, 'notice', await work.issueDocument(all, issue));
}

/** The same for 请示. */
export async function issueRequest(deps: Deps, options: EscalateCommandOptions, number: string) {
  const { on, measures, text } = options;
  const work = await import('../../supervision/escalate-case.ts');
  const { all, folder } = await prepare(deps, number, 'escalate', options);
  const request = {
    number,
    ...(await signature(deps, options)),
    ...dated(on),
    ...(measures && { measures }),
    ...(text !== undefined && { text }),
  };
  if (options.draft) return writeDraft(number, folder, await work.draftRequest(all, request));
  const { title, addressee } = work.checkRequest(all, request);
  await confirmNumber(deps, number, options.confirm, `呈报《${title}》（主送${addressee}）`);
  return writeIssued(all, folder, 'escalate', await work.escalateCase(all, request));
}

/** What can be refused before a person is asked anything: the stage and the folder. */
async function prepare(
  deps: Deps,
  number: string,
  act: 'issue' | 'issue-direct' | 'escalate',
  { output }: LetterOptions,
): Promise<{ all: LetterDeps; folder: string }> {
  const [{ requirePossible }, { letterTemplates }, { letterRenderer }] = await Promise.all([
    import('../../supervision/take-step.ts'),
    import('../../supervision/letter-templates.ts'),
    import('../../supervision/render-letter.ts'),
  ]);
  const base = await caseDeps(deps);
  requirePossible(base.store, number, act);
  const all = {
    ...base,
    renderLetter: letterRenderer(base.store),
    letterTemplate: letterTemplates(deps.root),
  };
  return { all, folder: makeFolder(resolve(output)) };
}

async function signature(deps: Deps, { signer, contact }: LetterOptions) {
  return {
    signer: await requireValue(deps, signer, '--signer <姓名>', '签发人'),
    contact: await requireValue(deps, contact, '--contact <联系方式>', '联系人及电话'),
  };
}

async function writeDraft(number: string, folder: string, draft: { name: string; bytes: Uint8Array }) {
  const { writeFileAtomic } = await import('../../document/write-file.ts');
  const path = join(folder, `${number} ${draft.name}`);
  return draftView(number, writeFileAtomic(path, draft.bytes, { mode: 0o644, existing: 'number' }));
}

/** The letter is issued and kept by now: a disk that cannot take the file is a warning, not a failure. */
async function writeIssued(
  { store }: LetterDeps,
  folder: string,
  verb: 'notice' | 'escalate',
  result: CaseResult,
) {
  const [{ writeFileAtomic }, { readKeptFile }] = await Promise.all([
    import('../../document/write-file.ts'),
    import('../../store/archive.ts'),
  ]);
  const { issued } = result;
  if (!issued) throw new Error('a letter was issued without a document');
  const { bytes } = readKeptFile(store, issued.fileId);
  try {
    const path = join(folder, `${issued.number}.docx`);
    return issuedView(
      verb,
      result,
      issued,
      writeFileAtomic(path, bytes, { mode: 0o644, existing: 'number' }),
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return issuedView(verb, result, issued, error);
  }
}
