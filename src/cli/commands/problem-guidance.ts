import { basename, resolve } from 'node:path';
import { Option } from 'commander';
import { UserError } from '../../kernel/errors.ts';
import { makeFolder } from '../../kernel/make-folder.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { LetterDeps } from '../../supervision/issue-letter.ts';
import type { GuidanceOptions } from '../../supervision/problems/issue-guidance.ts';
import type { Command, Register } from '../command.ts';
import type { Deps } from '../deps.ts';
import { canAsk, confirmNumber, requireValue } from '../prompts.ts';
import { count, day } from '../values.ts';
import { draftView } from '../views/case.ts';
import { recordedDraftView } from '../views/case-approval.ts';
import { guidanceView, problemView } from '../views/problem.ts';
import { caseDeps, letterDeps } from './case-options.ts';
import { askMissing, readSet } from './case-send.ts';
import { collect } from './case-values.ts';
import { serial } from './clue-values.ts';
import { writeIssuedFile, writeReading } from './letter-files.ts';

interface WordOptions {
  readonly to?: string;
  readonly fact?: readonly string[];
  readonly cause?: readonly string[];
  readonly grounds?: readonly string[];
  readonly measures?: readonly string[];
  readonly contact?: string;
  readonly signer?: string;
  readonly copyTo?: readonly string[];
  readonly attach?: readonly string[];
  readonly set?: readonly string[];
  readonly on?: LocalDate;
  readonly output: string;
}

interface GuidanceCommandOptions extends WordOptions {
  readonly draft?: boolean;
  readonly approved?: number;
  readonly confirm?: string;
  readonly document?: string;
  readonly title?: string;
  readonly file?: string;
}

const WORDS =
  '--fact 检查时不出示证件 --cause 培训不足 --grounds 《行政执法监督条例》第十一条 --measures 开展专项培训 --signer 王局长 --contact 李科员，021-57920000';

/** 指导意见 of a 共性问题: guidance, draft. */
export const registerGuidance: Register = (noun, deps) => {
  const guidance = noun
    .verb('guidance', '制发指导意见：编号，生成 .docx；在程序以外编号印发的，用 --document 登记')
    .examples(
      ['zfjd problem guidance 1', '在终端逐项询问内容、签发人，再确认'],
      ['zfjd problem guidance 1 --draft', '先看草稿：不编号，不登记'],
      [`zfjd problem guidance 1 ${WORDS} --confirm 1`, '不询问，直接制发'],
      ['zfjd problem guidance 1 --approved 3 --confirm 1', '制发已经核准的拟稿3'],
      [
        'zfjd problem guidance 1 --document 金司〔2026〕12号 --to 各行政执法单位 --on 2026-10-12 --file 指导意见.docx',
        '办公室在程序以外编号印发的：登记文号、主送和成文日期，文件存入数据库',
      ],
    )
    .argument('<编号>', '共性问题的编号', serial);
  wordOptions(guidance)
    .option('--draft', '只生成不编号的草稿，不登记')
    .addOption(
      new Option('--approved <拟稿>', '制发已经核准的拟稿，写拟稿的编号')
        .argParser(count)
        .conflicts(['draft', 'document', 'to', ...SAID, 'on']),
    )
    .option('--confirm <编号>', '再写一遍共性问题的编号，确认制发')
    .addOption(
      new Option('--document <文号>', '登记在程序以外编号印发的：发文字号').conflicts(['draft', ...SAID]),
    )
    .option('--title <标题>', '与 --document 同用：标题')
    .option('--file <文件>', '与 --document 同用：印发的文件，存入数据库')
    .run(deps, (options: GuidanceCommandOptions, id: number) =>
      options.document === undefined && options.title === undefined && options.file === undefined
        ? issue(deps, options, id)
        : register(deps, options, id),
    );

  const drafting = noun
    .verb('draft', '指导意见的拟稿，交另一人核准（zfjd case approve）后制发')
    .examples([`zfjd problem draft 1 ${WORDS}`, '拟稿；核准后用 zfjd problem guidance 1 --approved 制发'])
    .argument('<编号>', '共性问题的编号', serial);
  wordOptions(drafting).run(deps, async (options: WordOptions, id: number) => {
    const all = await letterDeps(deps);
    const [{ recordDraft }, { draftGuidance }] = await Promise.all([
      import('../../supervision/draft-letter.ts'),
      import('../../supervision/problems/issue-guidance.ts'),
    ]);
    const folder = makeFolder(resolve(options.output));
    const letter = await read(deps, all, options, id);
    const recorded = recordDraft(all, { kind: 'guidance', options: letter });
    const { name, bytes } = await draftGuidance(all, letter);
    return recordedDraftView(
      recorded,
      await writeReading(folder, `共性问题${id} 拟稿${recorded.id} ${name}`, bytes),
    );
  });
};

