import { filledBy, single, SIGNATURES } from './plan-file.ts';
import * as layout from './layouts.ts';
import { line } from './line.ts';
import type { PlanFile } from './model.ts';

/** Annual plans of towns, streets and parks without a fault. */
export function cleanTowns(): PlanFile[] {
  return [yunxi(), bailu(), qinghe(), mingzhu(), haitang(), park(), chemicals(), shidai()];
}

function yunxi(): PlanFile {
  return single('云溪镇2026年度行政检查计划.csv', 'Sheet1', {
    above: ['上海市示例区云溪镇人民政府2026年度行政检查计划'],
    layout: layout.fields('检查数量=target_count'),
    total: true,
    lines: [
      line('云溪镇', '建筑垃圾运输企业检查', { base: 10, percent: 50 }),
      line('云溪镇', '户外招牌设置检查', { base: 260, percent: 5 }),
      line('云溪镇', '住宅物业服务企业检查', { base: 8 }),
      line('云溪镇', '生活垃圾分类投放检查', { base: 120, percent: 10 }),
    ],
  });
}

function bailu(): PlanFile {
  const own = { plan_type: '不定向' };
  const joint = { plan_type: '定向' };
  return {
    file: '白鹭镇2026年度涉企检查计划.xlsx',
    sheets: [
      {
        name: '抽查计划',
        blocks: [
          {
            above: ['白鹭镇2026年度涉企行政检查计划', '一、本部门抽查计划'],
            layout: layout.SPOT_CHECKS,
            lines: [
              line('白鹭镇', '户外招牌设置检查', { base: 200, time: '2026年9月', cells: own }),
              line('白鹭镇', '房地产经纪机构检查', { base: 30, percent: 20, time: '2026年5月', cells: own }),
              line('白鹭镇', '燃气使用单位用气安全检查', { base: 90, time: '2026年6月至10月', cells: joint }),
            ],
          },
          {
            above: ['二、部门联合抽查计划'],
            layout: layout.withColumns(layout.SPOT_CHECKS, '发起部门=lead·配合部门=coop'),
            lines: [
              line('白鹭镇', '建筑垃圾运输企业检查', {
                base: 9,
                percent: 100,
                time: '2026年10月',
                cells: { ...joint, lead: '白鹭镇', coop: '城管局' },
              }),
              line('白鹭镇', '住宅物业服务企业检查', {
                base: 6,
                time: '2026年11月',
                cells: { ...joint, lead: '白鹭镇', coop: '区房管局' },
              }),
            ],
          },
        ],
      },
    ],
  };
}

function qinghe(): PlanFile {
  const joint = { lead: '青禾镇', coop: '城管局', method: '联合双随机，现场检查', plan_type: '不定向' };
  return single('青禾镇2026年部门联合抽查计划.xlsx', 'Sheet1', {
    above: ['青禾镇人民政府2026年部门联合“双随机、一公开”抽查计划'],
    layout: layout.JOINT_SPOT_CHECKS,
    lines: [
      line('青禾镇', '建筑垃圾运输企业检查', {
        time: '2026年1月—11月',
        cells: { ...joint, plan_code: '青联抽1号', ratio: '10%（2户）' },
      }),
      line('青禾镇', '户外招牌设置检查', {
        time: '2026年2月24日 -2026年11月30日',
        cells: { ...joint, plan_code: '青联抽2号', ratio: '10% (20户)' },
      }),
      line('青禾镇', '房地产经纪机构检查', {
        time: '2026年4月- 2026年11月',
        cells: { ...joint, plan_code: '青联抽3号', ratio: '3户' },
      }),
    ],
  });
}

function mingzhu(): PlanFile {
  return single('明珠街道2026年度检查计划.ods', 'Sheet1', {
    above: ['明珠街道办事处2026年度行政检查计划'],
    layout: layout.WITH_BASE,
    lines: [
      line('明珠街道', '户外招牌设置检查', { base: 310, percent: 10 }),
      line('明珠街道', '住宅物业服务企业检查', { base: 24, cells: { remark: '与小区综合治理同步' } }),
      line('明珠街道', '燃气使用单位用气安全检查', { base: 140 }),
      line('明珠街道', '生活垃圾分类投放检查', { base: 150, percent: 10 }),
    ],
    below: ['备注：抽查基数为计划制定时实有抽查对象数；抽查任务可以按时间段分批次开展。'],
  });
}

