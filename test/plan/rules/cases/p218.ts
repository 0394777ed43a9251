import type { Table } from '../tables.ts';
import { A, D } from './helpers.ts';
import { enterpriseCode } from '../registry.ts';

export const p218: Table = {
  accept: [
    {
      why: '全覆盖',
      sector: '市监',
      kind: 'special',
      cells: { 检查对象范围: A, 检查方式: '全覆盖现场检查' },
    },
    {
      why: '随机抽查事项由 P210 指出',
      sector: '市监',
      kind: 'special',
      cells: { 检查事项: '随机抽查事项检查', 检查对象范围: A },
    },
    { why: '非现场', sector: '消防', kind: 'special', cells: { 检查方式: '非现场检查' } },
    { why: '年度计划', sector: '消防', cells: {} },
    { why: '其他条线', sector: '卫健', kind: 'special', cells: { 检查对象范围: A } },
    {
      why: '施行前一天没有规定',
      sector: '市监',
      kind: 'special',
      receivedOn: '2025-04-08',
      cells: { 检查对象范围: A },
    },
  ],
  reject: [
    {
      why: '消防专项没有点名也要随机',
      sector: '消防',
      kind: 'special',
      cells: {},
      severity: '建议',
      at: '现场检查',
    },
    { why: '市监点名两家', sector: '市监', kind: 'special', cells: { 检查对象范围: `${A}、${D}` } },
    {
      why: '按代码点名',
      sector: '市监',
      kind: 'special',
      cells: { 检查对象范围: '', 统一社会信用代码: enterpriseCode(A) },
    },
    { why: '消防重点监管事项', sector: '消防', kind: 'special', cells: { 检查事项: '重点监管事项检查' } },
    {
      why: '施行当天',
      sector: '市监',
      kind: 'special',
      receivedOn: '2025-04-09',
      cells: { 检查对象范围: A },
    },
  ],
};
