import { ROSTERS, type Roster } from '../../registry/model.ts';
import { SECTION_TITLE } from '../../workbook/vocabulary.ts';
import type { Register } from '../command.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { readingDeps } from '../reading-deps.ts';
import { rosterArgument } from '../values.ts';
import {
  importView,
  recordView,
  ROSTER_COLUMNS,
  ROSTER_PROBLEM_COLUMNS,
  rosterList,
  rosterProblemList,
} from '../views/registry.ts';

interface ImportCommandOptions {
  readonly type?: Roster;
  readonly encoding?: string;
  readonly large?: boolean;
  readonly dryRun?: boolean;
}

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd registry import ./名录', '导入一个文件夹里的四种名录'],
    ['zfjd registry list agency', '执法单位'],
    ['zfjd registry check', '委托到期、证件过期等问题'],
  );

  noun
    .verb('import', '从表格导入名录，再次导入按编码更新')
    .examples(
      ['zfjd registry import 执法单位名录.xlsx 检查事项清单.xlsx', '按表头自动分辨是哪种名录'],
      ['zfjd registry import 企业.csv --type enterprise --encoding gbk', '指明种类和编码'],
      ['zfjd registry import ./名录 --dry-run', '只看会发生什么，不写入'],
    )
    .argument(
      '<文件或文件夹...>',
      '.xlsx .xls .et .ods .csv；必要的列：单位—统一社会信用代码、单位名称、单位类型；事项—事项编码、事项名称、认领单位；对象—统一社会信用代码、企业名称、登记状态；人员—执法证号、姓名、所在单位',
    )
    .option(
      '--type <种类>',
      '名录种类：agency 单位、item 事项、enterprise 对象、officer 人员',
      rosterArgument,
    )
    .option('--encoding <编码>', '文本文件的编码，如 gbk、utf-8')
    .option('--large', '放宽文件大小和内存的限制')
    .option('--dry-run', '试运行，不写入')
    .run(deps, async ({ type, encoding, large, dryRun }: ImportCommandOptions, paths: string[]) => {
      const [{ importRosters }, { filesOf }, { Progress }] = await Promise.all([
        import('../../registry/import-roster.ts'),
        import('../inbox.ts'),
        import('../progress.ts'),
      ]);
      const files = filesOf(paths);
      const [room, progress] = [await readingDeps(deps), new Progress(deps)];
      const reports = await progress.during(() =>
        importRosters(room, { files, roster: type, encoding, large, dryRun, onFile: progress.step }),
      );
      return importView(reports, dryRun ?? false);
    });

  const list = noun
    .verb('list', '列出名录')
    .examples(
      ['zfjd registry list agency', '执法单位'],
      ['zfjd registry list enterprise --match 食品', '名称含“食品”的检查对象'],
    )
    .argument('<种类>', 'agency 单位、item 事项、enterprise 对象、officer 人员', rosterArgument)
    .option('--match <文字>', '名称或编码中含有的文字');
  const byRoster = Object.fromEntries(
    ROSTERS.map((roster) => [SECTION_TITLE[roster], ROSTER_COLUMNS[roster]]),
  );
  listOptions(list, byRoster).run(deps, async (options: ListOptions & { match?: string }, roster: Roster) => {
    const { listRoster } = await import('../../registry/list-roster.ts');
    const records = listRoster(await deps.openStore(), roster, options.match);
    return answerList(rosterList(roster), records, options);
  });

  noun
    .verb('show', '查看一条记录')
    .examples(
      ['zfjd registry show agency 区市监局', '按名称、简称或代码'],
      ['zfjd registry show enterprise 91310116…', '按代码'],
    )
    .argument('<种类>', 'agency 单位、item 事项、enterprise 对象、officer 人员', rosterArgument)
    .argument('<名称或编码>', '名称、简称或编码')
    .run(deps, async (_options: object, roster: Roster, reference: string) => {
      const { showRecord } = await import('../../registry/list-roster.ts');
      return recordView(roster, showRecord(await deps.openStore(), roster, reference));
    });

  const check = noun
    .verb('check', '检查名录本身的问题')
    .examples(['zfjd registry check', '委托到期、证件过期、事项无人认领、同名等']);
  listOptions(check, ROSTER_PROBLEM_COLUMNS).run(deps, async (options: ListOptions) => {
    const { checkRegistry } = await import('../../registry/check-registry.ts');
    const problems = checkRegistry(await deps.openStore(), deps.clock.today());
    return answerList(rosterProblemList(problems), problems, options);
  });
};
