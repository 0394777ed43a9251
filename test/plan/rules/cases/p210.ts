import type { Table } from '../tables.ts';

export const p210: Table = {
  accept: [
    {
      why: '专项中的双随机',
      sector: '市监',
      kind: 'special',
      cells: { 检查事项: '随机抽查事项检查', 检查方式: '双随机现场检查' },
    },
    { why: '条线没有规定', sector: '卫健', kind: 'special', cells: { 检查事项: '随机抽查事项检查' } },
    { why: '不是随机抽查事项', sector: '市监', kind: 'special', cells: {} },

    {
      why: '专项中方式只写双随机',
      sector: '市监',
      kind: 'special',
      cells: { 检查事项: '随机抽查事项检查', 检查方式: '双随机' },
    },
    { why: '年度计划现场检查', sector: '市监', cells: { 检查事项: '随机抽查事项检查' } },
    {
      why: '施行前一天没有规定',
      sector: '市监',
      kind: 'special',
      receivedOn: '2025-04-08',
      cells: { 检查事项: '随机抽查事项检查' },
    },
  ],
  reject: [
    {
      why: '消防专项',
      sector: '消防',
      kind: 'special',
      cells: { 检查事项: '随机抽查事项检查' },
      severity: '建议',
    },
    {
      why: '月度计划全覆盖',
      sector: '消防',
      kind: 'monthly',
      cells: { 检查事项: '随机抽查事项检查', 检查方式: '全覆盖检查' },
      at: '全覆盖检查',
    },

    {
      why: '市监专项没有写方式',
      sector: '市监',
      kind: 'special',
      cells: { 检查事项: '随机抽查事项检查', 检查方式: '' },
    },
    {
      why: '双随机又写全覆盖',
      sector: '市监',
      cells: { 检查事项: '随机抽查事项检查', 检查方式: '双随机全覆盖检查' },
      says: '全覆盖',
    },
    {
      why: '一格几个事项，有一个在清单内',
      sector: '市监',
      kind: 'special',
      cells: { 检查事项: '1.普通事项检查 2.随机抽查事项检查' },
    },
    {
      why: '施行当天',
      sector: '消防',
      kind: 'special',
      receivedOn: '2025-04-09',
      cells: { 检查事项: '随机抽查事项检查' },
    },
  ],
};
