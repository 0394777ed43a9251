import { judgeTables } from './tables.ts';
import type { Case } from './district.ts';
import { enterpriseCode } from './registry.ts';

const A = '上海甲食品有限公司';
const OTHER = '另一事项检查';

/** Two agencies, each with a visit to one object. */
function both(first: Case['cells'], second: Case['cells'], more: Partial<Case> = {}): Omit<Case, 'why'> {
  return {
    sector: '卫健',
    cells: { 检查对象范围: A, ...first },
    also: [{ sector: '城管', cells: { 检查事项: OTHER, 检查对象范围: A, ...second } }],
    ...more,
  };
}

/** One agency with two items, in one plan. */
function own(first: Case['cells'], second: Case['cells']): Omit<Case, 'why'> {
  return {
    sector: '卫健',
    cells: { 检查对象范围: A, ...first },
    also: [{ sector: '卫健', same: true, cells: { 检查事项: OTHER, 检查对象范围: A, ...second } }],
  };
}

judgeTables({
  P301: {
    accept: [
      { why: '任务名称相同即已合并', ...own({ 任务名称: '综合 检查' }, { 任务名称: '综合检查' }) },
      { why: '恰好满一个月', ...own({ 检查时间: '2026年4月' }, { 检查时间: '2026年5月30日至6月20日' }) },
      { why: '同一事项由 P203 指出', ...own({}, { 检查事项: '普通事项检查', 检查时间: '2026年5月' }) },
      { why: '非现场', ...own({}, { 检查方式: '非现场检查' }) },
      { why: '时段长于三个月', ...own({ 检查时间: '2026年4月至8月' }, { 检查时间: '2026年5月' }) },
      { why: '只写范围', ...own({ 检查对象范围: '辖区企业' }, { 检查对象范围: '辖区企业' }) },
      {
        why: '年度计划和落实它的月度计划',
        sector: '卫健',
        cells: { 检查对象范围: A },
        also: [{ sector: '卫健', kind: 'monthly', cells: { 检查事项: OTHER, 检查对象范围: A } }],
      },
    ],
    reject: [
      { why: '没有任务名称', ...own({}, {}), at: A, severity: '建议' },
      { why: '差一天', ...own({ 检查时间: '2026年4月' }, { 检查时间: '2026年5月29日至6月20日' }) },
      {
        why: '年度计划和专项计划',
        sector: '卫健',
        cells: { 检查对象范围: A },
        also: [{ sector: '卫健', kind: 'special', cells: { 检查事项: OTHER, 检查对象范围: A } }],
      },
      {
        why: '两份计划中同名的任务不是同一个',
        sector: '卫健',
        cells: { 检查对象范围: A, 任务名称: '综合检查' },
        also: [
          {
            sector: '卫健',
            kind: 'special',
            cells: { 任务名称: '综合检查', 检查事项: OTHER, 检查对象范围: A },
          },
        ],
      },
    ],
  },
  P302: {
    accept: [
      { why: '一方写明联合', ...both({ 是否联合检查: '是', 配合部门: '区城管局' }, {}) },
      { why: '恰好满一个月', ...both({ 检查时间: '2026年4月' }, { 检查时间: '2026年5月30日至6月20日' }) },
      { why: '时段长于三个月', ...both({ 检查时间: '2026年4月' }, { 检查时间: '2026年全年' }) },
      { why: '时段长出一天', ...both({ 检查时间: '2026年4月1日至7月1日' }, { 检查时间: '2026年6月' }) },
      { why: '同一事项由 P306 指出', ...both({}, { 检查事项: '普通事项检查' }) },
      {
        why: '同名两家，不知是哪家',
        ...both({ 检查对象范围: '上海同名贸易有限公司' }, { 检查对象范围: '上海同名贸易有限公司' }),
      },
      { why: '一方非现场', ...both({}, { 检查方式: '非现场检查' }) },
      {
        why: '对方已退回',
        sector: '卫健',
        cells: { 检查对象范围: A },
        also: [{ sector: '城管', events: ['returned'], cells: { 检查事项: OTHER, 检查对象范围: A } }],
      },
      {
        why: '对方退回的是新版本，没有备案的旧版本也不算',
        sector: '卫健',
        cells: { 检查对象范围: A },
        also: [
          { sector: '城管', cells: { 检查事项: OTHER, 检查对象范围: A } },
          { sector: '城管', events: ['returned'], cells: { 检查事项: OTHER, 检查对象范围: A } },
        ],
      },
      {
        why: '对方的新版本已改期',
        sector: '卫健',
        cells: { 检查对象范围: A },
        also: [
          { sector: '城管', cells: { 检查事项: OTHER, 检查对象范围: A } },
          { sector: '城管', cells: { 检查事项: OTHER, 检查对象范围: A, 检查时间: '2026年10月' } },
        ],
      },
      {
        why: '都已备案',
        ...both({}, {}),
        events: ['filed'],
        also: [{ sector: '城管', events: ['filed'], cells: { 检查事项: OTHER, 检查对象范围: A } }],
      },
    ],
    reject: [
      {
        why: '差一天',
        ...both({ 检查时间: '2026年4月' }, { 检查时间: '2026年5月29日至6月20日' }),
        severity: '建议',
      },
      { why: '恰好三个月长', ...both({ 检查时间: '2026年4月1日至6月30日' }, { 检查时间: '2026年7月' }) },
      { why: '一方按代码写', ...both({}, { 检查对象范围: '甲公司', 统一社会信用代码: enterpriseCode(A) }) },
      {
        why: '分别登记的场所不同也应联合',
        ...both(
          { 检查对象范围: '上海丁连锁有限公司', 检查地址: '示例路4号' },
          { 检查对象范围: '上海丁连锁有限公司', 检查地址: '示例路5号' },
        ),
      },
      {
        why: '对方已备案',
        sector: '卫健',
        cells: { 检查对象范围: A },
        also: [{ sector: '城管', events: ['filed'], cells: { 检查事项: OTHER, 检查对象范围: A } }],
        says: '城市管理行政执法局',
      },
      {
        why: '对方被退回的新版本之前已备案的仍算',
        sector: '卫健',
        cells: { 检查对象范围: A },
        also: [
          { sector: '城管', events: ['filed'], cells: { 检查事项: OTHER, 检查对象范围: A } },
          {
            sector: '城管',
            events: ['returned'],
            cells: { 检查事项: OTHER, 检查对象范围: A, 检查时间: '2026年10月' },
          },
        ],
      },
      {
        why: '街镇与部门',
        ...both({}, {}),
        sector: '市监',
        also: [{ cells: { 检查事项: OTHER, 检查对象范围: A } }],
      },
    ],
  },
  P303: {
    accept: [
      { why: '写在是否联合一栏', cells: { 是否联合检查: '是，牵头：区应急局' } },
      { why: '方式写单部门', cells: { 检查方式: '现场检查' } },
      { why: '配合部门写无，又不联合', cells: { 配合部门: '无' } },
    ],
    reject: [
      {
        why: '方式写联合检查',
        cells: { 是否联合检查: '', 检查方式: '跨部门联合现场检查' },
        severity: '必改',
      },
      { why: '没有配合部门一列', cells: { 是否联合检查: '是' }, without: ['配合部门'] },
      { why: '配合部门写无', cells: { 是否联合检查: '是', 配合部门: '无' } },
      { why: '配合部门写斜线', cells: { 是否联合检查: '是', 配合部门: '/' } },
    ],
  },
  P304: {
    accept: [
      { why: '其他条线不要求', sector: '公安', cells: { 检查对象范围: '剧本杀经营场所' } },
      { why: '其他行业', sector: '文旅', cells: { 检查对象范围: '旅行社' } },
      {
        why: '配合部门已写明',
        sector: '文旅',
        cells: { 检查对象范围: '密室逃脱', 是否联合检查: '', 配合部门: '区消防救援局' },
      },
    ],
    reject: [
      {
        why: '写在任务名称里',
        sector: '文旅',
        cells: { 任务名称: '剧本杀专项检查' },
        at: '剧本杀专项检查',
        severity: '必改',
      },
    ],
  },
  P305: {
    accept: [
      {
        why: '消防不是双随机',
        cells: { 检查事项: '消防监督检查', 检查对象范围: A },
        also: [
          { sector: '消防', cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '现场检查' } },
        ],
      },
      {
        why: '与消防联合',
        cells: { 检查事项: '消防监督检查', 检查对象范围: A, 是否联合检查: '是', 配合部门: '消防' },
        also: [
          {
            sector: '消防',
            cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' },
          },
        ],
      },
      {
        why: '消防的计划已退回',
        cells: { 检查事项: '消防监督检查', 检查对象范围: A },
        also: [
          {
            sector: '消防',
            events: ['returned'],
            cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' },
          },
        ],
      },
      {
        why: '另一家',
        cells: { 检查事项: '消防监督检查', 检查对象范围: '上海戊药业有限公司' },
        also: [
          {
            sector: '消防',
            cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' },
          },
        ],
      },
    ],
    reject: [
      {
        why: '消防的计划已备案',
        sector: '应急',
        cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查时间: '2026年12月' },
        also: [
          {
            sector: '消防',
            events: ['filed'],
            cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' },
          },
        ],
        says: '消防救援支队',
        severity: '建议',
      },
    ],
  },
  P306: {
    accept: [
      {
        why: '双方都列为联合',
        sector: '市监',
        cells: { 检查对象范围: A, 是否联合检查: '是', 配合部门: '区药监局' },
        also: [{ sector: '药监', cells: { 检查对象范围: A, 是否联合检查: '是', 配合部门: '区市监局' } }],
      },
      {
        why: '条线没有规定互认',
        sector: '卫健',
        cells: { 检查对象范围: A },
        also: [{ sector: '生态', cells: { 检查对象范围: A } }],
      },
      {
        why: '相隔一个月以上',
        sector: '市监',
        cells: { 检查对象范围: A },
        also: [{ sector: '药监', cells: { 检查对象范围: A, 检查时间: '2026年7月' } }],
      },
    ],
    reject: [
      {
        why: '只有一方有规定',
        sector: '城管',
        cells: { 检查对象范围: A },
        also: [{ sector: '卫健', cells: { 检查对象范围: A } }],
        severity: '建议',
        says: '卫生健康委员会',
      },
      {
        why: '不鼓励联合的对象也不重复检查',
        sector: '市监',
        cells: { 检查对象范围: '上海戊药业有限公司' },
        also: [{ sector: '药监', cells: { 检查对象范围: '上海戊药业有限公司' } }],
      },
    ],
  },
  P307: {
    accept: [
      { why: '时间不同', cells: {}, also: [{ same: true, cells: { 检查时间: '2026年9月' } }] },
      {
        why: '等级不同',
        cells: { 检查对象等级: 'A级' },
        also: [{ same: true, cells: { 检查对象等级: 'B级' } }],
      },
      { why: '两份计划', sector: '市监', cells: {}, also: [{ sector: '公安', cells: {} }] },
    ],
    reject: [
      {
        why: '只差空格',
        cells: {},
        also: [{ same: true, cells: { 检查事项: '普通 事项检查' } }],
        says: '与第3行相同',
        severity: '建议',
      },
      { why: '只有比例不同', cells: {}, also: [{ same: true, cells: { 检查比例: '20%' } }] },
    ],
  },
});
