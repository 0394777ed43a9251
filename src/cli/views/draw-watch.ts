import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import { cellText } from '../../document/cells.ts';
import { rateText } from '../../draw/canonical.ts';
import type { Coverage, DrawStatus, QuarterStatus } from '../../draw/draw-status.ts';
import { commandText, type NextStep } from '../../draw/next-step.ts';
import type { SimulatedGroup, Simulation } from '../../draw/simulate.ts';
import type { Table } from '../../workbook/write-table.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import { percent } from './draw-record.ts';

/** 各季进度的列 */
export const QUARTER_COLUMNS: readonly ListColumn<QuarterStatus>[] = [
  { key: 'quarter', title: '季度', value: ({ quarter }) => quarter },
  { key: 'state', title: '状态', value: (q) => cellText(stateCell(q)), show: stateCell, width: 24 },
  {
    key: 'drawn',
    title: '抽中/单位',
    value: ({ size, drawn }) => (size === undefined ? '' : `${drawn}/${size}`),
  },
  { key: 'rate', title: '实际比例', value: (q) => cellText(rateCell(q)), show: rateCell },
  { key: 'changes', title: '变动', value: (q) => changesText(q), width: 16 },
  {
    key: 'lists',
    title: '第二阶段清单',
    value: ({ lists, listsDrawn }) => (lists === 0 ? '' : `收${lists}份，抽${listsDrawn}份`),
    width: 16,
  },
  { key: 'next', title: '下一步', value: ({ next }) => next, width: 50 },
  { key: 'endsOn', title: '季末', kind: 'date', value: ({ endsOn }) => endsOn, more: true },
];

function changesText({ changes, openRequests }: QuarterStatus): string {
  return changes === 0 ? '' : `${changes}项${openRequests > 0 ? `，待换${openRequests}家` : ''}`;
}

/** 抽查进度: the quarters as a list, what the cycle covers after them. */
export function drawStatusList(status: DrawStatus): ListForm<QuarterStatus> {
  const { quarters, cycle, rate, basis } = status;
  const late = quarters.filter((q) => q.late || q.rateMet === false);
  return {
    schema: 'zfjd.draw.status/1',
    title: '抽查进度',
    field: 'quarters',
    columns: QUARTER_COLUMNS,
    data: () => {
      const { quarters: _quarters, ...whole } = status;
      return whole;
    },
    warnings: late.map((q) =>
      q.late ? `${q.quarter} 的抽查没有在${q.endsOn}前完成` : `${q.quarter} 的实际比例低于 ${rateText(rate)}`,
    ),
    head: () => [{ kind: 'heading', text: `各季进度（每季不低于${rateText(rate)}，${basis}）` }],
    tail: () => [
      {
        kind: 'heading',
        text: `本轮覆盖（自${cycle.start}起${cycle.quarters}个季度，现为第${cycle.position}个）`,
      },
      coverageTable(status),
    ],
    sheets: () => [coverageSheet(status)],
    empty: '政策施行以来没有应办的季度',
  };
}

const COVERAGE_HEADERS = ['分层', '单位数', '已抽', '未抽', '覆盖率', '按期抽遍每季需'] as const;

function coverageRows({ coverage }: DrawStatus): string[][] {
  const sum = (of: (c: Coverage) => number): number => coverage.reduce((n, c) => n + of(c), 0);
  const rows = coverage.map((c) => coverageRow(`${c.name}（${c.code}）`, c.size, c.covered, c.need));
  if (rows.length === 0) return [];
  const total = coverageRow(
    '合计',
    sum((c) => c.size),
    sum((c) => c.covered),
    sum((c) => c.need),
  );
  return [...rows, total];
}

function coverageTable(status: DrawStatus): Block {
  return {
    kind: 'table',
    columns: COVERAGE_HEADERS.map((header) => (header === '分层' ? { header } : { header, align: 'right' })),
    rows: coverageRows(status),
    empty: '名录中没有在用的执法单位；先用 zfjd registry import 导入名录',
  };
}

function coverageSheet(status: DrawStatus): Table {
  return {
    name: '本轮覆盖',
    columns: COVERAGE_HEADERS.map((header) => ({ header })),
    rows: coverageRows(status),
  };
}

function coverageRow(name: string, size: number, covered: number, need: number): string[] {
  return [name, String(size), String(covered), String(size - covered), percent(covered, size), String(need)];
}

