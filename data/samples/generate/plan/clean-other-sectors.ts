import { item } from '../items.ts';
import type { Firms } from './firms.ts';
import { filledBy, single } from './plan-file.ts';
import * as layout from './layouts.ts';
import { line } from './line.ts';
import type { PlanFile } from './model.ts';

/** Annual plans without a fault of the other seven sectors: 交通 to 医保. */
export function cleanOtherSectors(firms: Firms): PlanFile[] {
  return [transport(), management(), labour(), construction(), emergency(firms), farming(), insurance()];
}

function transport(): PlanFile {
  return single('交通委2026年度检查计划.xlsx', 'Sheet1', {
    above: ['示例区交通委员会2026年度行政检查计划表'],
    layout: { ...layout.fields('备注=remark'), numbered: true },
    lines: [
      line('交通委', '道路货物运输企业经营检查', { percent: 10, band: '一、道路运输' }),
      line('交通委', '危险货物道路运输企业检查', {
        freq: '2次/年',
        cells: { remark: '两次检查间隔不少于4个月' },
      }),
      line('交通委', '道路旅客运输企业检查'),
      line('交通委', '机动车维修企业经营检查', { percent: 5, band: '二、维修和驾培' }),
      line('交通委', '机动车驾驶员培训机构检查', { percent: 20 }),
      line('交通委', '港口经营人安全检查', { band: '三、港口和公路' }),
      line('交通委', '公路施工作业现场检查', { percent: 20, time: '2026年5月1日至10月31日' }),
    ],
  });
}

function management(): PlanFile {
  const quarters = ['第一季度', '第二季度', '第三季度', '第四季度'];
  const items = [
    ['建筑垃圾运输企业检查', '户外招牌设置检查'],
    ['住宅物业服务企业检查', '房地产经纪机构检查'],
    ['燃气使用单位用气安全检查', '生活垃圾分类投放检查'],
    ['绿化养护单位检查', '建筑工地扬尘在线监测检查'],
  ];
  return {
    file: '城管局2026年度行政检查计划.xlsx',
    sheets: quarters.map((quarter, at) => ({
      name: quarter,
      blocks: [
        {
          above: [`示例区城市管理行政执法局2026年${quarter}行政检查计划`],
          layout: layout.fields('上级计划编码=parent_code'),
          lines: (items[at] ?? []).map((name) =>
            line('城管局', name, {
              percent: item(name).list === '重点监管' ? 100 : 20,
              time: `2026年${quarter}`,
            }),
          ),
        },
      ],
    })),
  };
}

function labour(): PlanFile {
  return single('人社局2026年度检查计划.xlsx', 'Sheet1', {
    above: ['示例区人力资源和社会保障局2026年度行政检查计划'],
    layout: { ...layout.PLAIN, merged: ['subject'] },
    lines: [
      line('人社局', '用人单位工资支付情况检查', {
        base: 400,
        percent: 5,
        cells: { ratio: '不低于5%', method: '现场检查' },
      }),
      line('人社局', '人力资源服务机构检查', { base: 36, percent: 25, cells: { method: '现场检查' } }),
      line('人社局', '民办职业培训学校检查', { base: 12, percent: 50, cells: { method: '现场检查' } }),
      line('人社局', '劳务派遣单位经营检查', { base: 20 }),
      line('人社局', '工程建设领域工资专用账户检查', { base: 26 }),
    ],
  });
}

function construction(): PlanFile {
  const site = { domain: '工地', level: '区级发起，\n区级检查' };
  const firm = { domain: '企业', level: '区级发起，\n区级检查' };
  return single('建管委2026年度检查计划.xlsx', '计划表', {
    above: ['2026年度建设管理行政检查计划', filledBy('建管委')],
    layout: layout.ROW_SPANS,
    lines: [
      line('建管委', '建设工程施工现场质量检查', { cells: site }),
      line('建管委', '建设工程施工现场安全检查', { cells: site }),
      line('建管委', '建筑节能措施落实检查', { percent: 20, cells: site }),
      line('建管委', '建筑业企业资质条件检查', { percent: 5, cells: firm }),
      line('建管委', '预拌混凝土生产企业检查', { percent: 30, cells: firm }),
      line('建管委', '工程监理企业检查', { percent: 30, cells: firm }),
      line('建管委', '燃气经营企业检查', { cells: { ...firm, domain: '燃气' } }),
    ],
  });
}

