import { CODE_KIND, creditCode } from './codes.ts';
import { personName } from './people.ts';
import { Random } from './random.ts';
import { DISTRICT, TOWNS } from './towns.ts';

export type UnitType = '区级部门' | '街镇园区' | '授权组织' | '受委托组织';

export interface Agency {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly aliases: readonly string[];
  readonly unitType: UnitType;
  readonly sector: string;
  readonly superior: string;
  readonly weight: number;
  readonly mandate?: Mandate;
  readonly contact: string;
  readonly phone: string;
}

interface Mandate {
  readonly principal: string;
  readonly items: readonly string[];
  readonly from: string;
  readonly to: string;
}

type Seed = Pick<Agency, 'name' | 'short' | 'unitType' | 'sector'> &
  Partial<Pick<Agency, 'aliases' | 'superior' | 'weight' | 'mandate'>>;

/** Sector, 简称, rest of the full name, 上级主管部门 of those that are managed from above. */
const BUREAUS: readonly (readonly [sector: string, short: string, name: string, superior?: string])[] = [
  ['市监', '市监局', '市场监督管理局'],
  ['消防', '消防救援支队', '消防救援支队', '上海市消防救援总队'],
  ['药监', '药监局', '药品监督管理局'],
  ['卫健', '卫健委', '卫生健康委员会'],
  ['文旅', '文旅局', '文化和旅游局'],
  ['生态', '生态环境局', '生态环境局', '上海市生态环境局'],
  ['交通', '交通委', '交通委员会'],
  ['城管', '城管局', '城市管理行政执法局'],
  ['人社', '人社局', '人力资源和社会保障局'],
  ['建管', '建管委', '建设和管理委员会'],
  ['应急', '应急局', '应急管理局'],
  ['农业', '农业农村委', '农业农村委员会'],
  ['医保', '医保局', '医疗保障局'],
  ['水务', '水务局', '水务局'],
  ['教育', '教育局', '教育局'],
  ['民政', '民政局', '民政局'],
  ['商务', '商务委', '商务委员会'],
  ['发改', '发改委', '发展和改革委员会'],
  ['规资', '规划资源局', '规划和自然资源局'],
  ['绿容', '绿化市容局', '绿化和市容管理局'],
  ['体育', '体育局', '体育局'],
  ['房管', '房管局', '房屋管理局'],
  ['税务', '税务局', '税务局', '国家税务总局上海市税务局'],
  ['烟草', '烟草专卖局', '烟草专卖局', '上海市烟草专卖局'],
  ['气象', '气象局', '气象局', '上海市气象局'],
];

const AUTHORISED: readonly (readonly [sector: string, short: string, name: string])[] = [
  ['卫健', '区疾控中心', '疾病预防控制中心'],
  ['人社', '区社保中心', '社会保险事业管理中心'],
  ['交通', '区公路中心', '公路事业发展中心'],
  ['水务', '区河道管理所', '河道管理所'],
  ['农业', '区动物卫生监督所', '动物卫生监督所'],
  ['医保', '区医保中心', '医疗保险事务中心'],
];

/** Sector, 简称, rest of the full name, 委托机关, 委托终止日期, 委托事项. */
const ENTRUSTED: readonly (readonly [string, string, string, string, string, readonly string[]])[] = [
  [
    '建管',
    '区安质监站',
    '建设工程安全质量监督站',
    '建管委',
    '2027-12-31',
    ['建设工程施工现场质量检查', '建设工程施工现场安全检查'],
  ],
  ['建管', '区燃气所', '燃气管理所', '建管委', '2027-12-31', ['燃气经营企业检查']],
  [
    '人社',
    '区劳监大队',
    '劳动保障监察大队',
    '人社局',
    '2028-06-30',
    ['用人单位工资支付情况检查', '用人单位劳动合同签订情况检查'],
  ],
  [
    '文旅',
    '区文化执法大队',
    '文化市场综合行政执法大队',
    '文旅局',
    '2025-12-31',
    ['歌舞娱乐场所经营情况检查', '互联网上网服务营业场所检查'],
  ],
  [
    '卫健',
    '区卫监所',
    '卫生健康监督所',
    '卫健委',
    '2027-06-30',
    ['公共场所卫生管理检查', '医疗机构依法执业检查'],
  ],
  [
    '交通',
    '区交通执法大队',
    '交通综合执法大队',
    '交通委',
    '2027-12-31',
    ['道路货物运输企业经营检查', '机动车维修企业经营检查'],
  ],
  [
    '农业',
    '区农业执法大队',
    '农业综合执法大队',
    '农业农村委',
    '2027-12-31',
    ['农药经营门店检查', '种子生产经营企业检查'],
  ],
  ['医保', '区医保监督所', '医疗保障监督检查所', '医保局', '2026-12-31', ['定点零售药店医保基金使用检查']],
  ['水务', '区水务执法大队', '水务综合执法大队', '水务局', '2027-12-31', ['排水户排放情况检查']],
  ['绿容', '区废弃物处', '废弃物管理所', '绿化市容局', '2027-12-31', ['生活垃圾收运企业检查']],
];

