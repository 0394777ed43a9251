import type { LocalDate } from '../../kernel/local-date.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions, rowsToRead } from '../list/options.ts';
import { readingDeps } from '../reading-deps.ts';
import { day, originArgument, resultArgument } from '../values.ts';
import { dossierView, RECORD_COLUMNS, recordList } from '../views/inspection-record.ts';

interface RecordListOptions extends ListOptions {
  readonly agency?: string;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly object?: string;
  readonly code?: string;
  readonly plan?: string;
  readonly origin?: ReturnType<typeof originArgument>;
  readonly result?: ReturnType<typeof resultArgument>;
  readonly outside?: string | true;
}

/** How many records a screen shows where nothing else is said. */
const SHOWN = 50;

/** 检查记录的查看 */
export function addRecordReading(noun: Command, deps: Deps): void {
  const list = noun
    .verb('list', '列出检查记录，并汇总有计划、触发式和不计入的条数')
    .examples(
      ['zfjd inspection list --agency 区市监局 --from 2026-10-01 --to 2026-10-31', '一个单位一个月的'],
      ['zfjd inspection list --outside', '按本条线清单不计入的，各类几条'],
      ['zfjd inspection list --object 食品 --result 发现问题 --limit 20', '按对象名称和结果'],
    )
    .option('--agency <单位>', '执法单位（全称、简称或代码）')
    .option('--from <日期>', '检查日期从这一天起', day)
    .option('--to <日期>', '检查日期到这一天为止', day)
    .option('--object <对象>', '统一社会信用代码，或名称中的文字')
    .option('--code <检查码>', '检查码编号')
    .option('--plan <计划编码>', '计划编码')
    .option('--origin <由来>', '有计划、触发式、首次摸底、不明', originArgument)
    .option('--result <结果>', '发现问题、未发现问题、未涉及', resultArgument)
    .option('--outside [类别]', '只看不计入的；写明类别的只看这一类');
  listOptions(list, RECORD_COLUMNS, SHOWN).run(deps, async (options: RecordListOptions) => {
    const { listRecords } = await import('../../inspection/list-records.ts');
    const limit = rowsToRead(options, SHOWN);
    const found = listRecords(await deps.openStore(), options, limit);
    const total = limit === undefined ? undefined : found.total;
    return answerList(recordList(found), found.records, options, { shown: SHOWN, total });
  });

  noun
    .verb('show', '查看检查记录：内容、以前的样子、原件里的那一行')
    .examples(
      ['zfjd inspection show 12', '按列表中的序号'],
      ['zfjd inspection show JCM2026100001', '同一检查码下的全部检查'],
    )
    .argument('<序号或编号>', '列表中的序号、记录编号或检查码编号')
    .run(deps, async (_options: object, reference: string) => {
      const [{ showRecords }, { store, reader, vocabularies }, pack] = await Promise.all([
        import('../../inspection/show-record.ts'),
        readingDeps(deps),
        deps.pack(),
      ]);
      return dossierView(
        await showRecords({ store, reader, words: vocabularies.inspection, pack }, reference),
      );
    });
}