function stateCell({ state, late, endsOn }: QuarterStatus): CellText {
  if (late) return { text: `${state}（超期，${endsOn}止）`, tone: 'bad' };
  return { text: state, tone: state === '已抽取' ? 'good' : 'warn' };
}

function rateCell({ size, drawn, rateMet }: QuarterStatus): CellText {
  if (size === undefined || drawn === undefined) return '';
  return { text: percent(drawn, size), tone: rateMet === true ? 'good' : 'bad' };
}

/** Below this a table of fixed seeds speaks against the draw. */
const SUSPICIOUS = 1e-6;

export function simulationView(found: Simulation): Outcome<Simulation> {
  const { quarter, seeds, groups, units } = found;
  const odd = groups.filter((g) => g.chiSquare !== undefined && g.chiSquare.p < SUSPICIOUS);
  const blocks: Block[] = [
    { kind: 'text', text: `${quarter}：用${seeds}个固定的试验种子抽取现在的名录，不写入`, tone: 'strong' },
    { kind: 'heading', text: '分组：频率与理论' },
    {
      kind: 'table',
      columns: [
        { header: '分层' },
        { header: '部分' },
        { header: '本轮' },
        { header: '权重', align: 'right' },
        { header: '单位数', align: 'right' },
        { header: '理论', align: 'right' },
        { header: '平均频率', align: 'right' },
        { header: '最低', align: 'right' },
        { header: '最高', align: 'right' },
        { header: 'χ²（自由度）', align: 'right' },
        { header: 'p值', align: 'right' },
      ],
      rows: groups.map(groupRow),
      empty: '名录中没有在用的执法单位',
    },
    {
      kind: 'text',
      text: '理论：甲部分为 a/U；乙部分为按权重逐个不放回抽取的精确概率，已计入甲部分抽走的单位。χ² 比较同组单位之间的次数，p 值低于 0.000001 才算异常。',
      tone: 'quiet',
    },
    { kind: 'heading', text: '各单位' },
    {
      kind: 'table',
      columns: [
        { header: '代码' },
        { header: '单位' },
        { header: '分层' },
        { header: '权重', align: 'right' },
        { header: '本轮已抽' },
        { header: '抽中次数', align: 'right' },
        { header: '频率', align: 'right' },
        { header: '理论', align: 'right' },
      ],
      rows: units.map((u) => [
        u.code,
        u.name,
        u.stratum,
        String(u.weight),
        u.covered ? '是' : '',
        String(u.times),
        share(u.frequency),
        share(u.theory),
      ]),
      empty: '名录中没有在用的执法单位',
    },
  ];
  return {
    schema: 'zfjd.draw.simulate/1',
    data: found,
    warnings: odd.map(
      (g) => `分层 ${g.stratum} ${g.part === 'A' ? '甲' : '乙'}部分的次数不均匀，请核对程序和名录`,
    ),
    blocks,
    attention: odd.length > 0,
  };
}

function share(value: number): string {
  return `${(100 * value).toFixed(2)}%`;
}

function groupRow(g: SimulatedGroup): string[] {
  const test = g.chiSquare;
  return [
    g.stratum,
    g.part === 'A' ? '甲' : '乙',
    g.covered ? '已抽' : '未抽',
    g.weight === 0 ? '不计' : String(g.weight),
    String(g.agencies),
    share(g.theory),
    share(g.frequency),
    share(g.least),
    share(g.most),
    test ? `${test.value.toFixed(1)}（${test.degrees}）` : '—',
    test ? test.p.toPrecision(3) : '—',
  ];
}

/** What the quarter needs next, for somebody who types it. */
export function stepView(quarter: string, step: NextStep | undefined): Outcome {
  const data = { quarter, next: step ? { ...step, command: commandText(step) } : null };
  if (!step) {
    return {
      schema: 'zfjd.draw.guide/1',
      data,
      blocks: [
        { kind: 'text', text: `${quarter} 抽查的各步都已办完；zfjd draw status 查看进度`, tone: 'good' },
      ],
    };
  }
  return {
    schema: 'zfjd.draw.guide/1',
    data,
    blocks: [
      { kind: 'text', text: `${quarter} 下一步：${step.title}`, tone: 'strong' },
      { kind: 'text', text: `先做：${step.before}` },
      ...(step.from ? [{ kind: 'text', text: `不早于：${step.from}` } as const] : []),
      { kind: 'verbatim', text: commandText(step) },
    ],
  };
}