function emergency(firms: Firms): PlanFile {
  const cap = { freq_cap: '检查频次：1次/年/单位\n上限：1次/年/单位', internal_unit: '执法大队' };
  return {
    file: '应急局2026年度安全生产监督检查计划.xlsx',
    sheets: [
      {
        name: '一般检查',
        blocks: [
          {
            above: ['示例区应急管理局2026年度安全生产监督检查计划'],
            layout: layout.FREQUENCY_AND_CAP,
            lines: [
              line('应急局', '危险化学品经营企业安全检查', { time: '2026年3月至10月', cells: cap }),
              line('应急局', '烟花爆竹经营单位安全检查', { time: '2026年12月', cells: cap }),
              line('应急局', '工贸企业有限空间作业检查', { percent: 15, time: '2026年4月至9月', cells: cap }),
              line('应急局', '涉粉尘爆炸企业安全检查', { percent: 50, time: '2026年5月至11月', cells: cap }),
              line('应急局', '金属冶炼企业安全检查', { percent: 50, time: '2026年', cells: cap }),
              line('应急局', '安全评价机构执业检查', { percent: 50, time: '2026年10月', cells: cap }),
            ],
          },
        ],
      },
      {
        name: '重点检查单位',
        blocks: [
          {
            above: ['重点检查单位名单'],
            layout: layout.UNIT_LIST,
            lines: firms.take('应急', 12).map((firm, at) =>
              line('应急局', '危险化学品生产企业安全检查', {
                firms: [firm],
                time: `2026年${4 + (at % 8)}月`,
                cells: { domain: firm.industry },
              }),
            ),
          },
        ],
      },
    ],
  };
}

function farming(): PlanFile {
  const crops = { domain: '种植业', internal_unit: '种植业科' };
  const animals = { domain: '畜牧兽医', internal_unit: '畜牧兽医科' };
  return single('农业农村委2026年度行政检查计划.xlsx', 'Sheet1', {
    above: ['附件', '示例区农业农村委员会2026年度涉企行政检查计划'],
    layout: {
      ...layout.MERGED_WITH_NOTE,
      columns: [...layout.MERGED_WITH_NOTE.columns, { key: 'subject', header: '检查主体' }],
    },
    lines: [
      line('农业农村委', '农药经营门店检查', { percent: 20, time: '10月底前', cells: crops }),
      line('农业农村委', '种子生产经营企业检查', { percent: 25, time: '9月底前', cells: crops }),
      line('农业农村委', '农产品质量安全检查', { percent: 10, time: '11月底前', cells: crops }),
      line('农业农村委', '生猪屠宰企业检查', { time: '12月底前', cells: animals }),
      line('农业农村委', '规模养殖场动物防疫检查', { time: '11月底前', cells: animals }),
      line('农业农村委', '动物诊疗机构检查', { percent: 30, time: '10月底前', cells: animals }),
    ],
    below: ['注：抽查事项类别分为一般检查事项、重点检查事项；同一对象的多个事项一并检查。'],
  });
}

function insurance(): PlanFile {
  return single('医保局2026年度检查计划.csv', '计划', {
    above: [],
    layout: layout.fields('备注=remark'),
    lines: [
      line('医保局', '定点零售药店医保基金使用检查', { percent: 30 }),
      line('医保局', '定点医疗机构医保基金使用检查', { base: 46 }),
      line('医保局', '定点护理机构长护险服务检查', { base: 14 }),
      line('医保局', '医用耗材使用检查', { percent: 10 }),
      line('医保局', '医药机构协议履行检查', { percent: 20 }),
      line('医保局', '医保智能监控疑点核查', { percent: 20 }),
    ],
  });
}