function haitang(): PlanFile {
  const days = (from: string, to: string) => ({
    time_start: { day: from },
    time_end: { day: to },
    level: '街道',
  });
  return single('海棠街道2026年度检查计划.xls', '抽查计划', {
    above: ['海棠街道办事处2026年度行政检查计划', filledBy('海棠街道', '２０２６年２月２８日')],
    layout: layout.TWO_DATES,
    lines: [
      line('海棠街道', '户外招牌设置检查', {
        base: 180,
        cells: { ...days('2026-04-01', '2026-06-30'), ratio: { percent: 10 } },
      }),
      line('海棠街道', '房地产经纪机构检查', {
        base: 25,
        percent: 20,
        cells: { ...days('2026-05-06', '2026-07-31'), ratio: '２０％' },
      }),
      line('海棠街道', '住宅物业服务企业检查', {
        base: 16,
        cells: { ...days('2026-09-01', '2026-11-30'), ratio: { percent: 100 } },
      }),
    ],
    below: [SIGNATURES],
  });
}

function park(): PlanFile {
  const none = { lead: '', coop: '', risk: '一般' };
  return single('高新区管委会2026年度检查计划.xlsx', 'Sheet1', {
    above: ['上海市示例高新技术产业开发区管理委员会2026年度行政检查计划'],
    layout: layout.SMART_SUPERVISION,
    lines: [
      line('高新区管委会', '建筑垃圾运输企业检查', { percent: 20, time: '3月—12月', cells: none }),
      line('高新区管委会', '生活垃圾分类投放检查', { percent: 5, time: '4月—10月', cells: none }),
      line('高新区管委会', '住宅物业服务企业检查', { time: '5月—9月', cells: none }),
      line('高新区管委会', '燃气使用单位用气安全检查', {
        time: '6月—11月',
        cells: { risk: '较高', lead: '高新区管委会', coop: '城管局', method: '联合检查，现场检查' },
      }),
    ],
  });
}

function chemicals(): PlanFile {
  return {
    file: '化工园区管委会2026年度检查计划.xlsx',
    sheets: [
      {
        name: '一业一查',
        blocks: [
          {
            above: ['滨海化工园区管理委员会2026年度行政检查计划'],
            layout: layout.BATCHES,
            lines: [
              line('化工园区管委会', '建筑垃圾运输企业检查', {
                base: 7,
                percent: 100,
                time: '分两批次；第一批2026年6月底前完成，第二批2026年10月底前完成',
                cells: { domain: '建筑业', ratio: '基数：7\n抽查比例：100%' },
              }),
              line('化工园区管委会', '燃气使用单位用气安全检查', {
                time: '2026年4月至9月',
                cells: { domain: '餐饮业' },
              }),
              line('化工园区管委会', '生活垃圾分类投放检查', {
                percent: 10,
                time: '2026年第三季度',
                hidden: true,
                cells: { domain: '工业企业' },
              }),
            ],
          },
        ],
      },
      {
        name: '填报说明',
        hidden: true,
        blocks: [
          {
            above: ['填报说明：本表由园区综合执法队汇总，报送前请核对。'],
            layout: { columns: [{ key: 'remark', header: '其余事项以书面通知为准。' }] },
            lines: [],
          },
        ],
      },
    ],
  };
}

function shidai(): PlanFile {
  return single('石埭镇2026年度检查计划.xlsx', 'Sheet1', {
    above: ['石埭镇人民政府2026年度行政检查计划', '', filledBy('石埭镇')],
    layout: { ...layout.FREQUENCY_RATE, page: 3 },
    lines: [
      line('石埭镇', '户外招牌设置检查', { percent: 5, freq: '不超过1次/年' }),
      line('石埭镇', '住宅物业服务企业检查', { freq: '=1次/年' }),
      line('石埭镇', '建筑垃圾运输企业检查', { percent: 20 }),
      line('石埭镇', '房地产经纪机构检查', { percent: 20, freq: '每年1次' }),
      line('石埭镇', '生活垃圾分类投放检查', { percent: 5, freq: '≤1次/年' }),
    ],
  });
}
