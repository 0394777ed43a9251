import type { LocalDate } from '../../kernel/local-date.ts';
import type { Register } from '../command.ts';
import { day } from '../values.ts';
import { importComplaintsView } from '../views/complaint.ts';
import { complaintDeps } from './complaint-options.ts';

interface ImportCommandOptions {
  readonly source: string;
  readonly agency?: string;
  readonly date?: LocalDate;
  readonly encoding?: string;
  readonly large?: boolean;
  readonly dryRun?: boolean;
}

export const registerComplaintImport: Register = (noun, deps) => {
  noun
    .verb('import', '导入投诉表或单位的投诉台账；再次导入时，登记过的不重复登记')
    .examples(
      ['zfjd complaint import 12345工单.xlsx --source 12345', '投诉人各列加密保存，原表不存入数据库'],
      ['zfjd complaint import 台账.xlsx --agency 区市监局 --source 单位投诉电话', '一个单位自己的台账'],
      ['zfjd complaint import 台账.xlsx --dry-run', '只看会发生什么，不写入'],
    )
    .argument(
      '<文件或文件夹...>',
      '.xlsx .xls .et .ods .csv；必要的列：诉求内容、被投诉单位、受理日期；可有工单编号、投诉人、联系电话、联系地址、投诉企业、办理时限、办理情况、办理结果',
    )
    .option('--source <渠道>', '表中没有写渠道的，是什么渠道', '执法单位投诉举报渠道')
    .option('--agency <单位>', '表中没有写单位的，是哪个单位')
    .option('--date <日期>', '表中没有写日期的，是哪一天', day)
    .option('--encoding <编码>', '文本文件的编码，如 gbk、utf-8')
    .option('--large', '放宽文件大小和内存的限制')
    .option('--dry-run', '试运行，不写入')
    .run(deps, async ({ date, ...options }: ImportCommandOptions, paths: string[]) => {
      const [{ importComplaints }, { agencyFinder }, { filesOf }, { formWords }] = await Promise.all([
        import('../../complaint/import-complaints.ts'),
        import('../agencies.ts'),
        import('../inbox.ts'),
        import('../vocabularies.ts'),
      ]);
      const all = await complaintDeps(deps);
      const reports = await importComplaints(
        {
          ...all,
          reader: await deps.reader(),
          words: await formWords(deps.root, 'clue'),
          agencyOf: await agencyFinder(all.store),
        },
        { ...options, files: filesOf(paths), on: date },
      );
      return importComplaintsView(reports, options.dryRun ?? false);
    });
};
