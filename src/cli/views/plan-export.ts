import type { PublicLine, PublicList } from '../../plan/export-plans.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

/** 公布清单的列: the item, and what the ordinance wants made public (第六十二条). */
export const PUBLIC_COLUMNS: readonly ListColumn<PublicLine>[] = [
  { key: 'plan', title: '计划名称', value: ({ plan }) => plan, width: 30 },
  { key: 'code', title: '计划编码', value: ({ code }) => code, width: 16 },
  { key: 'matter', title: '检查事项', value: ({ matter }) => matter, width: 30 },
  { key: 'subject', title: '检查主体', value: ({ subject }) => subject, width: 24 },
  { key: 'scope', title: '检查对象范围', value: ({ scope }) => scope, width: 30 },
  { key: 'method', title: '检查方式', value: ({ method }) => method, width: 16 },
  { key: 'item', title: '检查项目', value: ({ item }) => item, width: 30 },
  { key: 'ratio', title: '检查比例', value: ({ ratio }) => ratio, width: 12 },
  { key: 'filedOn', title: '备案日期', kind: 'date', value: ({ filedOn }) => filedOn, width: 12 },
  { key: 'publishedOn', title: '公布日期', kind: 'date', value: ({ publishedOn }) => publishedOn, width: 12 },
];

/** 公布清单 on a screen, as a table or as a page. */
export function publicList({ year, plans }: PublicList): ListForm<PublicLine> {
  return {
    schema: 'zfjd.plan.export/1',
    title: `${year}年行政检查计划公布清单`,
    field: 'lines',
    columns: PUBLIC_COLUMNS,
    data: () => ({ year, plans }),
    head: (lines) => [
      { kind: 'text', text: `${year}年已备案的计划${plans}份，${lines.length}行`, tone: 'strong' },
    ],
    empty: '没有已备案的计划；用 zfjd plan status 查看进度',
  };
}
