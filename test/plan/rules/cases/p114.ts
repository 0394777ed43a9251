import type { Table } from '../tables.ts';

export const p114: Table = {
  accept: [
    {
      why: '恰好在最后一天到期',
      sector: '市监',
      cells: { 检查人员: '钱到期', 检查时间: '2026年3月10日至3月31日' },
    },
    { why: '没有写时间，收到时仍有效', sector: '市监', cells: { 检查人员: '钱到期', 检查时间: '' } },
    {
      why: '联合检查中其他单位的人',
      sector: '公安',
      cells: { 检查人员: '赵持证', 是否联合检查: '是', 配合部门: '区市监局' },
    },
    { why: '没有人在名录里，写的不是名单', sector: '卫健', cells: { 检查人员: '李无名、王无名' } },
    { why: '辅助人员由 P113 指出', sector: '市监', cells: { 检查人员: '孙辅助' } },
    { why: '带执法证号', sector: '市监', cells: { 检查人员: '赵持证（ZF1）' } },
    { why: '施行前一天没有规定', sector: '市监', receivedOn: '2025-08-05', cells: { 检查人员: '周离岗' } },
  ],
  reject: [
    {
      why: '到期次日',
      sector: '市监',
      cells: { 检查人员: '钱到期', 检查时间: '2026年4月1日' },
      at: '钱到期',
      severity: '必改',
      says: '2026-03-31',
    },
    { why: '已经离岗', sector: '市监', cells: { 检查人员: '周离岗' }, says: '已经离岗' },
    {
      why: '几个时段看最后一天',
      sector: '市监',
      cells: { 检查人员: '钱到期', 检查时间: '2026年3月10日、2026年6月' },
    },
    {
      why: '没有写时间，收到时已经到期',
      sector: '市监',
      receivedOn: '2026-04-01',
      cells: { 检查人员: '钱到期', 检查时间: '' },
      says: '到期',
    },
    { why: '施行当天', sector: '市监', receivedOn: '2025-08-06', cells: { 检查人员: '周离岗' } },
    { why: '街镇写了部门的人员', cells: { 检查人员: '赵持证' }, says: '不是本单位的' },
    {
      why: '文旅自附件施行起',
      sector: '文旅',
      receivedOn: '2025-04-09',
      cells: { 检查人员: '赵持证' },
      severity: '必改',
    },
  ],
};
