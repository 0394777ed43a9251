import type { Table } from '../tables.ts';

export const p307: Table = {
  accept: [
    { why: '时间不同', cells: {}, also: [{ same: true, cells: { 检查时间: '2026年9月' } }] },
    {
      why: '等级不同',
      cells: { 检查对象等级: 'A级' },
      also: [{ same: true, cells: { 检查对象等级: 'B级' } }],
    },
    { why: '两份计划', sector: '市监', cells: {}, also: [{ sector: '公安', cells: {} }] },

    { why: '方式不同', cells: {}, also: [{ same: true, cells: { 检查方式: '非现场检查' } }] },
    {
      why: '地址不同',
      cells: { 检查地址: '示例路4号' },
      also: [{ same: true, cells: { 检查地址: '示例路5号' } }],
    },
    { why: '施行前一天没有规定', receivedOn: '2025-04-08', cells: {}, also: [{ same: true, cells: {} }] },
  ],
  reject: [
    {
      why: '只差空格',
      cells: {},
      also: [{ same: true, cells: { 检查事项: '普通 事项检查' } }],
      says: '与第3行相同',
      severity: '建议',
    },
    { why: '只有比例不同', cells: {}, also: [{ same: true, cells: { 检查比例: '20%' } }] },

    {
      why: '三行相同',
      cells: {},
      also: [
        { same: true, cells: { 检查对象范围: '辖区内餐饮企业' } },
        { same: true, cells: {} },
      ],
      says: '与第3行相同',
    },
    { why: '只有备注不同', cells: { 备注: '甲' }, also: [{ same: true, cells: { 备注: '乙' } }] },
    { why: '施行当天', receivedOn: '2025-04-09', cells: {}, also: [{ same: true, cells: {} }] },
  ],
};