/** 执法单位 of the demo district. */
export const AGENCIES: readonly Agency[] = build();

/** By 简称. @throws RangeError */
export function agency(short: string): Agency {
  const found = AGENCIES.find((one) => one.short === short);
  if (!found) throw new RangeError(`no agency ${short}`);
  return found;
}

function build(): Agency[] {
  const random = new Random('执法单位');
  const weights = new Set(['市监局', '消防救援支队', '应急局', '生态环境局', '城管局']);
  return [...bureaus(), ...towns(), ...authorised(), ...entrusted()].map((seed): Agency => {
    const organ = seed.unitType === '区级部门' || seed.unitType === '街镇园区';
    const { mandate, ...plain } = seed;
    return {
      aliases: [],
      superior: '',
      weight: weights.has(seed.short) ? 3 : organ ? 2 : 1,
      ...plain,
      ...(mandate && { mandate }),
      code: creditCode(organ ? CODE_KIND.organ : CODE_KIND.institution, `00${random.digits(6)}`),
      contact: personName(random),
      phone: `021-0000${random.digits(4)}`,
    };
  });
}

function bureaus(): Seed[] {
  const police: Seed = {
    name: '上海市公安局示例分局',
    short: '公安分局',
    aliases: ['区公安分局', '示例公安分局', '示例分局'],
    unitType: '区级部门',
    sector: '公安',
    superior: '上海市公安局',
  };
  const others = BUREAUS.map(([sector, short, name, superior = '']): Seed => ({
    name: DISTRICT + name,
    short,
    aliases: [`区${short}`, `示例区${short}`].filter((alias) => !alias.endsWith(name)),
    unitType: '区级部门',
    sector,
    superior,
  }));
  return [police, ...others];
}

function towns(): Seed[] {
  return TOWNS.map((town) => ({
    name: town.agency,
    short: town.short,
    aliases: town.short === town.place ? [] : [`示例${town.short}`],
    unitType: '街镇园区' as const,
    sector: '',
  }));
}

function authorised(): Seed[] {
  const stations = TOWNS.map((town): Seed => {
    const place = town.place.replace(/镇|街道/u, '');
    return {
      name: `${DISTRICT}市场监督管理局${place}市场监督管理所`,
      short: `${place}市场监管所`,
      aliases: [`${place}市监所`, `${place}市场监督管理所`],
      unitType: '授权组织',
      sector: '市监',
    };
  });
  const others = AUTHORISED.map(([sector, short, name]): Seed => ({
    name: DISTRICT + name,
    short,
    unitType: '授权组织',
    sector,
  }));
  return [...stations, ...others];
}

function entrusted(): Seed[] {
  return ENTRUSTED.map(([sector, short, name, principal, to, items]): Seed => {
    const from = `${Number(to.slice(0, 4)) - 2}-01-01`;
    const full = BUREAUS.find((bureau) => bureau[1] === principal)?.[2] ?? principal;
    return {
      name: DISTRICT + name,
      short,
      unitType: '受委托组织',
      sector,
      mandate: { principal: DISTRICT + full, items, from, to },
    };
  });
}
