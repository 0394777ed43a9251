import type { Table } from '../tables.ts';

export const p209: Table = {
  accept: [
    { why: '不低于', cells: { 检查比例: '不低于5%' } },
    { why: '全年', cells: { 检查时间: '全年' } },
    {
      why: '文旅巡查事项',
      sector: '文旅',
      cells: { 检查内容: '巡查', 检查对象范围: '不特定对象', 检查比例: '视情' },
    },

    { why: '写家数', cells: { 检查比例: '20户' } },
    { why: '空白由 P104 指出', cells: { 检查比例: '', 检查频次: '', 检查时间: '' } },
    { why: '施行前一天没有规定', receivedOn: '2025-08-05', cells: { 检查频次: '根据需要' } },
  ],
  reject: [
    { why: '频次不设上限', cells: { 检查频次: '不设上限' }, at: '不设上限', severity: '建议' },
    { why: '文旅的特定对象', sector: '文旅', cells: { 检查比例: '根据需要' } },
    {
      why: '文旅巡查也要写时间',
      sector: '文旅',
      cells: { 检查对象范围: '不特定对象', 检查时间: '不定期' },
    },
    { why: '合为一列', cells: { 抽查比例及频次: '按需' }, without: ['检查比例', '检查频次'], at: '按需' },

    { why: '施行当天', receivedOn: '2025-08-06', cells: { 检查频次: '根据需要' }, severity: '建议' },
    { why: '比例视情', sector: '市监', cells: { 检查比例: '视情况而定' }, says: '检查比例没有确定' },
  ],
};
