import type { LocalDate } from '../../kernel/local-date.ts';
import type { Register } from '../command.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { requireValue } from '../prompts.ts';
import { day } from '../values.ts';
import { CASE_COLUMNS, caseList } from '../views/case.ts';
import { dossierFiles, dossierView } from '../views/case-dossier.ts';
import { historyTables, historyView } from '../views/case-history.ts';
import { LEDGER_COLUMNS, ledgerList } from '../views/case-ledger.ts';
import { filterOf, filterOptions, type FilterOptions } from './case-filter.ts';
import { caseNumber } from './case-values.ts';

interface HistoryOptions {
  readonly agency?: string;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly output?: string;
}

/** What is looked up over cases: list, ledger, export, history. */
export const registerViews: Register = (noun, deps) => {
  const reading = async () => ({ store: await deps.openStore(), calendar: await deps.calendar() });

  listOptions(filterOptions(noun.verb('list', '列出案件，各到哪一步、何时到期')), CASE_COLUMNS)
    .examples(
      ['zfjd case list --open', '没有办结的'],
      ['zfjd case list --overdue --agency 区市监局', '一个单位超期的'],
      ['zfjd case list --stage 待送达', '文书已制发、还没有送达的'],
      [
        'zfjd case list --source 12345 --category 乱检查 --from 2026-07-01 --to 2026-09-30',
        '按来源、类别和发现日期',
      ],
    )
    .run(deps, async (options: FilterOptions & ListOptions) => {
      const { filterCases } = await import('../../report/case-ledger.ts');
      const cases = filterCases(await reading(), await filterOf(deps, options));
      return answerList(caseList(deps.clock.today()), cases, options);
    });

  const ledger = noun.verb('ledger', '监督台账：每件的来源、提醒、文书、送达、整改、复查、结案');
  listOptions(filterOptions(ledger), LEDGER_COLUMNS)
    .examples(
      ['zfjd case ledger -o 监督台账.xlsx', '全部案件，存成表格'],
      ['zfjd case ledger --from 2026-07-01 --to 2026-09-30 -o 三季度台账.xlsx', '一个季度的'],
    )
    .run(deps, async (options: FilterOptions & ListOptions) => {
      const { caseLedger } = await import('../../report/case-ledger.ts');
      const entries = caseLedger(await reading(), await filterOf(deps, options));
      return answerList(ledgerList(deps.clock.today()), entries, options);
    });

  noun
    .verb('export', '导出案卷：一个文件夹，有目录、文书、凭证、留痕和校验值')
    .examples(
      ['zfjd case export 2026-0001', '存到 案卷-2026-0001'],
      ['zfjd case export 2026-0001 -o ./归档/市监局第1案', '存到指定的新文件夹'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('-o, --output <文件夹>', '新文件夹；已有的不会覆盖')
    .run(deps, async ({ output }: { output?: string }, number: string) => {
      const [{ caseDossier }, { NewFolder }] = await Promise.all([
        import('../../report/case-dossier.ts'),
        import('../../document/new-folder.ts'),
      ]);
      const dossier = caseDossier(await reading(), number);
      const folder = new NewFolder(output ?? `案卷-${number}`);
      try {
        const files = await dossierFiles(dossier, deps.clock.now());
        return dossierView(dossier, [...files.keys()], folder.finish(files));
      } finally {
        folder.discard();
      }
    });

  noun
    .verb('history', '一个单位的监督履历：投诉、线索、案件、文书、是否按期')
    .examples(
      ['zfjd case history --agency 区市监局', '全部'],
      [
        'zfjd case history --agency 区市监局 --from 2026-01-01 --to 2026-12-31 -o 履历.html',
        '一年的，存成文件',
      ],
    )
    .option('--agency <单位>', '执法单位的名称、简称或代码')
    .option('--from <日期>', '这一天起发现、收到的', day)
    .option('--to <日期>', '到这一天为止发现、收到的', day)
    .option('-o, --output <文件>', '另存为 .xlsx、.html、.md、.json 或 .txt')
    .run(deps, async ({ agency, output, from, to }: HistoryOptions) => {
      const [{ agencyHistory }, { agencyNamed }, { deliverTables }] = await Promise.all([
        import('../../report/agency-history.ts'),
        import('../agencies.ts'),
        import('../deliver-tables.ts'),
      ]);
      const room = await reading();
      const of = await agencyNamed(
        room.store,
        await requireValue(deps, agency, '--agency <单位>', '执法单位'),
      );
      const history = agencyHistory(room, of, { ...(from && { from }), ...(to && { to }) });
      return deliverTables(historyView(history), `${of.name}监督履历`, output, () => historyTables(history));
    });
};
