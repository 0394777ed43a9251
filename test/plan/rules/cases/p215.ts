import type { Table } from '../tables.ts';
import { A, SILENT } from './helpers.ts';

export const p215: Table = {
  accept: [
    { why: '清单以外的对象', sector: '市监', kind: 'special', cells: { 检查对象范围: A, 备注: '上级部署' } },
    {
      why: '非现场',
      sector: '市监',
      kind: 'special',
      cells: { 检查对象范围: SILENT, 备注: '上级部署', 检查方式: '非现场检查' },
    },
    {
      why: '全覆盖',
      sector: '卫健',
      kind: 'special',
      cells: { 检查对象范围: SILENT, 备注: '上级部署', 检查方式: '全覆盖现场检查' },
    },
    { why: '没有理由的由 P204 指出', sector: '市监', kind: 'special', cells: { 检查对象范围: SILENT } },
    { why: '年度计划', sector: '市监', cells: { 检查对象范围: SILENT, 备注: '上级部署' } },
    {
      why: '交通没有这一条',
      sector: '交通',
      kind: 'special',
      cells: { 检查对象范围: SILENT, 备注: '上级部署' },
    },
    {
      why: '施行前一天没有规定',
      sector: '市监',
      kind: 'special',
      receivedOn: '2025-04-08',
      cells: { 检查对象范围: SILENT, 备注: '上级部署' },
    },
  ],
  reject: [
    {
      why: '名录没有标记，本条线评为A级',
      sector: '应急',
      kind: 'special',
      cells: { 检查对象范围: '上海庚化工有限公司', 备注: '上级部署' },
      at: '上海庚化工有限公司',
    },
    {
      why: '公安',
      sector: '公安',
      kind: 'special',
      cells: { 检查对象范围: SILENT, 备注: '市局部署' },
      severity: '建议',
      at: SILENT,
    },
    { why: '药监', sector: '药监', kind: 'special', cells: { 检查对象范围: SILENT, 备注: '市药监局部署' } },
    {
      why: '卫健',
      sector: '卫健',
      kind: 'special',
      cells: { 检查对象范围: SILENT, 上级计划编码: 'SH-2026-1' },
    },
    {
      why: '应急',
      sector: '应急',
      kind: 'special',
      cells: { 检查对象范围: SILENT, 备注: '市应急局部署' },
    },
    {
      why: '农业',
      sector: '农业',
      kind: 'special',
      cells: { 检查对象范围: `${A}、${SILENT}`, 备注: '上级部署' },
      says: '1家',
    },
    {
      why: '施行当天',
      sector: '市监',
      kind: 'special',
      receivedOn: '2025-04-09',
      cells: { 检查对象范围: SILENT, 备注: '上级部署' },
    },
  ],
};
