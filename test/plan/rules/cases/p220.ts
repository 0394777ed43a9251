import type { Table } from '../tables.ts';
import { OTHER } from './helpers.ts';

export const p220: Table = {
  accept: [
    {
      why: '比例相同',
      sector: '公安',
      cells: { 检查对象等级: 'A级', 检查比例: '10%' },
      also: [{ sector: '公安', same: true, cells: { 检查对象等级: 'B级', 检查比例: '10%' } }],
    },
    {
      why: '事项不同',
      sector: '公安',
      cells: { 检查对象等级: 'A级', 检查比例: '30%' },
      also: [
        { sector: '公安', same: true, cells: { 检查对象等级: 'C级', 检查比例: '10%', 检查事项: OTHER } },
      ],
    },
    {
      why: '周期不同',
      sector: '公安',
      cells: { 检查对象等级: 'A级', 检查比例: '10%' },
      also: [{ sector: '公安', same: true, cells: { 检查对象等级: 'C级', 检查比例: '每月5%' } }],
    },
    {
      why: '区间有重叠',
      sector: '农业',
      cells: { 检查对象等级: 'A级', 检查比例: '5%-15%' },
      also: [{ sector: '农业', same: true, cells: { 检查对象等级: 'C级', 检查比例: '10%' } }],
    },
    {
      why: '没有写上限',
      sector: '农业',
      cells: { 检查对象等级: 'A级', 检查比例: '不低于5%' },
      also: [{ sector: '农业', same: true, cells: { 检查对象等级: 'C级', 检查比例: '不低于10%' } }],
    },
    {
      why: '等级空白',
      sector: '生态',
      cells: { 检查对象等级: '', 检查比例: '50%' },
      also: [{ sector: '生态', same: true, cells: { 检查对象等级: 'C级', 检查比例: '10%' } }],
    },
    {
      why: '写家数',
      sector: '公安',
      cells: { 检查对象等级: 'A级', 检查比例: '20户' },
      also: [{ sector: '公安', same: true, cells: { 检查对象等级: 'C级', 检查比例: '10%' } }],
    },
    {
      why: '条例施行前一天没有规定',
      receivedOn: '2024-10-31',
      sector: '卫健',
      cells: { 检查对象等级: 'A级', 检查比例: '30%' },
      also: [{ sector: '卫健', same: true, cells: { 检查对象等级: 'C级', 检查比例: '10%' } }],
    },
  ],
  reject: [
    {
      why: '生态B级高于C级',
      sector: '生态',
      cells: { 检查对象等级: 'B级', 检查比例: '20%' },
      also: [{ sector: '生态', same: true, cells: { 检查对象等级: 'C级', 检查比例: '15%' } }],
      severity: '建议',
      at: '20%',
      says: 'B级对象的比例20%高于第4行C级的15%',
    },
    {
      why: '城管绿色高于红色',
      sector: '城管',
      cells: { 检查对象等级: '绿色', 检查比例: '20%' },
      also: [{ sector: '城管', same: true, cells: { 检查对象等级: '红色', 检查比例: '10%' } }],
      says: '绿',
    },
    {
      why: '不超过的上限低于它',
      sector: '农业',
      cells: { 检查对象等级: 'A级', 检查比例: '30%' },
      also: [{ sector: '农业', same: true, cells: { 检查对象等级: 'D级', 检查比例: '不超过20%' } }],
    },
    {
      why: '后写的高',
      sector: '公安',
      cells: { 检查对象等级: 'D级', 检查比例: '10%' },
      also: [{ sector: '公安', same: true, cells: { 检查对象等级: 'A级', 检查比例: '20%' } }],
      at: '20%',
    },
    {
      why: '没有条线规定的按条例',
      sector: '卫健',
      cells: { 检查对象等级: 'A级', 检查比例: '30%' },
      also: [{ sector: '卫健', same: true, cells: { 检查对象等级: 'C级', 检查比例: '10%' } }],
      says: '没有逐字核对',
    },
    {
      why: '条例施行当天',
      receivedOn: '2024-11-01',
      sector: '卫健',
      cells: { 检查对象等级: 'A级', 检查比例: '30%' },
      also: [{ sector: '卫健', same: true, cells: { 检查对象等级: 'C级', 检查比例: '10%' } }],
    },
  ],
};
