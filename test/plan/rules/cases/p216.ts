import type { Table } from '../tables.ts';

export const p216: Table = {
  accept: [
    { why: '等级空白', sector: '城管', cells: { 检查对象等级: '' } },
    { why: '城管红色等级', sector: '城管', cells: { 检查对象等级: '红色等级' } },
    { why: '消防D级', sector: '消防', cells: { 检查对象等级: 'D' } },
    { why: '没有规定分级的条线', sector: '人社', cells: { 检查对象等级: '红色' } },
    { why: '交通没有写分几级', sector: '交通', cells: { 检查对象等级: '黄色' } },
    { why: '施行前一天没有规定', sector: '城管', receivedOn: '2025-04-08', cells: { 检查对象等级: 'A级' } },
  ],
  reject: [
    { why: '城管写D', sector: '城管', cells: { 检查对象等级: 'D类' }, severity: '建议', says: '三色' },
    { why: '卫健写绿色', sector: '卫健', cells: { 检查对象等级: '绿色' }, says: 'A、B、C、D' },
    { why: '生态写黄', sector: '生态', cells: { 检查对象等级: '黄' } },
    { why: '应急写红色', sector: '应急', cells: { 检查对象等级: '红色' } },
    { why: '施行当天', sector: '城管', receivedOn: '2025-04-09', cells: { 检查对象等级: 'A级' } },
  ],
};
