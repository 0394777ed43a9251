import type { Outcome } from '../../document/blocks.ts';
import type { PublicLine, PublicList } from '../../plan/export-plans.ts';
import type { Table } from '../../workbook/write-table.ts';

const COLUMNS: readonly { readonly header: string; readonly width: number; readonly of: keyof PublicLine }[] =
  [
    { header: '计划名称', width: 30, of: 'plan' },
    { header: '计划编码', width: 16, of: 'code' },
    { header: '检查主体', width: 24, of: 'subject' },
    { header: '检查对象范围', width: 30, of: 'scope' },
    { header: '检查方式', width: 16, of: 'method' },
    { header: '检查项目', width: 30, of: 'item' },
    { header: '检查比例', width: 12, of: 'ratio' },
    { header: '备案日期', width: 12, of: 'filedOn' },
    { header: '公布日期', width: 12, of: 'publishedOn' },
  ];

/** 公布清单 on a screen or as a page. */
export function exportView(list: PublicList): Outcome<PublicList> {
  return {
    schema: 'zfjd.plan.export/1',
    data: list,
    blocks: [
      {
        kind: 'text',
        text: `${list.year}年已备案的计划${list.plans}份，${list.lines.length}行`,
        tone: 'strong',
      },
      {
        kind: 'table',
        columns: COLUMNS.map(({ header }) => ({ header })),
        rows: list.lines.map((line) => COLUMNS.map(({ of }) => line[of] ?? '')),
        empty: '没有已备案的计划；用 zfjd plan status 查看进度',
      },
    ],
  };
}

export function exportTable({ year, lines }: PublicList): Table {
  return {
    name: `${year}年公布清单`,
    columns: COLUMNS.map(({ header, width }) => ({ header, width, text: true })),
    rows: lines.map((line) => COLUMNS.map(({ of }) => line[of] ?? '')),
  };
}
