import type { Table } from '../tables.ts';
import { A, SILENT } from './helpers.ts';

export const p204: Table = {
  accept: [
    {
      why: '应急的等级不是市监的等级',
      sector: '市监',
      cells: { 检查对象范围: '上海庚化工有限公司' },
    },
    {
      why: '公安的清单不按等级整级列入',
      sector: '公安',
      cells: { 检查对象范围: '上海庚化工有限公司' },
    },
    {
      why: '库中评为A级，写明了理由',
      sector: '应急',
      cells: { 检查对象范围: '上海庚化工有限公司', 备注: '收到违法线索' },
    },
    ...[
      '上级部署',
      '落实市局部署的专项任务',
      '按照上级要求开展',
      '市级专项检查方案',
      '国家部委部署',
      '总队统一安排的计划',
    ].map((remark) => ({
      why: `理由：${remark}`,
      sector: '交通',
      cells: { 检查对象范围: SILENT, 备注: remark },
    })),
    {
      why: '填了上级计划编码',
      sector: '交通',
      cells: { 检查对象范围: SILENT, 上级计划编码: 'SH-2026-001' },
    },
    { why: '理由写在必要性里', sector: '交通', cells: { 检查对象范围: SILENT, 必要性: '上级部署的专项' } },
    { why: '理由中有换行和空格', sector: '交通', cells: { 检查对象范围: SILENT, 备注: '上级 部\n署' } },
    { why: '公安可因投诉举报', sector: '公安', cells: { 检查对象范围: SILENT, 备注: '群众多次举报' } },
    {
      why: '法律规定必须检查',
      sector: '卫健',
      cells: { 检查对象范围: SILENT, 备注: '条例明确规定每年检查' },
    },
    { why: '只在别的条线是无感对象', sector: '公安', cells: { 检查对象范围: '上海己餐饮有限公司' } },
    { why: '同名两家，不知是哪家', sector: '市监', cells: { 检查对象范围: '上海同名贸易有限公司' } },

    {
      why: '生态的重点单位名录内',
      sector: '生态',
      cells: { 检查对象等级: 'A级', 备注: '列入环境监管重点单位名录' },
    },
    { why: '生态临时提高级别', sector: '生态', cells: { 检查对象等级: 'A级', 备注: '本次任务临时提高级别' } },
    { why: '消防的人员密集场所', sector: '消防', cells: { 检查对象范围: SILENT, 备注: '人员密集场所' } },
    { why: '公安A级没有整级列入', sector: '公安', cells: { 检查对象等级: 'A级' } },
    { why: '等级不止一个', sector: '市监', cells: { 检查对象等级: 'A、B级' } },
    { why: '点了名，库中不是无感对象', sector: '市监', cells: { 检查对象范围: A, 检查对象等级: 'A级' } },
    { why: '城管黄色', sector: '城管', cells: { 检查对象等级: '黄色' } },
    { why: 'A级的非现场检查', sector: '应急', cells: { 检查对象等级: 'A级', 检查方式: '非现场检查' } },
    { why: '施行前一天没有规定', receivedOn: '2025-04-08', cells: { 检查对象范围: SILENT } },
  ],
  reject: [
    {
      why: '名录没有标记，本条线评为A级',
      sector: '应急',
      cells: { 检查对象范围: '上海庚化工有限公司' },
      severity: '建议',
      at: '上海庚化工有限公司',
      says: '在名录中评为A级',
    },
    {
      why: '名录没有标记，本条线评为绿色',
      sector: '城管',
      cells: { 检查对象范围: '上海壬建材有限公司' },
      severity: '必改',
      says: '在名录中评为绿色',
    },
    {
      why: '本条线的无感对象',
      sector: '市监',
      cells: { 检查对象范围: '上海己餐饮有限公司' },
      severity: '建议',
    },
    { why: '没有条线的街镇', cells: { 检查对象范围: SILENT }, severity: '必改', at: SILENT },
    { why: '公安不认违法线索', sector: '公安', cells: { 检查对象范围: SILENT, 备注: '有违法线索' } },
    { why: '只说日常工作部署', sector: '交通', cells: { 检查对象范围: SILENT, 备注: '本局年度工作部署' } },
    { why: '几家中的一家', sector: '市监', cells: { 检查对象范围: `${A}、${SILENT}` }, at: SILENT },

    { why: '卫健A级', sector: '卫健', cells: { 检查对象等级: 'A类' }, severity: '建议', says: 'A级' },
    {
      why: '生态A级，两处规定不一致',
      sector: '生态',
      cells: { 检查对象等级: 'A级' },
      severity: '建议',
      says: '两处不一致',
    },
    {
      why: '城管绿色没有例外',
      sector: '城管',
      cells: { 检查对象等级: '绿色', 备注: '收到违法线索' },
      severity: '必改',
      says: '绿色',
    },
    { why: '药监按自己的清单', sector: '药监', cells: { 检查对象范围: SILENT }, says: '药品监管清单' },
    {
      why: '消防写的是探索',
      sector: '消防',
      cells: { 检查对象范围: SILENT },
      severity: '建议',
      says: '探索',
    },
    {
      why: '文旅不认违法线索',
      sector: '文旅',
      cells: { 检查对象范围: SILENT, 备注: '违法线索' },
      severity: '建议',
    },
    { why: '施行当天', receivedOn: '2025-04-09', cells: { 检查对象范围: SILENT } },
    {
      why: '本区市监局的部署不是上级部署',
      sector: '市监',
      cells: { 检查对象范围: SILENT, 备注: '区市监局部署' },
    },
  ],
};
