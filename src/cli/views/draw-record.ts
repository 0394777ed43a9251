import type { Block, Outcome } from '../../document/blocks.ts';
import { rateText, seedSourceText } from '../../draw/canonical.ts';
import type { Stratum } from '../../draw/gather.ts';
import type { Part, StratumQuota } from '../../draw/model.ts';
import type { DrawReport, NamedTicket } from '../../draw/show-draw.ts';
import { changeBlocks } from './draw-change.ts';
import type { Done } from '../../draw/stored-draw.ts';
import { clauseText } from '../../kernel/finding.ts';
import type { Targeted } from '../../onsite/model.ts';
import type { Table } from '../../workbook/write-table.ts';

export const PARTS: Readonly<Record<Part, string>> = { A: '甲（本轮未抽）', B: '乙（其余）' };

/** `13.3%` */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)}%`;
}

/** Seats per stratum and in all, with the rate that comes of them. */
export function quotaTable(quotas: readonly StratumQuota[], strata: readonly Stratum[]): Block {
  const sum = (of: (quota: StratumQuota) => number): number => quotas.reduce((n, q) => n + of(q), 0);
  const row = (name: string, values: readonly number[], seats: number, size: number): string[] => [
    name,
    ...values.map(String),
    percent(seats, size),
  ];
  const columns: [header: string, of: (quota: StratumQuota) => number][] = [
    ['单位数N', (q) => q.size],
    ['本轮未抽U', (q) => q.uncovered],
    ['下限', (q) => q.floor],
    ['轮次需要', (q) => q.need],
    ['再抽席位', (q) => q.riskSeats],
    ['抽取n', (q) => q.seats],
    ['甲部分a', (q) => q.seatsA],
  ];
  const rows = quotas.map((q) => {
    const values = columns.map(([, of]) => of(q));
    return row(nameOf(q.stratum, strata), values, q.seats, q.size);
  });
  const totals = columns.map(([, of]) => sum(of));
  return {
    kind: 'table',
    columns: [
      { header: '分层', room: 8 },
      ...columns.map(([header]) => ({ header, align: 'right' as const })),
      { header: '实际比例', align: 'right' },
    ],
    rows:
      rows.length === 0
        ? []
        : [
            ...rows,
            row(
              '合计',
              totals,
              sum((q) => q.seats),
              sum((q) => q.size),
            ),
          ],
    empty: '名录中没有在用的执法单位；先用 zfjd registry import 导入名录',
  };
}

export function nameOf(code: string, strata: readonly Stratum[]): string {
  const found = strata.find((s) => s.code === code);
  return found ? `${found.name}（${code}）` : code;
}

function doneText({ on, at, by }: Done): string {
  return `${on}，${by}（登记于${at.slice(0, 16).replace('T', ' ')}）`;
}

function ticketTable(tickets: readonly NamedTicket[], { strata }: DrawReport, empty: string): Block {
  return {
    kind: 'table',
    columns: [
      { header: '部分' },
      { header: '分层' },
      { header: '名次', align: 'right' },
      { header: '单位' },
      { header: '代码' },
      { header: '票号' },
      { header: '抽中' },
    ],
    rows: tickets.map((t) => [
      PARTS[t.part],
      nameOf(t.stratum, strata),
      String(t.rank),
      t.name,
      t.code,
      t.ticket,
      t.selected ? '是' : '',
    ]),
    empty,
  };
}

/** 抽查记录 in reading order; `annex` adds every agency's tickets. */
export function drawBlocks(report: DrawReport, annex: boolean): Block[] {
  const { rules, quotas, strata } = report;
  return [
    {
      kind: 'pairs',
      pairs: [
        ['抽查季度', `${report.quarter}（${report.state}）`],
        ['依据', clauseText(report.basis)],
        ['轮次', `自${report.cycleStart}起${rules.cycleQuarters}个季度，本季为第${rules.cyclePosition}个`],
        ['承诺值', { text: report.commitment, tone: 'strong' }],
        ['承诺', doneText(report.committed)],
        ['承诺截止', rules.commitDeadline],
        ['种子来源', seedSourceText(rules.seedSource)],
        ...seedPairs(report),
      ],
    },
    { kind: 'heading', text: `名额（每季不低于${rateText(rules.rate)}）` },
    quotaTable(quotas, strata),
    ...(report.result ? resultBlocks(report, annex) : []),
  ];
}

function seedPairs({ publication, seed, seedHash, result }: DrawReport): (readonly [string, string])[] {
  const late = publication?.lateReason ? `（迟于规定，原因：${publication.lateReason}）` : '';
  const published = publication ? `${publication.on}，${publication.place}${late}` : '未登记';
  if (!seed) return [['承诺值公布', published]];
  return [
    ['承诺值公布', published],
    ['种子行', seed.line],
    ['S', seedHash ?? ''],
    ['种子登记', doneText(seed.recorded)],
    ...(seed.roller === '' ? [] : [['掷骰人', seed.roller] as const]),
    ...(seed.witnesses.length > 0 ? [['见证人', seed.witnesses.join('、')] as const] : []),
    ...(seed.extraDiceReason === '' ? [] : [['另加骰子的原因', seed.extraDiceReason] as const]),
    ...(result ? [['抽取', doneText(result.drawn)] as const, ['最终摘要', result.finalDigest] as const] : []),
  ];
}

function resultBlocks(report: DrawReport, annex: boolean): Block[] {
  const { drawn, exclusions, strata, quarter } = report;
  const blocks: Block[] = [
    { kind: 'heading', text: `抽中单位（${drawn.length}家）` },
    {
      kind: 'table',
      columns: [
        { header: '代码' },
        { header: '单位' },
        { header: '分层' },
        { header: '部分' },
        { header: '名次', align: 'right' },
        { header: '检查人员' },
      ],
      rows: drawn.map((d) => [
        d.code,
        d.name,
        nameOf(d.stratum, strata),
        PARTS[d.part],
        String(d.rank),
        d.inspectors.map((i) => (i.name === undefined ? i.code : `${i.name}（${i.code}）`)).join('、'),
      ]),
      empty: '没有抽中的单位',
    },
    { kind: 'heading', text: '候补（单位撤销等情形按此顺位，抽取后不得重抽）' },
    ticketTable(report.next, report, '各层单位均已抽中'),
    ...changeBlocks(report),
    { kind: 'heading', text: '检查人员与回避' },
    {
      kind: 'text',
      text: `检查人员${report.inspectors}人；回避${exclusions.length}条${exclusions.length === 0 ? '' : `：${exclusions.map((e) => `${e.unit}—${e.inspector}${e.reason && `（${e.reason}）`}`).join('、')}`}`,
    },
  ];
  if (!annex) return blocks;
  return [
    ...blocks,
    { kind: 'heading', text: '配对票号' },
    {
      kind: 'table',
      columns: [{ header: '单位' }, { header: '检查人员' }, { header: '票号' }],
      rows: drawn.flatMap((d) => d.inspectors.map((i) => [d.code, i.code, i.ticket])),
      empty: '没有配对',
    },
    { kind: 'heading', text: '复核方法' },
    {
      kind: 'verbatim',
      text: `sh verify.sh ${report.commitment}\nzfjd draw verify 抽查记录-${quarter} --commitment ${report.commitment}`,
    },
    { kind: 'heading', text: '签字' },
    {
      kind: 'table',
      columns: [{ header: '操作人' }, { header: '监督人' }, { header: '见证人' }, { header: '时间' }],
      rows: [['', '', '', '']],
      empty: '',
    },
    { kind: 'heading', text: `附表：全部票号（${report.tickets.length}个）` },
    ticketTable(report.tickets, report, '没有票号'),
  ];
}

export function recordView(report: DrawReport, annex: boolean, targeted: readonly Targeted[]): Outcome {
  return {
    schema: 'zfjd.draw.show/1',
    data: { ...report, targeted },
    warnings: report.remarks,
    blocks: [...drawBlocks(report, annex), ...targetedBlocks(targeted)],
  };
}

const TARGETED_HEADERS = ['季度', '单位', '日期', '原因', '检查人员'] as const;

function targetedRow({ quarter, agency, on, reason, inspectors }: Targeted): string[] {
  return [quarter, agency.name, on, reason, inspectors.join('、')];
}

/** 定向检查 beside the draw; nothing where there is none. */
export function targetedBlocks(targeted: readonly Targeted[]): Block[] {
  if (targeted.length === 0) return [];
  return [
    { kind: 'heading', text: `定向检查（${targeted.length}次，不计入抽查比例）` },
    {
      kind: 'table',
      columns: TARGETED_HEADERS.map((header) => ({ header })),
      rows: targeted.map(targetedRow),
      empty: '',
    },
  ];
}

/** The same for a saved file. */
export function targetedSheet(targeted: readonly Targeted[]): Table {
  return {
    name: '定向检查',
    columns: TARGETED_HEADERS.map((header) => ({ header, width: 20 })),
    rows: targeted.map(targetedRow),
  };
}

/** The draw just made, or made before; `path` where its record was written. */
export function runView(report: DrawReport, again: boolean, path: string | undefined): Outcome {
  const { quarter, drawn } = report;
  const done = again
    ? `${quarter} 早已抽取，结果没有改变：抽中${drawn.length}家`
    : `${quarter} 抽取完成：抽中${drawn.length}家`;
  const blocks: Block[] = [{ kind: 'text', text: done, tone: 'good' }, ...drawBlocks(report, false)];
  if (path !== undefined) blocks.push({ kind: 'text', text: `抽查记录已写入：${path}`, tone: 'good' });
  return {
    schema: 'zfjd.draw.run/1',
    data: { ...report, again, ...(path !== undefined && { folder: path }) },
    warnings: report.remarks,
    blocks,
  };
}
