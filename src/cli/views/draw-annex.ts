import type { DrawReport } from '../../draw/show-draw.ts';
import type { Table } from '../../workbook/write-table.ts';
import { requireDrawn } from './draw-paper.ts';
import { nameOf, PARTS } from './draw-record.ts';

/** Width of a column of digests, in characters. */
const HASH = 66;

/** 附表: all tickets, drawn or not, with what follows from them, as sheets of one workbook. */
export function drawTables(report: DrawReport): Table[] {
  const { drawn, tickets, strata, quotas, exclusions } = requireDrawn(report);
  const names = new Map(tickets.map((t) => [t.code, t.name]));
  return [
    {
      name: '全部票号',
      columns: [
        { header: '部分', width: 16 },
        { header: '分层', width: 22 },
        { header: '名次', width: 8 },
        { header: '单位', width: 34 },
        { header: '代码', width: 22, text: true },
        { header: '票号', width: HASH, text: true },
        { header: '抽中', width: 8 },
      ],
      rows: tickets.map((t) => [
        PARTS[t.part],
        nameOf(t.stratum, strata),
        t.rank,
        t.name,
        t.code,
        t.ticket,
        t.selected ? '是' : '',
      ]),
    },
    {
      name: '抽中单位',
      columns: [
        { header: '单位', width: 34 },
        { header: '代码', width: 22, text: true },
        { header: '分层', width: 22 },
        { header: '部分', width: 16 },
        { header: '检查人员', width: 14 },
        { header: '执法证号', width: 20, text: true },
        { header: '配对票号', width: HASH, text: true },
      ],
      rows: drawn.flatMap((d) =>
        d.inspectors.map((i) => [
          d.name,
          d.code,
          nameOf(d.stratum, strata),
          PARTS[d.part],
          i.name ?? '',
          i.code,
          i.ticket,
        ]),
      ),
    },
    {
      name: '回避',
      columns: [
        { header: '单位', width: 34 },
        { header: '代码', width: 22, text: true },
        { header: '检查人员', width: 20, text: true },
        { header: '回避原因类别', width: 24 },
      ],
      rows: exclusions.map((e) => [names.get(e.unit) ?? '', e.unit, e.inspector, e.reason || '未登记']),
    },
    {
      name: '名额',
      columns: ['分层', '单位数N', '本轮未抽U', '下限', '轮次需要', '再抽席位', '抽取n', '甲部分a'].map(
        (header, i) => ({ header, width: i === 0 ? 22 : 12 }),
      ),
      rows: quotas.map((q) => [
        nameOf(q.stratum, strata),
        q.size,
        q.uncovered,
        q.floor,
        q.need,
        q.riskSeats,
        q.seats,
        q.seatsA,
      ]),
    },
  ];
}
