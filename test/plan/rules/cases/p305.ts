import type { Table } from '../tables.ts';
import { A } from './helpers.ts';
import { enterpriseCode, SECTORS } from '../registry.ts';

const drawn = {
  sector: '消防',
  cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' },
};
const joint = (sector: string) => ({
  检查事项: '消防监督检查',
  检查对象范围: A,
  是否联合检查: '是',
  配合部门: SECTORS[sector] ?? '',
});

export const p305: Table = {
  accept: [
    { why: '写明与消防联合', sector: '应急', cells: joint('消防'), also: [drawn] },
    {
      why: '消防不是双随机',
      cells: { 检查事项: '消防监督检查', 检查对象范围: A },
      also: [{ sector: '消防', cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '现场检查' } }],
    },
    {
      why: '与消防联合',
      cells: { 检查事项: '消防监督检查', 检查对象范围: A, 是否联合检查: '是', 配合部门: '消防' },
      also: [
        {
          sector: '消防',
          cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' },
        },
      ],
    },
    {
      why: '消防的计划已退回',
      cells: { 检查事项: '消防监督检查', 检查对象范围: A },
      also: [
        {
          sector: '消防',
          events: ['returned'],
          cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' },
        },
      ],
    },
    {
      why: '另一家',
      cells: { 检查事项: '消防监督检查', 检查对象范围: '上海戊药业有限公司' },
      also: [
        {
          sector: '消防',
          cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' },
        },
      ],
    },

    {
      why: '非现场',
      cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '非现场检查' },
      also: [
        { sector: '消防', cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' } },
      ],
    },
    {
      why: '施行前一天没有规定',
      receivedOn: '2025-04-08',
      cells: { 检查事项: '消防监督检查', 检查对象范围: A },
      also: [
        { sector: '消防', cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' } },
      ],
    },
  ],
  reject: [
    { why: '与别的单位联合', sector: '应急', cells: joint('卫健'), also: [drawn] },
    {
      why: '消防的计划已备案',
      sector: '应急',
      cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查时间: '2026年12月' },
      also: [
        {
          sector: '消防',
          events: ['filed'],
          cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' },
        },
      ],
      says: '消防救援支队',
      severity: '建议',
    },

    {
      why: '时间隔得远也指出',
      cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查时间: '2026年11月' },
      also: [
        { sector: '消防', cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' } },
      ],
    },
    {
      why: '按代码点名',
      cells: { 检查事项: '消防监督检查', 检查对象范围: '', 统一社会信用代码: enterpriseCode(A) },
      also: [
        { sector: '消防', cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' } },
      ],
    },
    {
      why: '部门',
      sector: '卫健',
      cells: { 检查事项: '消防监督检查', 检查对象范围: A },
      also: [
        { sector: '消防', cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' } },
      ],
      severity: '建议',
    },
    {
      why: '施行当天',
      receivedOn: '2025-04-09',
      cells: { 检查事项: '消防监督检查', 检查对象范围: A },
      also: [
        { sector: '消防', cells: { 检查事项: '消防监督检查', 检查对象范围: A, 检查方式: '双随机现场检查' } },
      ],
    },
  ],
};
