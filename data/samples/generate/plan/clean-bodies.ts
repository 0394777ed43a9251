import { filledBy, single } from './plan-file.ts';
import * as layout from './layouts.ts';
import { line } from './line.ts';
import type { PlanFile } from './model.ts';

/** Annual plans without a fault of authorised and entrusted bodies, and of bureaus outside the fourteen sectors. */
export function cleanBodies(): PlanFile[] {
  return [station(), water(), education(), civil(), commerce(), disease(), labourCorps()];
}

function station(): PlanFile {
  const name = { plan_name: '云溪所2026年度\n食品安全抽查', internal_unit: '食品组' };
  const other = { plan_name: '云溪所2026年度\n设备和计量抽查', internal_unit: '特设组' };
  return single('附件2：云溪市场监管所2026年度双随机抽查计划.xlsx', 'Sheet1', {
    above: ['2026年度“双随机、一公开”抽查计划', filledBy('云溪市场监管所')],
    layout: layout.YEARLY_NAMES,
    lines: [
      line('云溪市场监管所', '食品生产企业食品安全检查', {
        base: 11,
        percent: 20,
        time: '1月—12月',
        cells: name,
      }),
      line('云溪市场监管所', '餐饮服务单位食品安全检查', {
        base: 160,
        percent: 5,
        time: '1月—12月',
        cells: name,
      }),
      line('云溪市场监管所', '食品销售经营者食品安全检查', {
        base: 130,
        percent: 5,
        time: '1月—12月',
        cells: name,
      }),
      line('云溪市场监管所', '特种设备使用单位安全检查', { base: 30, time: '4月—10月', cells: other }),
      line('云溪市场监管所', '强制检定计量器具使用检查', {
        base: 40,
        percent: 5,
        time: '4月—10月',
        cells: other,
      }),
    ],
  });
}

function water(): PlanFile {
  const joint = { domain: '排水', lead: '区水务局', coop: '区生态环境局', plan_name: '排水户联合抽查' };
  return single('水务局2026年度检查计划.ods', 'Sheet1', {
    above: ['示例区水务局2026年度行政检查计划'],
    layout: layout.LEAD_AND_COOPERATION,
    lines: [
      line('水务局', '排水户排放情况检查', { percent: 20, time: '2026年4月至9月', cells: joint }),
      line('水务局', '取水单位取用水检查', {
        base: 12,
        time: '2026年5月至9月',
        cells: { lead: '', coop: '', domain: '水资源' },
      }),
      line('水务局', '河道管理范围内经营活动检查', {
        percent: 20,
        time: '2026年6月至10月',
        cells: { lead: '', coop: '', domain: '水资源' },
      }),
    ],
  });
}

function education(): PlanFile {
  return single('教育局2026年度检查计划.xlsx', 'Sheet1', {
    above: ['示例区教育局2026年度行政检查计划'],
    layout: layout.fields('检查人员=assign'),
    lines: [
      line('教育局', '校外培训机构办学检查', { base: 58, freq: '2次/年' }),
      line('教育局', '民办幼儿园办园检查', { base: 16, percent: 50 }),
    ],
    below: ['说明：检查时间避开开学和考试时段。'],
  });
}

function civil(): PlanFile {
  return single('民政局2026年度检查计划.xls', 'Sheet1', {
    above: ['示例区民政局2026年度行政检查计划'],
    layout: layout.SAME_FIRM,
    lines: [
      line('民政局', '养老机构运营检查', { base: 31, freq: '每半年一次', time: '2026年' }),
      line('民政局', '殡葬用品经营检查', { percent: 30, time: '2026年3月—4月' }),
    ],
  });
}

function commerce(): PlanFile {
  return single('商务委2026年度检查计划.xlsx', 'Sheet1', {
    above: ['附件5', '示例区商务委员会2026年度行政检查计划'],
    layout: layout.EIGHT_FIELDS,
    lines: [
      line('商务委', '单用途预付卡发卡企业检查', { percent: 10 }),
      line('商务委', '成品油零售经营检查', { base: 44 }),
      line('商务委', '再生资源回收经营者检查', { percent: 20 }),
    ],
  });
}

function disease(): PlanFile {
  return single('区疾控中心2026年度检查计划.xlsx', 'Sheet1', {
    above: ['示例区疾病预防控制中心2026年度行政检查计划'],
    layout: layout.WITH_BASE,
    lines: [
      line('区疾控中心', '二次供水单位卫生检查', { base: 150, percent: 20, time: '2026年6月—9月' }),
      line('区疾控中心', '消毒产品生产企业检查', { base: 9, percent: 50, time: '2026年5月' }),
    ],
  });
}

function labourCorps(): PlanFile {
  return single('区劳监大队2026年度检查计划.xlsx', 'Sheet1', {
    above: ['示例区劳动保障监察大队2026年度检查计划'],
    layout: layout.fields(),
    lines: [
      line('区劳监大队', '用人单位工资支付情况检查', {
        base: 200,
        percent: 10,
        cells: { method: '现场检查' },
      }),
      line('区劳监大队', '用人单位劳动合同签订情况检查', {
        base: 200,
        percent: 10,
        cells: { method: '现场检查' },
      }),
    ],
  });
}
