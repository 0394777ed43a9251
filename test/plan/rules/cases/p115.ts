import type { Table } from '../tables.ts';

export const p115: Table = {
  accept: [
    { why: '没有写主体', sector: '生态', cells: { 检查主体: '' } },
    { why: '写本局', sector: '生态', cells: { 检查主体: '本局' } },
    {
      why: '联合检查',
      sector: '生态',
      cells: { 检查主体: '区市监局', 是否联合检查: '是', 配合部门: '区市监局' },
    },
    { why: '不在名录的由 P101 指出', sector: '生态', cells: { 检查主体: '某环境监测站' } },
    { why: '其他条线不适用', sector: '卫健', cells: { 检查主体: '区市监局' } },
    { why: '受生态环境局委托的组织', sector: '生态', cells: { 检查主体: '示例区环境监测服务中心' } },
    { why: '施行前一天没有规定', sector: '生态', receivedOn: '2025-04-08', cells: { 检查主体: '区市监局' } },
  ],
  reject: [
    { why: '公安', sector: '生态', cells: { 检查主体: '区公安分局' }, severity: '必改', says: '不得实施' },
    { why: '街镇', sector: '生态', cells: { 检查主体: '望潮镇人民政府' } },
    {
      why: '两个主体中有一个不是',
      sector: '生态',
      cells: { 检查主体: '上海市示例区生态环境局、区市监局' },
      at: '区市监局',
    },
    { why: '其他机关委托的组织', sector: '生态', cells: { 检查主体: '示例区某某服务中心' } },
    { why: '施行当天', sector: '生态', receivedOn: '2025-04-09', cells: { 检查主体: '区市监局' } },
    { why: '月度计划', sector: '生态', kind: 'monthly', cells: { 检查主体: '区市监局' } },
  ],
};
