import type { Table } from '../tables.ts';

export const p101: Table = {
  accept: [
    { why: '全称', sector: '市监', cells: { 检查主体: '上海市示例区市场监督管理局' } },
    { why: '去掉市的全称', sector: '市监', cells: { 检查主体: '示例区市场监督管理局' } },
    { why: '全角和空格不影响比对', sector: '市监', cells: { 检查主体: '区 市监局　' } },
    { why: '本单位', sector: '市监', cells: { 检查主体: '本单位' } },
    { why: '市、区两级', sector: '市监', cells: { 检查主体: '市、区两级' } },
    { why: '几个单位', sector: '市监', cells: { 检查主体: '区市监局、区公安分局' } },
  ],
  reject: [
    { why: '填报单位不在名录', unit: '示例区某某办公室', cells: {}, says: '不在执法单位名录内' },
    { why: '填报单位已撤销', unit: '已撤销单位', cells: {}, says: '已撤销', severity: '必改' },
    { why: '简称指两个单位', sector: '市监', cells: { 检查主体: '执法大队' }, says: '可能指多个单位' },
    {
      why: '几个单位中有一个不在名录',
      sector: '市监',
      cells: { 检查主体: '区市监局、区某协会' },
      at: '区某协会',
    },
    {
      why: '写错一个字，只提示，不当作',
      sector: '市监',
      cells: { 检查主体: '示例区市场监督管里局' },
      says: '您是不是要找',
    },
  ],
};
