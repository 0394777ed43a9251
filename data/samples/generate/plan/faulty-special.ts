import type { Firms } from './firms.ts';
import * as layout from './layouts.ts';
import { single } from './plan-file.ts';
import { line } from './line.ts';
import { planted, type PlanFile } from './model.ts';

/** Special plans with planted faults. */
export function faultySpecial(firms: Firms): PlanFile[] {
  return [market(firms), culture(), ecology(), management(firms), labour()];
}

function market(firms: Firms): PlanFile {
  return single('市监局2026年民生计量专项检查计划.xlsx', '专项', {
    above: ['示例区市场监督管理局2026年民生计量专项检查计划'],
    layout: layout.fields('备注=remark·事项类别=item_class'),
    lines: [
      line('市监局', '强制检定计量器具使用检查', {
        percent: 20,
        cells: { method: '现场检查', object_scope: '全区集贸市场、加油站' },
        planted: [planted('P210', '建议', 'item', '随机抽查事项另行安排专项检查')],
      }),
      line('市监局', '明码标价情况检查', {
        percent: 20,
        planted: [planted('P205', '建议', 'item', '无事不扰事项安排现场检查，没有例外理由')],
      }),
      line('市监局', '特种设备使用单位安全检查', {
        time: '2026年9月至11',
        cells: { object_scope: '全区电梯使用单位' },
        planted: [planted('W109', '建议', 'time', '“月”字缺失，按11月理解')],
      }),
      line('市监局', '特殊食品生产企业体系检查', {
        cells: { item_class: '随机抽查事项' },
        planted: [
          planted('P116', '建议', 'item_class', '事项库列入重点监管清单'),
          planted('P310', '建议', 'item', '年度计划已有同一对象范围的这个事项'),
        ],
      }),
      line('市监局', '工业产品生产许可获证企业检查', {
        firms: [firms.silent('市监')],
        cells: { method: '双随机，现场检查', remark: '上级部署：市市场监管局民生计量专项任务' },
        planted: [planted('P215', '建议', 'object_scope', '优先安排无感监管清单以外的对象')],
      }),
      line('市监局', '特种设备使用单位安全检查', {
        firms: firms.take('市监', 2),
        planted: [planted('P218', '建议', 'method', '点名的专项检查没有采用随机抽查')],
      }),
    ],
  });
}

function culture(): PlanFile {
  return single('文旅局2026年文化市场专项检查计划.xlsx', '专项', {
    above: ['示例区文化和旅游局2026年文化市场专项检查计划'],
    layout: layout.fields('检查必要性=necessity·备注=remark'),
    lines: [
      line('文旅局', '剧本娱乐经营场所检查', {
        percent: 30,
        planted: [planted('P304', '必改', 'object_scope', '剧本杀、密室逃脱未列为联合检查')],
      }),
      line('文旅局', '旅行社经营活动检查', {
        cells: { remark: '委托第三方机构参与检查' },
        planted: [planted('P110', '必改', 'remark', '文旅不得由第三方参与检查')],
      }),
      line('文旅局', '营业性演出活动检查', {
        cells: { necessity: '' },
        planted: [planted('P104', '必改', 'necessity', '没有填写检查必要性')],
      }),
    ],
  });
}

function ecology(): PlanFile {
  return single('生态环境局2026年危险废物专项检查计划.xlsx', '专项', {
    above: ['示例区生态环境局2026年危险废物专项检查计划'],
    layout: layout.fields('风险等级=risk'),
    lines: [
      line('生态环境局', '危险废物产生单位检查', {
        percent: 50,
        cells: { risk: 'D级' },
        planted: [planted('P206', '必改', 'ratio', 'D级对象应当全部检查')],
      }),
      line('生态环境局', '环境风险企业应急管理检查', {
        cells: { basis: '2026年生态环境执法工作要点' },
        planted: [planted('P106', '必改', 'basis', '依据中没有法律、法规、规章')],
      }),
      line('生态环境局', '在线监测设施运行检查', {
        percent: 20,
        cells: { method: '现场检查' },
        planted: [planted('P208', '建议', 'method', '可以非现场检查的事项安排了现场检查')],
      }),
      line('生态环境局', '水污染物排放企业检查', {
        cells: { subject: '示例区水务局' },
        planted: [planted('P115', '必改', 'subject', '不是生态环境部门的机构')],
      }),
    ],
  });
}

function management(firms: Firms): PlanFile {
  return single('城管局2026年建筑垃圾运输专项检查计划.xlsx', '专项', {
    above: ['示例区城市管理行政执法局2026年建筑垃圾运输专项检查计划'],
    layout: layout.fields(
      '任务名称=plan_name·上级计划编码=parent_code·是否联合检查=joint_flag·牵头部门=lead·配合部门=coop·风险等级=risk',
    ),
    lines: [
      line('城管局', '建筑垃圾运输企业检查', {
        cells: { plan_name: '落实市局建筑垃圾运输年度执法计划', risk: '黄色' },
        planted: [planted('P108', '必改', 'parent_code', '落实上级计划，没有填写上级计划编码')],
      }),
      line('城管局', '户外招牌设置检查', {
        percent: 5,
        cells: { joint_flag: '是', risk: '黄色' },
        planted: [planted('P303', '必改', 'coop', '联合检查没有牵头和配合部门')],
      }),
      line('城管局', '住宅物业服务企业检查', {
        firms: [firms.silent('城管')],
        cells: { risk: '绿色' },
        planted: [planted('P204', '必改', 'object_scope', '无感监管对象，没有例外理由')],
      }),
      line('城管局', '房地产经纪机构检查', {
        cells: { risk: 'B级' },
        planted: [planted('P216', '建议', 'risk', '城管按红黄绿三色分级')],
      }),
      line('城管局', '生活垃圾分类投放检查', {
        cells: { joint_flag: '是', lead: '绿化市容局', coop: '城管局', risk: '黄色' },
        planted: [planted('P308', '建议', 'lead', '由牵头单位列入计划')],
      }),
    ],
  });
}

function labour(): PlanFile {
  return single('人社局2026年工资支付专项检查计划.xlsx', '专项', {
    above: ['示例区人力资源和社会保障局2026年工资支付专项检查计划'],
    layout: layout.fields('备注=remark'),
    lines: [
      line('人社局', '用人单位工资支付情况检查', {
        percent: 10,
        cells: { method: '现场检查' },
        planted: [planted('P211', '必改', undefined, '专项检查没有上级部署或案件线索理由')],
      }),
      line('人社局', '工程建设领域工资专用账户检查', {
        time: '2026年1月至2月',
        cells: { remark: '上级部署：市人力资源社会保障局冬季专项行动，限已有欠薪线索的企业' },
        planted: [planted('P109', '必改', 'time', '收到计划时检查时间已经过去')],
      }),
    ],
  });
}