/** What only a letter of the program says. */
const SAID = ['fact', 'cause', 'grounds', 'measures', 'contact', 'signer', 'copyTo', 'attach', 'set'];

function wordOptions(command: Command): Command {
  return command
    .option('--to <单位>', '主送；不写为各行政执法单位')
    .option('--fact <问题>', '存在的问题，可以重复', collect)
    .option('--cause <原因>', '原因分析，可以重复；不写为登记时的分析', collect)
    .option('--grounds <规定>', '有关规定，可以重复', collect)
    .option('--measures <要求>', '改进要求，可以重复', collect)
    .option('--contact <联系方式>', '联系人及电话')
    .option('--signer <姓名>', '签发人')
    .option('--copy-to <机关>', '抄送机关，可以重复', collect)
    .option('--attach <名称>', '附件名称，可以重复', collect)
    .option('--set <名称=内容>', '文书的其他内容（如 指导事项），可以重复', collect)
    .option('--on <日期>', '成文日期；不写为今天', day)
    .option('-o, --output <文件夹>', '文书存到哪个文件夹', '.');
}

async function issue(deps: Deps, options: GuidanceCommandOptions, id: number) {
  const all = await letterDeps(deps);
  const work = await import('../../supervision/problems/issue-guidance.ts');
  const folder = makeFolder(resolve(options.output));
  const letter =
    options.approved === undefined
      ? await read(deps, all, options, id)
      : await approvedLetter(all, options.approved, id);
  if (options.draft) {
    const { name, bytes } = await work.draftGuidance(all, letter);
    return draftView(`共性问题${id}`, await writeReading(folder, `共性问题${id} ${name}`, bytes));
  }
  const { title, to } = work.checkGuidance(all, letter);
  await confirmNumber(deps, String(id), options.confirm, `制发《${title}》（主送${to}）`);
  const result = await work.issueGuidance(all, letter);
  return guidanceView(result, await writeIssuedFile(all.store, folder, result.issued), all.pack);
}

/** 登记在程序以外编号印发的. */
async function register(deps: Deps, { document, title, to, on, file }: GuidanceCommandOptions, id: number) {
  const [{ guideProblem }, { readInput }] = await Promise.all([
    import('../../supervision/problems/guide-problem.ts'),
    import('../files.ts'),
  ]);
  const all = await caseDeps(deps);
  const view = guideProblem(all, {
    id,
    document: await requireValue(deps, document, '--document <文号>', '发文字号'),
    title,
    addressees: await requireValue(deps, to, '--to <单位>', '发给谁'),
    on,
    file: file === undefined ? undefined : { name: basename(file), bytes: readInput(file) },
  });
  return problemView('guidance', view, all.pack);
}

async function read(deps: Deps, all: LetterDeps, options: WordOptions, id: number): Promise<GuidanceOptions> {
  const [{ missingOfGuidance }, { requireProblem }] = await Promise.all([
    import('../../supervision/problems/issue-guidance.ts'),
    import('../../supervision/problems/register-problem.ts'),
  ]);
  const { facts } = requireProblem(all, id);
  const set = readSet(options.set);
  const words = {
    on: options.on,
    to: options.to,
    contact: options.contact,
    facts: options.fact,
    grounds: options.grounds,
    measures: options.measures,
    copyTo: options.copyTo,
    attachments: options.attach,
    set: options.cause ? { ...set, 原因分析: options.cause } : set,
  };
  const whole = canAsk(deps) ? await askMissing(deps, missingOfGuidance(all, id, words), words) : words;
  return {
    ...whole,
    id,
    expect: facts.length,
    signer: await requireValue(deps, options.signer, '--signer <姓名>', '签发人'),
  };
}

/** @throws UserError E_CASE_APPROVAL for a draft of something else */
async function approvedLetter(all: LetterDeps, draft: number, id: number): Promise<GuidanceOptions> {
  const [{ requireDraft }, { issuingCommand }] = await Promise.all([
    import('../../supervision/approval.ts'),
    import('../../supervision/draft-store.ts'),
  ]);
  const { letter } = requireDraft(all.store, draft);
  if (letter.kind === 'guidance' && letter.options.id === id) return { ...letter.options, draft };
  throw new UserError('E_CASE_APPROVAL', `拟稿${draft}不是共性问题${id}的指导意见`, {
    hint: `拟稿${draft}用 ${issuingCommand({ id: draft, letter })} 制发`,
  });
}
