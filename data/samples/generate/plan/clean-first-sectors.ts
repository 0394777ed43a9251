import { filledBy, single, SIGNATURES } from './plan-file.ts';
import * as layout from './layouts.ts';
import { line } from './line.ts';
import type { PlanFile } from './model.ts';

/** Annual plans without a fault of the first seven sectors: 市监 to 生态. */
export function cleanFirstSectors(): PlanFile[] {
  return [market(), police(), fire(), drugs(), health(), culture(), ecology()];
}

function market(): PlanFile {
  const cells = { level: '区级实施' };
  return single('市监局2026年度行政检查计划.xlsx', '统计表', {
    above: ['附件1', '2026年度行政检查计划统计表', filledBy('市监局', '2026年02月03日')],
    layout: layout.STATISTICS,
    lines: [
      line('市监局', '食品生产企业食品安全检查', {
        base: 86,
        percent: 20,
        time: '2026.03.01-2026.11.30',
        cells,
      }),
      line('市监局', '餐饮服务单位食品安全检查', {
        base: 1200,
        percent: 5,
        time: '2026.03.01-2026.12.31',
        cells,
      }),
      line('市监局', '特殊食品生产企业体系检查', { base: 6, time: '2026.05.01-2026.06.30', cells }),
      line('市监局', '特种设备使用单位安全检查', { base: 240, time: '2026.03.01-2026.12.31', cells }),
      line('市监局', '强制检定计量器具使用检查', {
        base: 300,
        percent: 5,
        time: '2026.04.01-2026.09.30',
        cells,
      }),
      line('市监局', '工业产品生产许可获证企业检查', {
        base: 12,
        time: '2026.04.01-2026.10.31',
        cells,
      }),
      line('市监局', '广告经营活动检查', {
        base: 50,
        percent: 10,
        time: '2026.03.01-2026.12.31',
        cells,
      }),
      line('市监局', '食品销售经营者食品安全检查', {
        base: 900,
        percent: 5,
        time: '2026.03.01-2026.12.31',
        cells: { ...cells, object_base: '约900家' },
      }),
    ],
    below: [
      '填表说明：1.任务日期填写起止日期；2.检查对象基数为填报时在册数量；3.是否涉企填写“是”或“否”。',
      SIGNATURES,
    ],
  });
}

function police(): PlanFile {
  return single('公安分局2026年度涉企行政检查计划.xls', 'Sheet1', {
    above: ['上海市公安局示例分局2026年度涉企行政检查计划'],
    layout: layout.EIGHT_FIELDS,
    lines: [
      line('公安分局', '旅馆业治安管理检查'),
      line('公安分局', '易制爆危险化学品从业单位检查', { freq: '每年1次' }),
      line('公安分局', '公章刻制业治安管理检查', { percent: 20 }),
      line('公安分局', '互联网服务单位网络安全检查', { percent: 50 }),
      line('公安分局', '保安服务公司检查', { freq: '每年抽查1次' }),
    ],
  });
}

function fire(): PlanFile {
  const yearly = { time: '3月—12月' };
  return single('消防救援支队2026年度消防监督检查计划（报送稿）.xlsx', '计划', {
    above: ['示例区消防救援支队2026年度“双随机、一公开”消防监督检查计划'],
    layout: layout.FIRE,
    lines: [
      line('消防救援支队', '消防安全重点单位监督检查', {
        ...yearly,
        percent: 50,
        freq: '每2年1次',
        cells: { domain: '重点监管', risk: 'A', remark: '分两年完成' },
      }),
      line('消防救援支队', '人员密集场所消防监督检查', {
        ...yearly,
        cells: { domain: '重点监管', risk: 'B' },
      }),
      line('消防救援支队', '易燃易爆场所消防监督检查', {
        ...yearly,
        freq: '每半年1次',
        cells: { domain: '重点监管', risk: 'D' },
      }),
      line('消防救援支队', '非重点单位消防监督抽查', {
        ...yearly,
        percent: 5,
        cells: { domain: '随机抽查', risk: 'B' },
      }),
      line('消防救援支队', '高层建筑消防管理检查', {
        ...yearly,
        percent: 10,
        cells: { domain: '随机抽查', risk: 'B' },
      }),
    ],
    below: ['注：风险等级按重点单位消防安全管理分级评价结果填写。'],
  });
}

