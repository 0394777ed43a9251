import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import { rateText } from '../../draw/canonical.ts';
import type { DrawStatus, QuarterStatus } from '../../draw/draw-status.ts';
import { commandText, type NextStep } from '../../draw/next-step.ts';
import type { SimulatedGroup, Simulation } from '../../draw/simulate.ts';
import { percent } from './draw-record.ts';

export function statusView(status: DrawStatus): Outcome<DrawStatus> {
  const { quarters, cycle, coverage, rate, basis } = status;
  const sum = (of: (c: (typeof coverage)[number]) => number): number =>
    coverage.reduce((n, c) => n + of(c), 0);
  const late = quarters.filter((q) => q.late || q.rateMet === false);
  return {
    schema: 'zfjd.draw.status/1',
    data: status,
    warnings: late.map((q) =>
      q.late ? `${q.quarter} 的抽查没有在${q.endsOn}前完成` : `${q.quarter} 的实际比例低于 ${rateText(rate)}`,
    ),
    blocks: [
      { kind: 'heading', text: `各季进度（每季不低于${rateText(rate)}，${basis}）` },
      {
        kind: 'table',
        columns: ['季度', '状态', '抽中/单位', '实际比例', '变动', '第二阶段清单', '下一步'].map(
          (header) => ({ header }),
        ),
        rows: quarters.map((q) => [
          q.quarter,
          stateCell(q),
          q.size === undefined ? '' : `${q.drawn}/${q.size}`,
          rateCell(q),
          q.changes === 0 ? '' : `${q.changes}项${q.openRequests > 0 ? `，待换${q.openRequests}家` : ''}`,
          q.lists === 0 ? '' : `收${q.lists}份，抽${q.listsDrawn}份`,
          q.next ?? '',
        ]),
        empty: '政策施行以来没有应办的季度',
      },
      {
        kind: 'heading',
        text: `本轮覆盖（自${cycle.start}起${cycle.quarters}个季度，现为第${cycle.position}个）`,
      },
      {
        kind: 'table',
        columns: [
          { header: '分层' },
          { header: '单位数', align: 'right' },
          { header: '已抽', align: 'right' },
          { header: '未抽', align: 'right' },
          { header: '覆盖率', align: 'right' },
          { header: '按期抽遍每季需', align: 'right' },
        ],
        rows: [
          ...coverage.map((c) => coverageRow(`${c.name}（${c.code}）`, c.size, c.covered, c.need)),
          ...(coverage.length > 0
            ? [
                coverageRow(
                  '合计',
                  sum((c) => c.size),
                  sum((c) => c.covered),
                  sum((c) => c.need),
                ),
              ]
            : []),
        ],
        empty: '名录中没有在用的执法单位；先用 zfjd registry import 导入名录',
      },
    ],
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
