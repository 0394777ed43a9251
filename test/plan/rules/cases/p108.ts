import type { Table } from '../tables.ts';

export const p108: Table = {
  accept: [
    { why: '没有提到上级', sector: '城管', cells: { 备注: '日常检查' } },
    { why: '其他条线不要求', sector: '市监', cells: { 备注: '落实市局专项计划' } },
    { why: '提到总队而不是落实其计划', sector: '城管', cells: { 备注: '接受市总队业务指导' } },

    {
      why: '编码一列已填',
      sector: '城管',
      cells: { 备注: '按照上级部署开展专项方案', 上级计划编码: 'SH-1' },
    },
    { why: '本局自己的方案', sector: '城管', cells: { 备注: '落实本局年度工作方案' } },
    {
      why: '施行前一天没有规定',
      sector: '城管',
      receivedOn: '2025-04-08',
      cells: { 备注: '落实市局专项计划' },
    },
  ],
  reject: [
    { why: '写在必要性里', sector: '城管', cells: { 必要性: '根据市级年度计划安排' }, severity: '必改' },
    { why: '写在任务名称里', sector: '城管', cells: { 任务名称: '落实上级专项整治方案' } },
    { why: '有编码一列而没有填', sector: '城管', cells: { 备注: '承接总队专项计划', 上级计划编码: '' } },

    { why: '国家部署', sector: '城管', cells: { 备注: '根据国家统一部署方案开展' } },
    {
      why: '编码只有空格',
      sector: '城管',
      cells: { 备注: '落实市级专项计划', 上级计划编码: '　' },
      says: '没有填写上级计划编码',
    },
    {
      why: '施行当天',
      sector: '城管',
      receivedOn: '2025-04-09',
      cells: { 备注: '落实市局专项计划' },
      severity: '必改',
    },
  ],
};
