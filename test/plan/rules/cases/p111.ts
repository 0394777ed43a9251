import type { Table } from '../tables.ts';
import { enterpriseCode } from '../registry.ts';

export const p111: Table = {
  accept: [
    { why: '范围描述', cells: { 检查对象范围: '辖区内食品生产企业' } },
    { why: '同名两家，不知是哪家', cells: { 检查对象范围: '上海同名贸易有限公司' } },

    { why: '对象不在库由 P112 指出', cells: { 检查对象范围: '上海无名贸易有限公司' } },
    { why: '存续的连锁', cells: { 检查对象范围: '上海丁连锁有限公司' } },
    { why: '施行前一天没有规定', receivedOn: '2025-04-08', cells: { 检查对象范围: '上海乙商贸有限公司' } },
  ],
  reject: [
    {
      why: '按代码查到的已注销',
      cells: { 检查对象范围: '乙公司', 统一社会信用代码: enterpriseCode('上海乙商贸有限公司') },
      at: '上海乙商贸有限公司',
      says: '注销',
      severity: '建议',
    },

    {
      why: '施行当天',
      receivedOn: '2025-04-09',
      cells: { 检查对象范围: '上海乙商贸有限公司' },
      severity: '建议',
    },
    {
      why: '几家中的一家',
      sector: '市监',
      cells: { 检查对象范围: '上海甲食品有限公司\n上海乙商贸有限公司' },
      at: '上海乙商贸有限公司',
    },
    {
      why: '非现场检查也指出',
      sector: '卫健',
      cells: { 检查对象范围: '上海乙商贸有限公司', 检查方式: '非现场检查' },
    },
    {
      why: '月度计划',
      sector: '交通',
      kind: 'monthly',
      cells: { 检查对象范围: '上海乙商贸有限公司' },
      says: '登记状态为“注销”',
    },
  ],
};
