import type { Table } from '../tables.ts';

export const p201: Table = {
  accept: [
    { why: '恰好到上限', sector: '公安', cells: { 检查频次: '每年不超过1次' } },
    { why: '两年一次', sector: '药监', cells: { 检查频次: '每2年1次' } },
    { why: '上限也是一次', sector: '市监', cells: { 检查频次: '1次/年', 检查频次上限: '1次/年' } },
    { why: '没有写频次', sector: '市监', cells: { 检查频次: '' } },
    { why: '频次不定由 P209 指出', sector: '市监', cells: { 检查频次: '根据需要' } },

    { why: '施行前一天没有规定', sector: '市监', receivedOn: '2025-04-08', cells: { 检查频次: '2次/年' } },
    { why: '消防没有这一条', sector: '消防', cells: { 检查频次: '2次/年' } },
    { why: '城管没有次数上限', sector: '城管', cells: { 检查频次: '4次/年' } },
  ],
  reject: [
    {
      why: '每半年一次',
      sector: '农业',
      cells: { 检查频次: '每半年1次' },
      severity: '建议',
      says: '每年2次',
    },
    {
      why: '比例频次合为一列',
      sector: '市监',
      cells: { 抽查比例及频次: '10%；2次/年' },
      without: ['检查比例', '检查频次'],
      at: '10%；2次/年',
    },
    {
      why: '频次以外另有上限一列',
      sector: '市监',
      cells: { 检查频次: '1次/年', 检查频次上限: '3次/年' },
      at: '3次/年',
      says: '上限折合每年3次',
    },
    { why: '同格写上限', sector: '应急', cells: { 检查频次: '1次/年；上限2次/年' }, says: '上限折合每年2次' },
    { why: '频次上限一列', sector: '市监', cells: { 检查频次上限: '4次/年' }, without: ['检查频次'] },

    { why: '每月一次', sector: '公安', cells: { 检查频次: '每月1次' }, says: '每年12次' },
    { why: '施行当天', sector: '药监', receivedOn: '2025-04-09', cells: { 检查频次: '2次/年' } },
    { why: '方式没有写的当作现场', sector: '应急', cells: { 检查频次: '2次/年', 检查方式: '' } },
  ],
};
