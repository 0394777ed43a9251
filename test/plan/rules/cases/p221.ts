import type { Table } from '../tables.ts';

export const p221: Table = {
  accept: [
    { why: '不是双随机', sector: '人社', cells: { 检查方式: '现场检查', 必要性: '' } },
    {
      why: '上级部署',
      sector: '人社',
      cells: { 检查方式: '双随机现场检查', 必要性: '', 备注: '市人社局部署' },
    },
    {
      why: '备注写了必要',
      sector: '人社',
      cells: { 检查方式: '双随机现场检查', 必要性: '', 备注: '欠薪高发，有必要检查' },
    },
    { why: '其他条线', sector: '市监', cells: { 检查方式: '双随机现场检查', 必要性: '' } },
    { why: '没有写方式', sector: '人社', cells: { 检查方式: '', 必要性: '' } },
    {
      why: '施行前一天没有规定',
      sector: '人社',
      receivedOn: '2025-04-08',
      cells: { 检查方式: '双随机检查', 必要性: '' },
    },
  ],
  reject: [
    {
      why: '没有必要性一列',
      sector: '人社',
      cells: { 检查方式: '双随机现场检查' },
      without: ['必要性'],
      severity: '建议',
    },
    { why: '只有空格', sector: '人社', cells: { 检查方式: '双随机现场检查', 必要性: '　' } },
    { why: '随机抽查', sector: '人社', cells: { 检查方式: '随机抽查', 必要性: '' }, at: '随机抽查' },
    {
      why: '月度计划',
      sector: '人社',
      kind: 'monthly',
      cells: { 检查方式: '双随机检查', 必要性: '', 备注: '例行' },
    },
    {
      why: '施行当天',
      sector: '人社',
      receivedOn: '2025-04-09',
      cells: { 检查方式: '双随机检查', 必要性: '' },
    },
  ],
};
