import type { Table } from '../tables.ts';
import { A, OTHER, both } from './helpers.ts';
import { enterpriseCode } from '../registry.ts';

export const p302: Table = {
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
