import type { Table } from '../tables.ts';
import { enterpriseCode } from '../registry.ts';

export const p104: Table = {
  accept: [
    {
      why: '比例与频次合为一列',
      sector: '公安',
      cells: { 抽查比例及频次: '3%；1次/年' },
      without: ['检查比例', '检查频次'],
    },
    { why: '事项写在检查内容一列', sector: '市监', cells: {}, without: ['检查事项'] },
    { why: '写了数量代替比例', sector: '市监', cells: { 检查数量: '20' }, without: ['检查比例'] },
    { why: '月度计划不要求比例', sector: '卫健', kind: 'monthly', cells: { 检查比例: '' } },
    {
      why: '交通月度计划逐个列出对象',
      sector: '交通',
      kind: 'monthly',
      cells: { 检查对象范围: '上海甲食品有限公司、上海丙科技有限公司' },
    },
    {
      why: '交通月度计划写代码',
      sector: '交通',
      kind: 'monthly',
      cells: { 统一社会信用代码: enterpriseCode('上海甲食品有限公司') },
    },
    { why: '建管不要求频次', sector: '建管', cells: { 检查频次: '' } },

    {
      why: '文旅月度计划的不特定对象可以不写比例',
      sector: '文旅',
      kind: 'monthly',
      cells: { 检查对象范围: '不特定对象', 检查比例: '' },
    },
    {
      why: '公安八要素只要求年度计划',
      sector: '公安',
      kind: 'monthly',
      cells: { 检查依据: '', 检查频次: '' },
    },
    {
      why: '建管月度计划不要求方式和比例',
      sector: '建管',
      kind: 'monthly',
      cells: { 检查方式: '', 检查比例: '' },
    },
    {
      why: '生态月度计划不要求比例和频次',
      sector: '生态',
      kind: 'monthly',
      cells: { 检查比例: '', 检查频次: '' },
    },
    { why: '条例施行前一天没有规定', sector: '市监', receivedOn: '2024-10-31', cells: { 检查方式: '' } },
  ],
  reject: [
    { why: '依据空白', sector: '公安', cells: { 检查依据: '' }, severity: '必改', says: '检查依据' },
    { why: '只有空格', sector: '市监', cells: { 检查方式: '　 ' }, says: '检查方式' },
    {
      why: '填报单位不在名录，又没有主体一列',
      unit: '示例区某某办公室',
      cells: {},
      without: ['检查主体'],
      says: '没有“检查主体”一列',
    },
    {
      why: '交通月度计划只写范围',
      sector: '交通',
      kind: 'monthly',
      cells: { 检查对象范围: '辖区内运输企业' },
      says: '具体检查对象',
    },
    { why: '建管须写时间', sector: '建管', cells: { 检查时间: '' }, says: '检查时间' },
    {
      why: '只有第二行空白',
      sector: '市监',
      cells: {},
      also: [{ sector: '市监', same: true, cells: { 检查对象范围: '' } }],
      says: '检查对象范围',
    },

    { why: '农业缺必要性', sector: '农业', cells: { 必要性: '' }, says: '必要性' },
    { why: '城管缺频次', sector: '城管', cells: { 检查频次: '' }, says: '检查频次' },
    { why: '交通年度计划缺频次', sector: '交通', cells: { 检查频次: '' }, says: '检查频次' },
    { why: '生态专项计划缺依据', sector: '生态', kind: 'special', cells: { 检查依据: '' }, says: '检查依据' },
    { why: '街镇年度计划缺比例', cells: { 检查比例: '' }, severity: '必改', says: '检查比例' },
    {
      why: '条例施行当天',
      sector: '市监',
      receivedOn: '2024-11-01',
      cells: { 检查方式: '' },
      says: '检查方式',
    },
    {
      why: '文旅年度计划的巡查没有写比例，两处规定不一致',
      sector: '文旅',
      cells: { 检查对象范围: '入企巡查', 检查比例: '' },
      severity: '建议',
      says: '两处不一致',
    },
    { why: '文旅的特定对象没有写比例', sector: '文旅', cells: { 检查比例: '' }, severity: '必改' },
  ],
};
