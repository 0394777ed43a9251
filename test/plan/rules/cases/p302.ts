import type { Table } from '../tables.ts';
import { A, D, OTHER, both } from './helpers.ts';
import { enterpriseCode, SECTORS, TOWN } from '../registry.ts';

const CITY = SECTORS['城管'] ?? '';
const CULTURE = SECTORS['文旅'] ?? '';
const joint = (配合部门: string) => ({ 是否联合检查: '是', 配合部门 });

export const p302: Table = {
  accept: [
    { why: '一方写明联合', ...both({ 是否联合检查: '是', 配合部门: '区城管局' }, {}) },
    { why: '联合检查写明对方', ...both(joint(CITY), {}) },
    { why: '对方的联合检查写明本单位', ...both({}, joint(SECTORS['卫健'] ?? '')) },
    { why: '联合检查写明几个单位', ...both(joint(`${CULTURE}、${CITY}`), {}) },
    { why: '单位之间写“和”', ...both(joint(`${CULTURE}和${CITY}`), {}) },
    {
      why: '对方写在检查主体一栏',
      ...both({ ...joint(CULTURE), 检查主体: `本单位、${CULTURE}、${CITY}` }, {}),
    },
    { why: '没有写全，不知道还有谁', ...both(joint(`${CULTURE}等部门`), {}) },
    { why: '写的名称不在名录，不知道是谁', ...both(joint(`${CULTURE}、区执法办`), {}) },
    { why: '没有写是谁，由 P303 指出', ...both(joint('相关部门'), {}) },
    {
      why: '各街镇参加',
      ...both(joint(`${CULTURE}、各街镇`), {}),
      also: [{ cells: { 检查事项: OTHER, 检查对象范围: A } }],
    },
    { why: '恰好满一个月', ...both({ 检查时间: '2026年4月' }, { 检查时间: '2026年5月30日至6月20日' }) },
    { why: '时段长于三个月', ...both({ 检查时间: '2026年4月' }, { 检查时间: '2026年全年' }) },
    { why: '时段长出一天', ...both({ 检查时间: '2026年4月1日至7月1日' }, { 检查时间: '2026年6月' }) },
    { why: '同一事项由 P306 指出', ...both({}, { 检查事项: '普通事项检查' }, { sector: '市监' }) },
    {
      why: '同名两家，不知是哪家',
      ...both({ 检查对象范围: '上海同名贸易有限公司' }, { 检查对象范围: '上海同名贸易有限公司' }),
    },
    {
      why: '一方条线的不鼓励联合名单',
      ...both({ 检查对象范围: '上海辛材料有限公司' }, { 检查对象范围: '上海辛材料有限公司' }),
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
    { why: '同一事项，本条线没有互认的规定', ...both({}, { 检查事项: '普通事项检查' }), says: '城市管理' },
    {
      why: '同一事项，写明的场所不同，不是互认',
      ...both({ 检查对象范围: D, 检查地址: '示例路4号' }, {}, { sector: '市监' }),
      also: [{ sector: '城管', cells: { 检查对象范围: D, 检查地址: '示例路5号' } }],
    },
    {
      why: '差一天',
      ...both({ 检查时间: '2026年4月' }, { 检查时间: '2026年5月29日至6月20日' }),
      severity: '建议',
    },
    { why: '联合检查的参加单位中没有对方', ...both(joint(CULTURE), {}), says: '城市管理行政执法局' },
    { why: '对方的联合检查没有本单位', ...both({}, joint(CULTURE)) },
    { why: '两次各自的联合检查', ...both(joint(CULTURE), joint(TOWN)) },
    { why: '协助的机构不是检查单位', ...both(joint(`${CULTURE}、上海某某检测公司`), {}) },
    { why: '牵头写本单位', ...both({ ...joint(CULTURE), 牵头部门: '本单位' }, {}) },
    {
      why: '不参加的第三个单位',
      ...both(joint(CITY), {}),
      also: [
        { sector: '城管', cells: { 检查事项: OTHER, 检查对象范围: A, ...joint(SECTORS['卫健'] ?? '') } },
        { sector: '文旅', cells: { 检查事项: '消防监督检查', 检查对象范围: A } },
      ],
      says: '文化和旅游局',
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
      why: '只在第三个条线的不鼓励联合名单',
      ...both({ 检查对象范围: '上海辛材料有限公司' }, { 检查对象范围: '上海辛材料有限公司' }),
      sector: '市监',
    },
    {
      why: '街镇与部门',
      ...both({}, {}),
      sector: '市监',
      also: [{ cells: { 检查事项: OTHER, 检查对象范围: A } }],
    },

    { why: '相近时段没有定义', ...both({}, {}), says: '“相近时段”没有定义' },
    { why: '文旅按系统推荐的一个月', ...both({}, {}, { sector: '文旅' }), says: '不加入的应填报理由' },
  ],
};
