import type { Table } from '../tables.ts';

export const p213: Table = {
  accept: [
    { why: '月末一天', sector: '市监', kind: 'monthly', cells: { 检查时间: '2026年4月30日' } },
    { why: '月初一天', sector: '市监', kind: 'monthly', cells: { 检查时间: '2026年4月1日' } },
    { why: '年末', sector: '市监', cells: { 检查时间: '2026年12月31日' } },
    { why: '跨出一部分', sector: '市监', cells: { 检查时间: '2026年12月至2027年1月' } },
    { why: '收到前已经结束由 P109 指出', sector: '市监', kind: 'monthly', cells: { 检查时间: '2026年2月' } },
    { why: '时间不定由 P209 指出', sector: '市监', kind: 'monthly', cells: { 检查时间: '不定期' } },
    { why: '施行前一天没有规定', sector: '市监', receivedOn: '2025-04-08', cells: { 检查时间: '2027年3月' } },
  ],
  reject: [
    {
      why: '月度计划早一天',
      sector: '市监',
      kind: 'monthly',
      cells: { 检查时间: '2026年3月31日' },
      says: '2026年4月的计划期',
    },
    {
      why: '月度计划晚一天',
      sector: '市监',
      kind: 'monthly',
      cells: { 检查时间: '2026年5月1日' },
      severity: '建议',
    },
    { why: '次年第一天', sector: '卫健', cells: { 检查时间: '2027年1月1日' } },
    {
      why: '几个时段中有一个在外',
      sector: '市监',
      kind: 'monthly',
      cells: { 检查时间: '2026年4月10日、2026年6月' },
      says: '2026-06-01',
    },
    { why: '施行当天', sector: '市监', receivedOn: '2025-04-09', cells: { 检查时间: '2027年3月' } },
  ],
};
