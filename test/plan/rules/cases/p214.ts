import type { Table } from '../tables.ts';

export const p214: Table = {
  accept: [
    { why: '每半年一次，间隔已定', sector: '交通', cells: { 检查频次: '每半年1次' } },
    { why: '两年一次', sector: '交通', cells: { 检查频次: '每2年1次' } },
    {
      why: '每年两次，间隔半年',
      sector: '交通',
      cells: { 检查频次: '2次/年', 备注: '两次检查间隔不少于半年' },
    },
    { why: '恰好够', sector: '交通', cells: { 检查频次: '每季度1次', 备注: '3个月内不重复检查' } },
    { why: '非现场', sector: '交通', cells: { 检查频次: '4次/年', 检查方式: '非现场检查' } },
    { why: '月度计划不要求', sector: '交通', kind: 'monthly', cells: { 检查频次: '2次/年' } },
    { why: '其他条线不要求', sector: '卫健', cells: { 检查频次: '2次/年' } },
    { why: '施行前一天没有规定', sector: '交通', receivedOn: '2025-04-08', cells: { 检查频次: '2次/年' } },
  ],
  reject: [
    { why: '不少于两次', sector: '交通', cells: { 检查频次: '4次/年' }, severity: '建议', at: '4次/年' },
    {
      why: '备注说的是别的',
      sector: '交通',
      cells: { 检查频次: '2次/年', 备注: '重点企业' },
      says: '没有写明',
    },
    {
      why: '间隔半年却每季度一次',
      sector: '交通',
      cells: { 检查频次: '每季度1次', 备注: '两次间隔不少于半年' },
      says: '6个月内不重复检查不符',
    },
    {
      why: '四个月内不重复却每季度一次',
      sector: '交通',
      cells: { 检查频次: '每季度1次', 备注: '四个月内不得重复检查' },
      says: '4个月',
    },
    {
      why: '施行当天',
      sector: '交通',
      receivedOn: '2025-04-09',
      cells: { 检查频次: '2次/年' },
      says: '年度计划自定',
    },
  ],
};
