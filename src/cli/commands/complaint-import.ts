import type { Register } from '../command.ts';
import { importComplaintsView } from '../views/complaint.ts';
import { complaintDeps } from './complaint-options.ts';
import { slipImport, slipOptions } from './slip-import.ts';

export const registerComplaintImport: Register = (noun, deps) => {
  slipOptions(
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
      ),
    '执法单位投诉举报渠道',
  ).run(deps, async (options: Parameters<typeof slipImport>[2], paths: string[]) => {
    const { importComplaints } = await import('../../complaint/import-complaints.ts');
    const { asked, reading } = await slipImport(deps, paths, options);
    const reports = await importComplaints({ ...(await complaintDeps(deps)), ...reading }, asked);
    return importComplaintsView(reports, asked.dryRun);
  });
};
