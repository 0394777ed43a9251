import type { Table } from '../tables.ts';

export const p103: Table = {
  accept: [
    { why: '名称包含委托事项', unitType: '受委托组织', cells: { 检查事项: '对委托事项甲的检查' } },
    { why: '行政机关不适用', sector: '市监', cells: { 检查事项: '普通事项检查' } },
    { why: '没有写事项，由 P104 指出', unitType: '受委托组织', cells: { 检查事项: '', 检查内容: '' } },

    { why: '委托事项写得比登记的短', unitType: '受委托组织', cells: { 检查事项: '委托事项' } },
    { why: '空格不影响', unitType: '受委托组织', cells: { 检查事项: '委托 事项甲 检查' } },
  ],
  reject: [
    {
      why: '另一事项',
      unitType: '受委托组织',
      cells: { 检查事项: '另一事项检查' },
      severity: '必改',
      says: '委托事项甲',
    },

    {
      why: '只差一个字',
      unitType: '受委托组织',
      cells: { 检查事项: '委托事项乙检查' },
      at: '委托事项乙检查',
    },
    { why: '写在检查内容一列', unitType: '受委托组织', cells: { 检查事项: '', 检查内容: '普通事项检查' } },
    { why: '没有期限登记的也看范围', unit: '示例区无期服务中心', cells: { 检查事项: '普通事项检查' } },
    { why: '自拟事项', unitType: '受委托组织', cells: { 检查事项: '自拟事项检查' }, severity: '必改' },
  ],
};
