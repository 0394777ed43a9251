import type { Table } from '../tables.ts';

export const p107: Table = {
  accept: [
    { why: '简称指的是局', sector: '应急', cells: { 检查主体: '区应急管理局' } },
    { why: '没有写主体', sector: '应急', cells: { 检查主体: '' } },
    { why: '其他条线不要求', sector: '卫健', cells: { 检查主体: '区卫生监督所' } },

    { why: '几个主体都对', sector: '建管', cells: { 检查主体: '上海市示例区建设和管理委员会、本委' } },
    { why: '泛指的层级', sector: '应急', cells: { 检查主体: '市、区两级' } },
    {
      why: '施行前一天没有规定',
      sector: '应急',
      receivedOn: '2025-04-08',
      cells: { 检查主体: '区应急执法大队' },
    },
  ],
  reject: [
    { why: '应急执法大队', sector: '应急', cells: { 检查主体: '区应急执法大队' }, severity: '必改' },
    { why: '别的单位', sector: '建管', cells: { 检查主体: '区市监局' } },

    {
      why: '两个主体中有一个是所属单位',
      sector: '建管',
      cells: { 检查主体: '区建设和管理委员会、区燃气所' },
      at: '区燃气所',
    },
    { why: '燃气所', sector: '建管', cells: { 检查主体: '区燃气管理所' }, says: '建设和管理委员会' },
    {
      why: '施行当天',
      sector: '应急',
      receivedOn: '2025-04-09',
      cells: { 检查主体: '局执法大队' },
      severity: '必改',
    },
  ],
};
