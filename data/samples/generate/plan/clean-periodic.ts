import type { Firms } from './firms.ts';
import { filledBy, single } from './plan-file.ts';
import * as layout from './layouts.ts';
import { line } from './line.ts';
import type { PlanFile } from './model.ts';

/** Monthly and special plans without a fault. */
export function cleanPeriodic(firms: Firms): PlanFile[] {
  return [ecologyApril(firms), transportApril(firms), healthSpecial()];
}

function ecologyApril(firms: Firms): PlanFile {
  const days = (from: string, to: string) => ({ time_start: { day: from }, time_end: { day: to } });
  const [first, second, ...others] = firms.take('生态', 6);
  return single('生态环境局4月检查计划.xls', '4月', {
    above: ['上海市示例区生态环境局2026年4月执法检查计划'],
    layout: layout.NAMED_BY_DAY,
    lines: [
      line('生态环境局', '大气污染物排放企业检查', {
        firms: first ? [first] : [],
        cells: days('2026-04-07', '2026-04-10'),
      }),
      line('生态环境局', '水污染物排放企业检查', {
        firms: second ? [second] : [],
        cells: days('2026-04-13', '2026-04-17'),
      }),
      line('生态环境局', '危险废物产生单位检查', {
        firms: others,
        cells: days('2026-04-20', '2026-04-30'),
      }),
    ],
  });
}

function transportApril(firms: Firms): PlanFile {
  const spread = [
    ['道路货物运输企业经营检查', '2026年4月上旬'],
    ['机动车维修企业经营检查', '2026年4月中旬'],
    ['港口经营人安全检查', '2026年4月下旬'],
  ] as const;
  return single('交通委2026年4月检查计划.ods', '月度计划', {
    above: ['示例区交通委员会2026年4月份行政检查计划', filledBy('交通委', '2026年03月04日')],
    layout: layout.NAMED,
    lines: spread.map(([name, time]) => line('交通委', name, { firms: firms.take('交通', 3), time })),
  });
}

function healthSpecial(): PlanFile {
  const reason = {
    plan_name: '职业病防治专项检查',
    parent_code: 'SWJ-2026-007',
    remark: '上级部署：市卫生健康委2026年职业病防治专项工作',
  };
  return single('卫健委2026年职业病防治专项检查计划.xlsx', 'Sheet1', {
    above: ['示例区卫生健康委员会2026年职业病防治专项检查计划'],
    layout: layout.withColumns(layout.NAMED, '上级计划编码=parent_code·任务名称=plan_name'),
    lines: [
      line('卫健委', '用人单位职业病防治检查', { time: '2026年9月', cells: reason }),
      line('卫健委', '放射诊疗机构防护检查', { time: '2026年10月', cells: reason }),
      line('卫健委', '小型美容美发店卫生检查', { time: '2026年11月', cells: reason }),
    ],
  });
}
