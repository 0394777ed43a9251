import type { Block } from '../../src/document/blocks.ts';
import type { Finding } from '../../src/kernel/finding.ts';

export const PLAN_FILE = '市监局2026年度计划.xlsx';

export const tooOften: Finding = {
  code: 'P201',
  severity: '必改',
  aspect: '合理性',
  where: { file: PLAN_FILE, sheet: 'Sheet1', row: 12, column: 7 },
  value: '全年检查6次',
  message: '全年对同一企业检查6次，超过上限1次。',
  basis: { document: '《示范办法》', at: '第八条' },
  next: '改为不超过1次',
};

export const tooClose: Finding = {
  code: 'P203',
  severity: '建议',
  aspect: '统筹',
  where: { file: '消防.xlsx' },
  value: '',
  message: '两次检查间隔过短',
  next: '合并为一次联合检查',
};

export const everyKind: readonly Block[] = [
  { kind: 'heading', text: '导入结果' },
  { kind: 'text', text: '已导入3个文件', tone: 'good' },
  {
    kind: 'pairs',
    pairs: [
      ['批次', '2026-001'],
      ['单位', { text: '区市场监督管理局', tone: 'strong' }],
    ],
  },
  {
    kind: 'table',
    columns: [{ header: '单位' }, { header: '次数', align: 'right' }],
    rows: [
      ['区应急管理局', '3'],
      ['区消防\n救援支队', { text: '-2', tone: 'bad' }],
    ],
    empty: '没有计划，运行 zfjd plan import',
  },
  { kind: 'table', columns: [{ header: '甲' }], rows: [], empty: '没有逾期事项' },
  { kind: 'findings', findings: [tooOften, tooClose, tooOften] },
  { kind: 'verbatim', text: 'sha256  abc\n  indented' },
];
