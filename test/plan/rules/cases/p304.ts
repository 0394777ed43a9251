import type { Table } from '../tables.ts';

export const p304: Table = {
  accept: [
    { why: '其他条线不要求', sector: '公安', cells: { 检查对象范围: '剧本杀经营场所' } },
    { why: '其他行业', sector: '文旅', cells: { 检查对象范围: '旅行社' } },
    {
      why: '配合部门已写明',
      sector: '文旅',
      cells: { 检查对象范围: '密室逃脱', 是否联合检查: '', 配合部门: '区消防救援局' },
    },

    { why: '应急其他企业', sector: '应急', cells: { 检查对象范围: '危化品企业' } },
    {
      why: '应急列为联合',
      sector: '应急',
      cells: { 检查对象范围: '重大危险源企业', 是否联合检查: '是', 配合部门: '区消防救援局' },
    },
    {
      why: '施行前一天没有规定',
      sector: '文旅',
      receivedOn: '2025-04-08',
      cells: { 检查对象范围: '乡村民宿' },
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

    { why: '写在事项里', sector: '文旅', cells: { 检查事项: '密室剧本杀经营场所检查' } },
    { why: '密室逃脱', sector: '文旅', cells: { 检查对象范围: '密室 逃脱类场所' }, severity: '必改' },
    {
      why: '应急重大危险源是建议',
      sector: '应急',
      cells: { 检查对象范围: '一、二级重大危险源' },
      severity: '建议',
    },
    { why: '施行当天', sector: '文旅', receivedOn: '2025-04-09', cells: { 检查对象范围: '乡村民宿' } },
  ],
};
