import type { Table } from '../tables.ts';

export const p118: Table = {
  accept: [
    { why: '全覆盖兼触发式', cells: { 检查方式: '全覆盖检查，触发式检查为补充' } },
    { why: '备注里提到举报，不是检查类型', cells: { 备注: '根据投诉举报情况确定重点' } },
    { why: '抽检不合格只在药监算触发式', sector: '市监', cells: { 检查类型: '抽检不合格后检查' } },
    {
      why: '上级部署在市监是有计划检查',
      sector: '市监',
      kind: 'special',
      cells: { 备注: '市局部署的专项任务' },
    },
    { why: '建管的日常检查', sector: '建管', cells: { 检查方式: '现场检查' } },
    { why: '施行前一天没有规定', receivedOn: '2025-04-08', cells: { 检查方式: '触发式检查' } },
  ],
  reject: [
    { why: '频次写根据举报', cells: { 检查频次: '根据举报确定' }, severity: '建议' },
    {
      why: '药监抽检不合格',
      sector: '药监',
      cells: { 检查类型: '抽检 不合格跟踪检查' },
      at: '抽检 不合格跟踪检查',
    },
    { why: '卫健风险预警', sector: '卫健', cells: { 检查类型: '“智慧卫监”风险预警核查' } },
    { why: '医保移送', sector: '医保', cells: { 检查类型: '部门移送案件检查' } },
    { why: '应急预警触发', sector: '应急', cells: { 检查方式: '预警触发检查' } },
    {
      why: '建管的上级部署，与其他条线不一致',
      sector: '建管',
      kind: 'special',
      cells: { 备注: '上级部署的阶段性检查' },
      says: '两处不一致',
    },
    { why: '建管的事故', sector: '建管', cells: { 检查类型: '发生事故后的检查' } },
    {
      why: '交通年度计划，路面施工另有规定',
      sector: '交通',
      cells: { 检查方式: '触发式检查' },
      says: '公路施工',
    },
    { why: '施行当天', receivedOn: '2025-04-09', cells: { 检查方式: '触发式检查' } },
  ],
};
