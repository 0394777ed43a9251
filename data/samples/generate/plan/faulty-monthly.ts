import type { Firms } from './firms.ts';
import { filledBy, single } from './plan-file.ts';
import * as layout from './layouts.ts';
import { line } from './line.ts';
import { planted, type PlanFile, type Planted } from './model.ts';

/** Monthly plans with planted faults; several lie between the plans of two agencies. */
export function faultyMonthly(firms: Firms): PlanFile[] {
  return [police(firms), construction(firms), farming(), ...fireAndEmergency(firms), ...medicines(firms)];
}

function police(firms: Firms): PlanFile {
  const [hotel, other] = [firms.take('公安', 1), firms.take('公安', 1)];
  return single('公安分局2026年5月检查计划.xlsx', 'Sheet1', {
    above: ['上海市公安局示例分局2026年5月检查计划'],
    layout: layout.fields('统一社会信用代码=object_uscc'),
    lines: [
      line('公安分局', '旅馆业治安管理检查', {
        firms: hotel,
        time: '2026年5月1日至5月10日',
        planted: twice('与5月下旬的检查间隔不足一个月'),
      }),
      line('公安分局', '旅馆业治安管理检查', {
        firms: hotel,
        time: '2026年5月20日至5月31日',
        planted: twice('与5月上旬的检查间隔不足一个月'),
      }),
      line('公安分局', '保安服务公司检查', {
        firms: other,
        time: '2026年5月',
        cells: { object_uscc: wrongCheck(other[0]?.code ?? '') },
        planted: [planted('W108', '必改', 'object_uscc', '校验位不对')],
      }),
      line('公安分局', '典当业治安管理检查', {
        time: '2026年5月',
        planted: [planted('P117', '建议', 'item', '不在附件2列明的19个事项内')],
      }),
    ],
  });
}

/** What both lines about one object are told. */
function twice(interval: string): Planted[] {
  return [
    planted('P202', '建议', 'object_scope', '同一对象全年计划2次，超过1次'),
    planted('P203', '建议', 'object_scope', interval),
  ];
}

/** The code with a check character that is not its own. */
function wrongCheck(code: string): string {
  return code.slice(0, 17) + (code.endsWith('1') ? '2' : '1');
}

function construction(firms: Firms): PlanFile {
  return single('建管委2026年4月检查计划.xlsx', 'Sheet1', {
    above: ['示例区建设和管理委员会2026年4月检查计划', filledBy('建管委', '2026年03月03日')],
    layout: layout.NAMED,
    lines: [
      line('建管委', '建设工程施工现场质量检查', {
        time: '2026年4月',
        cells: { subject: '区安质监站' },
        planted: [planted('P107', '必改', 'subject', '应当以建设和管理委员会的名义检查')],
      }),
      line('建管委', '工程监理企业检查', {
        time: '',
        planted: [planted('P104', '必改', 'time', '没有填写检查时间')],
      }),
      line('建管委', '建筑业企业资质条件检查', {
        firms: [firms.gone('建管')],
        time: '2026年4月下旬',
        planted: [planted('P111', '建议', 'object_scope', '对象已注销')],
      }),
    ],
  });
}

function farming(): PlanFile {
  const june = '2026年6月';
  return single('农业农村委2026年6月检查计划.xlsx', 'Sheet1', {
    above: ['示例区农业农村委员会2026年6月份检查计划'],
    layout: layout.fields('检查必要性=necessity·检查对象基数=object_base·检查数量=target_count'),
    lines: [
      line('农业农村委', '农药经营门店检查', {
        base: 40,
        time: june,
        cells: { target_count: 10 },
        planted: [planted('P212', '建议', 'target_count', '40家的10%应为4家，写了10家')],
      }),
      line('农业农村委', '种子生产经营企业检查', {
        time: '20266',
        planted: [planted('W103', '必改', 'time', '年、月字样缺失，含义不明')],
      }),
      line('农业农村委', '动物诊疗机构检查', {
        time: june,
        cells: { ratio: '重点户20%，其余5%', target_count: '' },
        planted: [planted('W104', '必改', 'ratio', '一格写了两个比例')],
      }),
      line('农业农村委', '水产苗种生产单位检查', {
        time: june,
        freq: '一年两三回',
        planted: [planted('W105', '必改', 'freq', '频次读不懂')],
      }),
      line('农业农村委', '农产品质量安全检查', {
        time: '2026年8月',
        planted: [planted('P213', '建议', 'time', '6月计划写了8月的检查')],
      }),
    ],
  });
}

