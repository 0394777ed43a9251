import type { Table } from '../tables.ts';

export const p211: Table = {
  accept: [
    {
      why: '案件和部署都写明',
      sector: '人社',
      kind: 'special',
      cells: { 必要性: '已立案企业', 备注: '市人社局部署' },
    },
    {
      why: '线索和部署分两栏写',
      sector: '人社',
      kind: 'special',
      cells: { 任务名称: '上级部署的治欠专项', 备注: '欠薪线索' },
    },
    {
      why: '填了上级计划编码，又有投诉',
      sector: '人社',
      kind: 'special',
      cells: { 上级计划编码: 'SH-2026-1', 备注: '投诉举报较多的企业' },
    },
    { why: '年度计划', sector: '人社', cells: {} },
    { why: '其他条线', sector: '市监', kind: 'special', cells: {} },
    { why: '施行前一天没有规定', sector: '人社', kind: 'special', receivedOn: '2025-04-08', cells: {} },
  ],
  reject: [
    { why: '例行工作', sector: '人社', kind: 'special', cells: { 备注: '例行检查' }, severity: '必改' },
    {
      why: '只有上级部署',
      sector: '人社',
      kind: 'special',
      cells: { 备注: '上级部署' },
      severity: '建议',
      says: '案件、线索',
    },
    {
      why: '只有案件',
      sector: '人社',
      kind: 'special',
      cells: { 必要性: '已立案企业' },
      severity: '建议',
      says: '没有写明上级部署',
    },
    { why: '只有线索', sector: '人社', kind: 'special', cells: { 备注: '欠薪线索' }, severity: '建议' },
    {
      why: '本局部署不是上级部署',
      sector: '人社',
      kind: 'special',
      cells: { 备注: '本局部署' },
      severity: '必改',
    },
    {
      why: '施行当天',
      sector: '人社',
      kind: 'special',
      receivedOn: '2025-04-09',
      cells: {},
      severity: '必改',
    },
  ],
};
