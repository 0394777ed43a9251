import { join } from 'node:path';
import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { IssueOptions } from '../../supervision/issue-document.ts';
import type { LetterDeps } from '../../supervision/issue-letter.ts';
import type { CaseResult } from '../../supervision/show-case.ts';
import type { Command, Register } from '../command.ts';
import type { Deps } from '../deps.ts';
import { confirmNumber, requireValue } from '../prompts.ts';
import { day } from '../values.ts';
import { draftView, issuedView } from '../views/case.ts';
import { caseDeps, caseNumber, collect, dated, requireFolder, requireItems } from './case-options.ts';

interface LetterOptions {
  readonly on?: LocalDate;
  readonly measures?: readonly string[];
  readonly signer?: string;
  readonly contact?: string;
  readonly draft?: boolean;
  readonly output: string;
  readonly confirm?: string;
}

interface NoticeCommandOptions extends LetterOptions {
  readonly kind?: string;
  readonly fact?: readonly string[];
  readonly grounds?: readonly string[];
  readonly copyTo?: readonly string[];
  readonly direct?: string;
  readonly allowProvisional?: boolean;
}

interface EscalateCommandOptions extends LetterOptions {
  readonly text?: string;
}

/** The acts that issue a letter: notice, escalate. */
export const registerLetters: Register = (noun, deps) => {
  const notice = noun
    .verb('notice', '制发监督文书：编号，生成 .docx')
    .examples(
      [
        'zfjd case notice 2026-0001 --kind 意见书 --grounds 《行政执法监督条例》第二十八条 --measures 停止重复检查 --signer 王局长 --contact 李科员，021-57920000 --draft',
        '草稿：不编号，不登记',
      ],
      [
        'zfjd case notice 2026-0001 --kind 意见书 --grounds 《行政执法监督条例》第二十八条 --measures 停止重复检查 --signer 王局长 --contact 李科员，021-57920000 --confirm 2026-0001',
        '制发；不能撤回',
      ],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option(
      '--kind <文种>',
      '建议书（suggestion）、督办函（urge）或意见书（opinion）；只有一种可用时可以不写',
    )
    .option('--fact <事实>', '查明的事实，可以重复；不写为立案时的问题', collect)
    .option('--grounds <依据>', '认定依据，可以重复', collect)
    .option('--copy-to <机关>', '抄送机关，可以重复', collect)
    .option('--direct <理由>', '问题突出，未经“提醒未整改”直接制发的理由')
    .option('--allow-provisional', '整改期限届满日为暂定的也制发，文书中注明暂定');
  letterOptions(notice, '监督要求，可以重复').run(deps, (options: NoticeCommandOptions, number: string) =>
    issueNotice(deps, options, number),
  );

  const escalate = noun
    .verb('escalate', '报请：复查不合格的，向决定机关呈报请示')
    .examples(
      ['zfjd case escalate 2026-0001 --signer 王局长 --contact 李科员，021-57920000 --draft', '草稿'],
      [
        'zfjd case escalate 2026-0001 --signer 王局长 --contact 李科员，021-57920000 --confirm 2026-0001',
        '呈报',
      ],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--text <说明>', '登记时的说明，不印入文书');
  letterOptions(escalate, '处理建议，可以重复；不写为监督文书中的要求').run(
    deps,
    (options: EscalateCommandOptions, number: string) => issueRequest(deps, options, number),
  );
};

function letterOptions(command: Command, measures: string): Command {
  return command
    .option('--measures <要求>', measures, collect)
    .option('--signer <姓名>', '签发人')
    .option('--contact <联系方式>', '联系人及电话')
    .option('--on <日期>', '成文日期；不写为今天', day)
    .option('--draft', '只生成不编号的草稿，不登记')
    .option('-o, --output <文件夹>', '文书存到哪个文件夹', '.')
    .option('--confirm <编号>', '再写一遍案件编号，确认制发');
}

async function issueNotice(deps: Deps, options: NoticeCommandOptions, number: string) {
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

async function issueRequest(deps: Deps, options: EscalateCommandOptions, number: string) {
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
  const [{ requirePossible }, { letterTemplates }, { officialLetter }] = await Promise.all([
    import('../../supervision/take-step.ts'),
    import('../../supervision/letter-templates.ts'),
    import('../../document/official-letter.ts'),
  ]);
  const base = await caseDeps(deps);
  requirePossible(base.store, number, act);
  const all = { ...base, renderLetter: officialLetter, letterTemplate: letterTemplates(deps.root) };
  return { all, folder: requireFolder(output) };
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
