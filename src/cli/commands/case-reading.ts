import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Option } from 'commander';
import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Stage } from '../../supervision/model.ts';
import type { CaseView } from '../../supervision/show-case.ts';
import type { Register } from '../command.ts';
import type { Deps } from '../deps.ts';
import { count, day } from '../values.ts';
import { listView } from '../views/case.ts';
import { exportView, showView } from '../views/case-show.ts';
import { findAgency } from './case-options.ts';
import { caseNumber, stage } from './case-values.ts';

interface ListCommandOptions {
  readonly stage?: Stage;
  readonly agency?: string;
  readonly open?: boolean;
  readonly overdue?: boolean;
  readonly since?: LocalDate;
}

interface ShowCommandOptions {
  readonly exportDocument?: string;
  readonly exportProof?: number;
  readonly output: string;
}

/** What changes nothing: show, list. */
export const registerReading: Register = (noun, deps) => {
  noun
    .verb('show', '一个案件的经过、期限、文书，和接下来可以运行的命令')
    .examples(
      ['zfjd case show 2026-0001', '全部'],
      ['zfjd case show 2026-0001 --export-document 金司执监意〔2026〕1号 -o ./文书', '取出制发的文书'],
      ['zfjd case show 2026-0001 --export-proof 5', '取出第5条经过所附的凭证文件'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .addOption(new Option('--export-document <文号>', '把这份文书另存出来').conflicts('exportProof'))
    .option('--export-proof <序号>', '把经过中这一条所附的凭证文件另存出来', count)
    .option('-o, --output <文件或文件夹>', '存到哪里；已有的文件不会覆盖', '.')
    .run(deps, async ({ exportDocument, exportProof, output }: ShowCommandOptions, number: string) => {
      const { showCase } = await import('../../supervision/show-case.ts');
      const view = showCase({ store: await deps.openStore(), calendar: await deps.calendar() }, number);
      if (exportDocument !== undefined)
        return exportKept(deps, await requireLetter(view, exportDocument), output);
      return exportProof === undefined
        ? showView(view)
        : exportKept(deps, requireProof(view, exportProof), output);
    });

  noun
    .verb('list', '列出案件，各到哪一步、何时到期')
    .examples(
      ['zfjd case list --open', '没有办结的'],
      ['zfjd case list --overdue --agency 区市监局', '一个单位超期的'],
      ['zfjd case list --stage 待送达', '文书已制发、还没有送达的'],
    )
    .option('--stage <阶段>', '只看一个阶段，写阶段名中的几个字或代码', stage)
    .option('--agency <单位>', '只看一个执法单位')
    .option('--open', '只看没有结案的')
    .option('--overdue', '只看有期限超期的')
    .option('--since <日期>', '只看这一天起发现的', day)
    .run(deps, async ({ agency, ...filter }: ListCommandOptions) => {
      const { listCases } = await import('../../supervision/show-case.ts');
      const store = await deps.openStore();
      const only = agency === undefined ? undefined : await findAgency(store, agency);
      const cases = listCases(
        { store, calendar: await deps.calendar() },
        { ...filter, ...(only && { agencyCode: only.code }) },
      );
      return listView(cases, deps.clock.today());
    });
};

/** The kept file of a document of this case. @throws UserError E_LETTER_NUMBER, E_CASE_DOCUMENT */
async function requireLetter({ file, documents }: CaseView, written: string): Promise<number> {
  const { formatLetterNumber, requireLetterNumber } = await import('../../document/letter-number.ts');
  const number = formatLetterNumber(requireLetterNumber(written, '--export-document'));
  const document = documents.find((one) => one.number === number);
  if (document) return document.fileId;
  const issued = documents.map((one) => one.number).join('、');
  throw new UserError('E_CASE_DOCUMENT', `案件${file.number}没有文号为「${number}」的文书`, {
    hint: issued === '' ? '这个案件还没有制发文书' : `已制发：${issued}`,
  });
}

/** The kept file of a fact's evidence. @throws UserError E_CASE_PROOF */
function requireProof({ file, facts }: CaseView, seq: number): number {
  const fileId = facts.find((fact) => fact.seq === seq)?.proofFileId;
  if (fileId !== undefined) return fileId;
  throw new UserError('E_CASE_PROOF', `案件${file.number}的第${seq}条经过没有凭证文件`, {
    hint: `运行 zfjd case show ${file.number} 查看哪些有文件`,
  });
}

async function exportKept(deps: Deps, fileId: number, output: string) {
  const [{ readKeptFile }, { writeFileAtomic }] = await Promise.all([
    import('../../store/archive.ts'),
    import('../../document/write-file.ts'),
  ]);
  const { name, bytes } = readKeptFile(await deps.openStore(), fileId);
  const target = resolve(output);
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() === true;
  const path = isFolder ? join(target, basename(name)) : target;
  return exportView(name, writeFileAtomic(path, bytes, { mode: 0o644, existing: 'number' }));
}
