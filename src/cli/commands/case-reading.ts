import { Option } from 'commander';
import { UserError } from '../../kernel/errors.ts';
import type { CaseView } from '../../supervision/show-case.ts';
import type { Register } from '../command.ts';
import type { Deps } from '../deps.ts';
import { count } from '../values.ts';
import { exportView, showView } from '../views/case-show.ts';
import { writeKeptFile } from './letter-files.ts';
import { caseNumber } from './case-values.ts';

interface ShowCommandOptions {
  readonly exportDocument?: string;
  readonly exportProof?: number;
  readonly output: string;
}

/** One case: show. */
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
  const { name, path } = await writeKeptFile(await deps.openStore(), fileId, output);
  return exportView(name, path);
}
