import type { Table } from '../tables.ts';
import { BROKEN_CODE } from './helpers.ts';
import { enterpriseCode, uscc } from '../registry.ts';

export const p112: Table = {
  accept: [
    { why: '全角括号和空格不影响', cells: { 检查对象范围: '上海甲食品 有限公司' } },
    {
      why: '名称后写代码',
      cells: { 检查对象范围: `上海同名贸易有限公司（${enterpriseCode('上海同名贸易有限公司')}）` },
    },
    {
      why: '同名两家，代码一列分得清',
      cells: {
        检查对象范围: '上海同名贸易有限公司',
        统一社会信用代码: enterpriseCode('上海同名贸易有限公司', 1),
      },
    },

    { why: '已注销的由 P111 指出', cells: { 检查对象范围: '上海乙商贸有限公司' } },
    { why: '施行前一天没有规定', receivedOn: '2025-04-08', cells: { 检查对象范围: '上海无名贸易有限公司' } },
  ],
  reject: [
    { why: '同名两家', cells: { 检查对象范围: '上海同名贸易有限公司' }, says: '2家同名', severity: '建议' },
    { why: '代码不在库', cells: { 统一社会信用代码: uscc(9999), 检查对象范围: '' }, at: uscc(9999) },
    {
      why: '三家中有一家不在库',
      cells: { 检查对象范围: '上海甲食品有限公司、上海丙科技有限公司、上海无名贸易有限公司' },
      at: '上海无名贸易有限公司',
    },
    {
      why: '代码有误的一家仍按名称查找',
      cells: {
        检查对象范围: '上海甲食品有限公司、上海无名贸易有限公司',
        统一社会信用代码: `${enterpriseCode('上海甲食品有限公司')}、${BROKEN_CODE}`,
      },
      at: '上海无名贸易有限公司',
    },

    {
      why: '施行当天',
      receivedOn: '2025-04-09',
      cells: { 检查对象范围: '上海无名贸易有限公司' },
      severity: '建议',
    },
  ],
};
