import type { Table } from '../tables.ts';
import { A, OTHER } from './helpers.ts';
import { enterpriseCode } from '../registry.ts';

export const p309: Table = {
  accept: [
    { why: '年度计划没有报送', sector: '生态', kind: 'monthly', cells: { 检查事项: OTHER, 检查对象范围: A } },
    {
      why: '没有点名对象',
      sector: '交通',
      kind: 'monthly',
      cells: { 检查事项: OTHER },
      also: [{ sector: '交通', kind: 'annual', cells: {} }],
    },
    {
      why: '空格不影响',
      sector: '生态',
      kind: 'monthly',
      cells: { 检查事项: '普通 事项检查', 检查对象范围: A },
      also: [{ sector: '生态', kind: 'annual', cells: {} }],
    },
    {
      why: '其他条线不要求',
      sector: '市监',
      kind: 'monthly',
      cells: { 检查事项: OTHER, 检查对象范围: A },
      also: [{ sector: '市监', kind: 'annual', cells: {} }],
    },
    {
      why: '月度计划已备案',
      sector: '生态',
      kind: 'monthly',
      cells: { 检查事项: OTHER, 检查对象范围: A },
      also: [{ sector: '生态', kind: 'annual', cells: {} }],
      events: ['filed'],
    },
    {
      why: '施行前一天没有规定',
      receivedOn: '2025-04-08',
      sector: '生态',
      kind: 'monthly',
      cells: { 检查事项: OTHER, 检查对象范围: A },
      also: [{ sector: '生态', kind: 'annual', cells: {} }],
    },
  ],
  reject: [
    {
      why: '交通',
      sector: '交通',
      kind: 'monthly',
      cells: { 检查事项: OTHER, 检查对象范围: A },
      also: [{ sector: '交通', kind: 'annual', cells: {} }],
      severity: '建议',
      at: OTHER,
    },
    {
      why: '年度计划已备案',
      sector: '生态',
      kind: 'monthly',
      cells: { 检查事项: OTHER, 检查对象范围: A },
      also: [{ sector: '生态', kind: 'annual', cells: {}, events: ['filed'] }],
      says: '没有这个事项',
    },
    {
      why: '按代码点名',
      sector: '生态',
      kind: 'monthly',
      cells: { 检查事项: OTHER, 检查对象范围: '', 统一社会信用代码: enterpriseCode(A) },
      also: [{ sector: '生态', kind: 'annual', cells: {} }],
    },
    {
      why: '只是相近',
      sector: '生态',
      kind: 'monthly',
      cells: { 检查事项: '普通事项检', 检查对象范围: A },
      also: [{ sector: '生态', kind: 'annual', cells: {} }],
    },
    {
      why: '施行当天',
      receivedOn: '2025-04-09',
      sector: '生态',
      kind: 'monthly',
      cells: { 检查事项: OTHER, 检查对象范围: A },
      also: [{ sector: '生态', kind: 'annual', cells: {} }],
    },
  ],
};