function drugs(): PlanFile {
  return single('药监局2026年行政检查计划.xlsx', '清单', {
    above: ['上海市示例区药品监督管理局2026年行政检查计划'],
    layout: layout.SAME_FIRM,
    lines: [
      line('药监局', '药品零售企业经营质量检查', { percent: 25, time: '全年' }),
      line('药监局', '药品批发企业经营质量检查', { time: '上半年' }),
      line('药监局', '疫苗接种单位疫苗质量检查', { time: '2026年4月至10月' }),
      line('药监局', '第三类医疗器械经营企业检查', { time: '第二季度' }),
      line('药监局', '医疗器械使用单位检查', { percent: 10, time: '下半年' }),
      line('药监局', '化妆品经营者检查', { percent: 5, time: '第三季度' }),
      line('药监局', '药品网络销售检查', { percent: 10, time: '全年' }),
    ],
    below: ['上海市示例区药品监督管理局（盖章）'],
  });
}

function health(): PlanFile {
  const joint = { lead: '区卫健委', coop: '区市监局', joint_flag: '是' };
  return single('卫健委2026年度“双随机”抽查计划.xlsx', '抽查计划', {
    above: ['附件2', '上海市示例区卫生健康委员会2026年度“双随机”抽查工作计划'],
    layout: layout.TWO_LEVELS,
    lines: [
      line('卫健委', '公共场所卫生管理检查', {
        base: 320,
        percent: 10,
        time: '4月-8月',
        cells: joint,
      }),
      line('卫健委', '医疗机构依法执业检查', { base: 45, time: '3月-11月', freq: '2次/年' }),
      line('卫健委', '放射诊疗机构防护检查', { base: 18, time: '5-9月' }),
      line('卫健委', '用人单位职业病防治检查', { base: 60, time: '4月-10月' }),
      line('卫健委', '二次供水单位卫生检查', { base: 150, percent: 10, time: '6月-9月' }),
      line('卫健委', '医疗废物管理台账检查', { base: 80, percent: 20, time: '1月-12月' }),
    ],
  });
}

function culture(): PlanFile {
  const together = { joint_flag: '是', lead: '区文旅局', coop: '公安分局、消防救援支队' };
  const columns = '检查必要性=necessity·是否联合检查=joint_flag·牵头部门=lead·配合部门=coop';
  return single('文旅局2026年度行政检查计划.xlsx', '年度计划', {
    above: ['2026年度文化和旅游行政检查计划', filledBy('文旅局')],
    layout: layout.fields(columns),
    lines: [
      line('文旅局', '歌舞娱乐场所经营情况检查', { percent: 20 }),
      line('文旅局', '互联网上网服务营业场所检查', { percent: 20 }),
      line('文旅局', '旅行社经营活动检查', { base: 22 }),
      line('文旅局', '剧本娱乐经营场所检查', { percent: 30, cells: together }),
      line('文旅局', '乡村民宿经营检查', { percent: 20, cells: together }),
      line('文旅局', '出版物零售单位检查', { percent: 10 }),
    ],
    below: [
      '注：检查频次为对同一对象的年度检查次数。',
      '1.必要性应当写明理由；',
      '2.联合检查由牵头部门报送。',
    ],
  });
}

function ecology(): PlanFile {
  const unit = { internal_unit: '执法大队' };
  return {
    file: '生态环境局2026年度执法检查计划.xlsx',
    sheets: [
      {
        name: '重点单位',
        blocks: [
          {
            above: ['2026年度生态环境执法检查计划（重点单位）'],
            layout: layout.RISK_BANDS,
            total: true,
            lines: [
              line('生态环境局', '排污许可持证单位检查', {
                base: 32,
                freq: '2次/年',
                cells: { ...unit, risk: 'D级' },
              }),
              line('生态环境局', '危险废物产生单位检查', { base: 28, cells: { ...unit, risk: 'C级' } }),
              line('生态环境局', '环境风险企业应急管理检查', { base: 15, cells: { ...unit, risk: 'D级' } }),
            ],
          },
        ],
      },
      {
        name: '双随机',
        blocks: [
          {
            above: ['2026年度生态环境“双随机”抽查计划'],
            layout: layout.RISK_BANDS,
            total: true,
            lines: [
              line('生态环境局', '大气污染物排放企业检查', { base: 120, percent: 20, cells: unit }),
              line('生态环境局', '水污染物排放企业检查', { base: 80, percent: 25, cells: unit }),
              line('生态环境局', '核技术利用单位辐射安全检查', { base: 20, percent: 25, cells: unit }),
              line('生态环境局', '在线监测设施运行检查', { base: 40, percent: 50, cells: unit }),
            ],
          },
        ],
      },
    ],
  };
}
