import type { Table } from '../tables.ts';

export const p117: Table = {
  accept: [
    { why: '保安服务业', sector: '公安', cells: { 检查事项: '对保安服务业的检查' } },
    { why: '网络安全', sector: '公安', cells: { 检查事项: '网络安全保护管理监督检查' } },
    { why: '易制毒', sector: '公安', cells: { 检查事项: '易制毒化学品检查' } },
    { why: '没有写事项由 P104 指出', sector: '公安', cells: { 检查事项: '', 检查内容: '' } },
    { why: '其他条线不适用', sector: '市监', cells: { 检查事项: '典当业检查' } },
    {
      why: '施行前一天没有规定',
      sector: '公安',
      receivedOn: '2025-04-08',
      cells: { 检查事项: '典当业检查' },
    },
  ],
  reject: [
    {
      why: '典当业',
      sector: '公安',
      cells: { 检查事项: '典当业治安管理检查' },
      severity: '建议',
      says: '19个事项',
    },
    { why: '出租房屋', sector: '公安', cells: { 检查事项: '出租房屋检查' } },
    {
      why: '写在检查内容一列',
      sector: '公安',
      cells: { 检查事项: '', 检查内容: '娱乐场所检查' },
      at: '娱乐场所检查',
    },
    { why: '专项计划', sector: '公安', kind: 'special', cells: { 检查事项: '二手车市场检查' } },
    { why: '施行当天', sector: '公安', receivedOn: '2025-04-09', cells: { 检查事项: '典当业检查' } },
  ],
};
