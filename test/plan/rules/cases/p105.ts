import type { Table } from '../tables.ts';

export const p105: Table = {
  accept: [
    {
      why: '配合部门认领，写在是否联合一栏',
      sector: '公安',
      cells: { 检查事项: '市监专有事项检查', 是否联合检查: '是，牵头部门：本单位；配合部门：区市监局' },
    },
    { why: '按编码', sector: '市监', cells: { 检查事项: '普通事项', 事项编码: 'sx001' } },
    { why: '编码写在事项一栏', sector: '市监', cells: { 检查事项: 'SX002' } },
    { why: '空格和全角不影响', sector: '市监', cells: { 检查事项: '普通 事项　检查' } },
    { why: '委托机关认领的事项', unitType: '受委托组织', cells: { 检查事项: '委托事项甲检查' } },
    { why: '没有写事项，由 P104 指出', sector: '市监', cells: { 检查事项: '', 检查内容: '' } },

    { why: '农业的临时事项', sector: '农业', cells: { 检查事项: '临时事项检查' } },
    { why: '消防的临时事项', sector: '消防', cells: { 检查事项: '临时事项检查' } },
    { why: '施行前一天没有规定', receivedOn: '2025-04-08', cells: { 检查事项: '自拟事项检查' } },
  ],
  reject: [
    { why: '公安用语是不得', sector: '公安', cells: { 检查事项: '自拟事项检查' }, severity: '必改' },
    { why: '市监用语是一般', sector: '市监', cells: { 检查事项: '自拟事项检查' }, severity: '建议' },
    { why: '相近的只提示', sector: '城管', cells: { 检查事项: '普通事项检' }, says: '您是不是要找' },
    { why: '卫健没有临时事项的例外', sector: '卫健', cells: { 检查事项: '临时事项检查' }, says: '临时' },
    {
      why: '街镇没有认领',
      unitType: '街镇园区',
      cells: { 检查事项: '市监专有事项检查' },
      says: '没有认领',
    },

    { why: '药监用语是一般', sector: '药监', cells: { 检查事项: '自拟事项检查' }, severity: '建议' },
    { why: '生态用语是不得', sector: '生态', cells: { 检查事项: '未备案事项检查' }, severity: '必改' },
    { why: '文旅用语是不得', sector: '文旅', cells: { 检查事项: '未备案事项检查' }, severity: '必改' },
    {
      why: '施行当天，没有条线的按区方案',
      receivedOn: '2025-04-09',
      cells: { 检查事项: '自拟事项检查' },
      severity: '必改',
      says: '2025年的检查',
    },
  ],
};
