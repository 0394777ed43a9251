import type { Table } from '../tables.ts';

export const p113: Table = {
  accept: [
    { why: '辅助人员在执法人员带领下', sector: '城管', cells: { 检查人员: '执法队员带领协管员' } },
    { why: '没有写检查人员', sector: '市监', cells: { 检查人员: '' } },
    { why: '写的是科室', sector: '药监', cells: { 检查人员: '药品监管科' } },
    { why: '两人中有一人持证', sector: '市监', cells: { 检查人员: '孙辅助、赵持证' } },
    { why: '协助', sector: '卫健', cells: { 检查人员: '网格员协助' } },
    {
      why: '区司法局方案施行前一天，附件没有规定的条线',
      sector: '卫健',
      receivedOn: '2025-08-05',
      cells: { 检查人员: '网格员' },
    },
    { why: '附件施行前一天', sector: '市监', receivedOn: '2025-04-08', cells: { 检查人员: '网格员' } },
  ],
  reject: [
    { why: '协管员', sector: '药监', cells: { 检查人员: '协管员2名' }, severity: '必改', says: '协管员' },
    { why: '临时工', sector: '城管', cells: { 检查人员: '临时工' } },
    { why: '附件施行当天', sector: '市监', receivedOn: '2025-04-09', cells: { 检查人员: '网格员' } },
    {
      why: '区司法局方案施行当天，其他条线',
      sector: '卫健',
      receivedOn: '2025-08-06',
      cells: { 检查人员: '网格员' },
      severity: '必改',
      says: '按没有资格对待',
    },
    { why: '街镇', cells: { 检查人员: '网格员、辅警' }, severity: '必改' },
    {
      why: '点名的都是辅助人员',
      sector: '市监',
      cells: { 检查人员: '孙辅助（协查）' },
      says: '都是辅助人员',
    },
  ],
};