/** 消防 in April; 应急 in June meets 消防 over fire safety, and 交通 over one firm. */
function fireAndEmergency(firms: Firms): PlanFile[] {
  const burning = firms.take('消防', 1);
  const shared = firms.take('交通', 1);
  const road = firms.take('交通', 1);
  const [workshop] = firms.take('应急', 1);
  return [
    single('消防救援支队2026年4月检查计划.xlsx', 'Sheet1', {
      above: ['示例区消防救援支队2026年4月检查计划'],
      layout: layout.FIRE,
      lines: [
        line('消防救援支队', '消防安全重点单位监督检查', {
          time: '2026年4月',
          cells: { risk: 'C' },
          planted: [planted('P207', '建议', 'risk', 'C级的频次文件没有规定')],
        }),
        line('消防救援支队', '人员密集场所消防监督检查', {
          time: '2026年4月',
          cells: { risk: 'A' },
          planted: [planted('P207', '建议', 'freq', 'A级应为每2年1次')],
        }),
        line('消防救援支队', '高层建筑消防管理检查', { firms: burning, time: '2026年4月上旬' }),
        line('消防救援支队', '消防技术服务机构执业检查', {
          time: '2026年4月',
          freq: '每半年1次',
          cells: { risk: '' },
          planted: [planted('P217', '建议', 'freq', '双随机检查年度内原则上一次')],
        }),
      ],
    }),
    single('应急局2026年6月检查计划.xlsx', 'Sheet1', {
      above: ['示例区应急管理局2026年6月安全生产检查计划'],
      layout: layout.NAMED,
      lines: [
        line('应急局', '工贸企业消防通道管理检查', {
          firms: burning,
          time: '2026年6月下旬',
          planted: [planted('P305', '建议', 'item', '消防4月已计划双随机检查，不再检查消防事项')],
        }),
        line('应急局', '危险化学品经营企业安全检查', {
          firms: shared,
          time: '2026年6月中旬',
          planted: [planted('P302', '建议', 'object_scope', '交通委同月检查同一对象，未联合')],
        }),
        line('应急局', '金属冶炼企业安全检查', {
          firms: workshop ? [{ ...workshop, name: '上海查无此名金属制品有限公司' }] : [],
          time: '2026年6月上旬',
          planted: [planted('P112', '建议', 'object_scope', '不在检查对象库')],
        }),
      ],
    }),
    single('交通委2026年6月检查计划.xlsx', 'Sheet1', {
      above: ['示例区交通委员会2026年6月检查计划'],
      layout: layout.NAMED,
      lines: [
        line('交通委', '危险货物道路运输企业检查', {
          firms: shared,
          time: '2026年6月8日至6月20日',
          planted: [planted('P302', '建议', 'object_scope', '应急局同月检查同一对象，未联合')],
        }),
        line('交通委', '道路货物运输企业经营检查', {
          firms: road,
          time: '2026年6月上旬',
          planted: [planted('P301', '建议', 'object_scope', '与6月下旬对同一对象的检查应当合并')],
        }),
        line('交通委', '道路旅客运输企业检查', {
          firms: road,
          time: '2026年6月下旬',
          planted: [planted('P301', '建议', 'object_scope', '与6月上旬对同一对象的检查应当合并')],
        }),
        line('交通委', '网络预约出租汽车平台检查', {
          firms: firms.take('交通', 1),
          time: '2026年6月',
          planted: [planted('P309', '建议', 'item', '年度计划中没有这个事项')],
        }),
      ],
    }),
  ];
}

/** Both claim the item, and both go to the same shop in July. */
function medicines(firms: Firms): PlanFile[] {
  const shop = firms.take('药监', 1);
  return [
    ['药监局', '药品监督管理局', '2026年7月上旬'] as const,
    ['市监局', '市场监督管理局', '2026年7月中旬'] as const,
  ].map(([short, name, time], at) =>
    single(`${short}2026年7月检查计划.${at === 0 ? 'xls' : 'xlsx'}`, 'Sheet1', {
      above: [`示例区${name}2026年7月检查计划`],
      layout: layout.NAMED,
      lines: [
        line(short, '药品零售企业经营质量检查', {
          firms: shop,
          time,
          planted: [planted('P306', '建议', 'object_scope', '另一单位同月检查同一对象的同一事项')],
        }),
        ...(at === 0 ? [line(short, '药品批发企业经营质量检查', { time: '2026年7月', base: 9 })] : []),
      ],
    }),
  );
}
