import type { Table } from '../tables.ts';

export const p110: Table = {
  accept: [
    { why: '合同', sector: '市监', cells: { 备注: '委托检测机构抽样，已签合同' } },
    { why: '明确没有第三方', sector: '文旅', cells: { 备注: '不委托第三方机构' } },
    { why: '没有第三方参与', sector: '市监', cells: { 备注: '没有第三方参与' } },
    { why: '受委托的事项不是委托机构', sector: '市监', cells: { 备注: '委托事项见附件' } },

    { why: '生态邀请专家协助，不要求协议', sector: '生态', cells: { 备注: '邀请第三方机构协助检查' } },
    {
      why: '施行前一天没有规定',
      sector: '卫健',
      receivedOn: '2024-10-31',
      cells: { 备注: '聘请第三方机构协助' },
    },
    { why: '应急写明合同', sector: '应急', cells: { 备注: '购买第三方服务协助检查，合同已签订' } },
  ],
  reject: [
    { why: '购买服务', sector: '市监', cells: { 备注: '购买专业服务' }, severity: '必改' },
    { why: '写在方式里', sector: '市监', cells: { 检查方式: '现场检查（第三方检测）' } },
    {
      why: '文旅签了协议也不行',
      sector: '文旅',
      cells: { 备注: '委托第三方检查，已签协议' },
      severity: '必改',
      says: '不得委托',
    },

    {
      why: '卫健附件没有写协议，按条例为建议',
      sector: '卫健',
      cells: { 备注: '聘请第三方机构协助' },
      severity: '建议',
      says: '没有逐字核对',
    },
    {
      why: '城管应当签订协议',
      sector: '城管',
      cells: { 备注: '聘请第三方机构协助' },
      severity: '必改',
      says: '协议',
    },
    { why: '建管应当签订协议', sector: '建管', cells: { 责任分工: '第三方专家参与' }, severity: '必改' },
    {
      why: '应急委托第三方单独检查，签了合同也不行',
      sector: '应急',
      cells: { 备注: '委托安全技术服务公司开展检查，合同已签' },
      severity: '必改',
      says: '不得单独',
    },
    {
      why: '生态的第三方不得单独检查',
      sector: '生态',
      cells: { 备注: '由第三方机构单独检查' },
      severity: '必改',
      says: '不得单独',
    },
  ],
};
