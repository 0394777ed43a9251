import { agency } from '../agencies.ts';
import { OFFICERS } from '../officers.ts';
import { filledBy, single } from './plan-file.ts';
import * as layout from './layouts.ts';
import { line } from './line.ts';
import { planted, type PlanFile } from './model.ts';

/** Annual plans with planted faults. */
export function faultyAnnual(): PlanFile[] {
  return [station(), cultureCorps(), insuranceStation(), liutang(), wangchao(), yinxing()];
}

/** The first officer of an agency. @throws RangeError */
function officer(short: string): string {
  const found = OFFICERS.find((one) => one.agency === agency(short).name);
  if (!found) throw new RangeError(`no officer at ${short}`);
  return found.name;
}

function station(): PlanFile {
  return single('白鹭市场监管所2026年度检查计划.xlsx', 'Sheet1', {
    above: ['白鹭市场监督管理所2026年度行政检查计划', filledBy('白鹭市场监管所')],
    layout: layout.fields('自评得分=extra·检查人员=assign'),
    plantedHeader: [planted('W102', '建议', 'extra', '本单位自加的列，不认识')],
    lines: [
      line('白鹭市场监管所', '食品生产企业食品安全检查', {
        percent: 20,
        freq: '2次/年',
        planted: [planted('P201', '建议', 'freq', '市监：同一主体同一场所一年不超过1次')],
      }),
      line('白鹭市场监管所', '餐饮服务单位食品安全检查', {
        percent: 5,
        freq: '根据监管需要确定',
        planted: [planted('P209', '建议', 'freq', '频次不可核对')],
      }),
      line('白鹭市场监管所', '食品销售经营者食品安全检查', {
        percent: 5,
        cells: { item: '农村集体聚餐食品安全检查' },
        planted: [planted('P105', '建议', 'item', '事项库里没有这个事项（市监为建议）')],
      }),
      line('白鹭市场监管所', '特种设备使用单位安全检查', { base: 20 }),
      line('白鹭市场监管所', '特种设备使用单位安全检查', {
        percent: 20,
        time: '2026年5月',
        cells: { object_scope: '辖区内电梯使用单位' },
        planted: [planted('P219', '建议', 'ratio', '重点监管事项应当全覆盖')],
      }),
      line('白鹭市场监管所', '强制检定计量器具使用检查', {
        time: '2026年6月',
        cells: { assign: '网格员' },
        planted: [planted('P113', '必改', 'assign', '辅助人员不得独立检查')],
      }),
      line('白鹭市场监管所', '食品销售经营者食品安全检查', {
        time: '2026年7月',
        cells: { assign: `${officer('白鹭市场监管所')}、李无名` },
        planted: [planted('P114', '必改', 'assign', '李无名不在执法人员名录内')],
      }),
    ],
  });
}

function cultureCorps(): PlanFile {
  return single('区文化执法大队2026年度检查计划.xlsx', 'Sheet1', {
    above: ['示例区文化市场综合行政执法大队2026年度检查计划'],
    layout: layout.fields('检查必要性=necessity'),
    lines: [
      line('区文化执法大队', '歌舞娱乐场所经营情况检查', {
        percent: 20,
        planted: [planted('P102', '必改', 'time', '委托期限已于2025-12-31届满')],
      }),
    ],
  });
}

function insuranceStation(): PlanFile {
  return single('区医保监督所2026年度检查计划.xls', 'Sheet1', {
    above: ['示例区医疗保障监督检查所2026年度检查计划'],
    layout: layout.fields(),
    lines: [
      line('区医保监督所', '定点零售药店医保基金使用检查', { percent: 20 }),
      line('区医保监督所', '定点护理机构长护险服务检查', {
        base: 14,
        planted: [planted('P103', '必改', 'item', '不在委托事项内')],
      }),
    ],
  });
}

function liutang(): PlanFile {
  return single('柳塘镇2025年度检查计划.xlsx', 'Sheet1', {
    above: ['柳塘镇人民政府2026年度行政检查计划'],
    layout: layout.fields('检查数量=target_count·备注=remark'),
    plantedHeader: [planted('W107', '建议', undefined, '标题写2026年度，文件名写2025年度')],
    lines: [
      line('柳塘镇', '户外招牌设置检查', {
        base: 120,
        percent: 5,
        cells: { target_count: { error: '#REF!' } },
        planted: [planted('W101', '必改', 'target_count', '公式引用已失效')],
      }),
      line('柳塘镇', '住宅物业服务企业检查', { base: 8 }),
      line('柳塘镇', '住宅物业服务企业检查', {
        base: 8,
        planted: [planted('P307', '建议', undefined, '与上一行的事项、对象、时间相同')],
      }),
      line('柳塘镇', '房地产经纪机构检查', { percent: 20 }),
      line('柳塘镇', '生活垃圾分类投放检查', {
        cells: { method: '触发式现场检查' },
        planted: [planted('P118', '建议', 'method', '触发式检查不列入计划')],
      }),
    ],
  });
}

function wangchao(): PlanFile {
  return single('望潮镇2026年度检查计划.ods', 'Sheet1', {
    above: ['望潮镇人民政府2026年度行政检查计划'],
    layout: layout.WITH_BASE,
    lines: [
      line('望潮镇', '户外招牌设置检查', {
        percent: 10,
        cells: { subject: '示例区餐饮行业协会' },
        planted: [planted('P101', '必改', 'subject', '不在执法单位名录内')],
      }),
      line('望潮镇', '排污许可持证单位检查', {
        base: 5,
        planted: [planted('P105', '必改', 'item', '本单位没有认领这个事项')],
      }),
      line('望潮镇', '生活垃圾分类投放检查', {
        base: 60,
        cells: { ratio: '根据监管需要', target_count: '' },
        planted: [planted('P209', '建议', 'ratio', '比例不可核对')],
      }),
    ],
  });
}

/** One row is short of a cell: what follows stands one column too far to the left. */
function yinxing(): PlanFile {
  return single('银杏镇2026年度检查计划.csv', 'Sheet1', {
    above: ['银杏镇人民政府2026年度行政检查计划'],
    layout: {
      columns: [
        ...layout.fields().columns.filter(({ key }) => key !== 'item_detail'),
        { key: 'item_detail', header: '检查内容' },
        { key: 'enterprise_flag', header: '是否涉企' },
        { key: 'remark', header: '备注' },
      ],
    },
    lines: [
      line('银杏镇', '户外招牌设置检查', { percent: 5, cells: { remark: '镇执法队' } }),
      line('银杏镇', '住宅物业服务企业检查', {
        cells: { item_detail: '是', enterprise_flag: '镇执法队', remark: '' },
        planted: [planted('W106', '必改', 'item_detail', '少填“检查内容”一格，其后的内容左移')],
      }),
      line('银杏镇', '生活垃圾分类投放检查', { percent: 5, cells: { remark: '镇执法队' } }),
    ],
  });
}
