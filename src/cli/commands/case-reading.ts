import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../kernel/errors.ts';
import type { Stage } from '../../supervision/model.ts';
import type { CaseView } from '../../supervision/show-case.ts';
import type { Register } from '../command.ts';
import type { Deps } from '../deps.ts';
import { day } from '../values.ts';
import { listView } from '../views/case.ts';
import { exportView, showView } from '../views/case-show.ts';
import { caseNumber, stage } from './case-options.ts';
import type { LocalDate } from '../../kernel/local-date.ts';

interface ListCommandOptions {
  readonly stage?: Stage;
  readonly agency?: string;
  readonly open?: boolean;
  readonly overdue?: boolean;
  readonly since?: LocalDate;
}

interface ShowCommandOptions {
  readonly exportDocument?: string;
  readonly output: string;
}

/** What changes nothing: show, list. */
export const registerReading: Register = (noun, deps) => {
  noun
    .verb('show', '一个案件的经过、期限、文书，和接下来可以运行的命令')
    .examples(
      ['zfjd case show 2026-0001', '全部'],
      ['zfjd case show 2026-0001 --export-document 金司执监意〔2026〕1号 -o ./文书', '取出制发的文书'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--export-document <文号>', '把这份文书另存出来')
    .option('-o, --output <文件或文件夹>', '存到哪里；已有的文件不会覆盖', '.')
    .run(deps, async ({ exportDocument, output }: ShowCommandOptions, number: string) => {
      const { showCase } = await import('../../supervision/show-case.ts');
      const view = showCase({ store: await deps.openStore(), calendar: await deps.calendar() }, number);
      if (exportDocument === undefined) return showView(view);
      return exportLetter(deps, view, exportDocument, output);
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
      const [{ listCases }, { showRecord }] = await Promise.all([
        import('../../supervision/show-case.ts'),
        import('../../registry/list-roster.ts'),
      ]);
      const store = await deps.openStore();
      const agencyCode = agency === undefined ? undefined : showRecord(store, 'agency', agency).code;
      const cases = listCases(
        { store, calendar: await deps.calendar() },
        { ...filter, ...(agencyCode !== undefined && { agencyCode }) },
      );
      return listView(cases, deps.clock.today());
    });
};

async function exportLetter(deps: Deps, view: CaseView, written: string, output: string) {
  const [{ formatLetterNumber, requireLetterNumber }, { readKeptFile }, { writeFileAtomic }] =
    await Promise.all([
      import('../../document/letter-number.ts'),
      import('../../store/archive.ts'),
      import('../../document/write-file.ts'),
    ]);
  const number = formatLetterNumber(requireLetterNumber(written, '--export-document'));
  const document = view.documents.find((one) => one.number === number);
  if (!document) {
    throw new UserError('E_CASE_DOCUMENT', `案件${view.file.number}没有文号为「${number}」的文书`, {
      hint:
        view.documents.length === 0
          ? '这个案件还没有制发文书'
          : `已制发：${view.documents.map((one) => one.number).join('、')}`,
    });
  }
  const target = resolve(output);
  const folder = statSync(target, { throwIfNoEntry: false })?.isDirectory() === true;
  const { bytes } = readKeptFile(await deps.openStore(), document.fileId);
  const path = folder ? join(target, `${number}.docx`) : target;
  return exportView(document, writeFileAtomic(path, bytes, { mode: 0o644, existing: 'number' }));
}
