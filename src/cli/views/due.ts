import type { MissingYear } from '../../calendar/show-year.ts';
import type { CalendarFile } from '../../document/ics.ts';
import type { Block, CellText } from '../../document/blocks.ts';
import { cellText } from '../../document/cells.ts';
import { urgencyText, type DueItem, type DueList } from '../../report/due.ts';
import type { WaitingItem } from '../../report/waiting.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

/** 到期事项的列 */
export const DUE_COLUMNS: readonly ListColumn<DueItem>[] = [
  { key: 'state', title: '状态', value: (item) => cellText(stateOf(item)), show: stateOf },
  {
    key: 'dueOn',
    title: '届满日',
    kind: 'date',
    value: ({ dueOn }) => dueOn,
    show: ({ dueOn, provisional }) => (provisional ? `${dueOn}（暂定）` : dueOn),
  },
  { key: 'responsible', title: '责任单位', value: ({ responsible }) => responsible, width: 24 },
  { key: 'title', title: '事项', value: ({ title }) => title, width: 30 },
  { key: 'id', title: '编号', value: ({ ownerId }) => ownerId },
  { key: 'basis', title: '依据', value: ({ basis }) => basis, width: 40 },
  { key: 'days', title: '工作日', kind: 'number', value: ({ workingDays }) => workingDays, more: true },
];

/** `strict`: what is overdue or due today asks for a person, whether listed or not. */
export function dueList(
  { items: all, ...list }: DueList,
  missing: readonly MissingYear[],
  strict: boolean,
): ListForm<DueItem> {
  const { today, until } = list;
  return {
    schema: 'zfjd.due/1',
    title: `到期事项 ${today}`,
    field: 'items',
    columns: DUE_COLUMNS,
    data: () => list,
    warnings: missing.map(({ message, next }) => `${message}；${next}`),
    head: (items) => {
      const overdue = items.filter((item) => item.urgency === 'overdue').length;
      const now = items.filter((item) => item.urgency === 'today').length;
      const counts = `超期${overdue}项，当日到期${now}项，即将到期${items.length - overdue - now}项`;
      return [{ kind: 'text', text: `${today}起至${until}：${counts}`, tone: 'strong' }];
    },
    tail: () => waitingBlocks(list.waiting),
    empty: `${until}之前没有到期的事项；用 --days 看得更远`,
    attention: strict && all.some(({ urgency }) => urgency !== 'soon'),
  };
}

/** The deadlines listed, as all-day events. */
export function dueCalendar(items: readonly DueItem[], now: string): CalendarFile {
  const events = items.map((item) => ({
    uid: `${item.owner}-${item.ownerId}-${item.step}@zfjd`,
    date: item.dueOn,
    summary: `${item.provisional ? '（暂定）' : ''}${item.title}：${item.responsible}`,
    description: `编号：${item.ownerId}\n依据：${item.basis}`,
  }));
  return { name: '执法监督期限', now, events };
}

/** What has no last day yet; nothing where there is nothing. */
function waitingBlocks(waiting: readonly WaitingItem[]): Block[] {
  if (waiting.length === 0) return [];
  return [
    { kind: 'heading', text: `没有届满日、需要办理的事项（${waiting.length}项）` },
    {
      kind: 'table',
      columns: [
        { header: '编号' },
        { header: '责任单位' },
        { header: '事项' },
        { header: '自' },
        { header: '依据' },
      ],
      rows: waiting.map((item) => [
        item.caseNumber,
        item.responsible,
        { text: item.title, tone: 'warn' },
        item.since,
        item.basis,
      ]),
      empty: '',
    },
  ];
}

function stateOf(item: DueItem): CellText {
  if (item.urgency === 'soon') return urgencyText(item);
  return { text: urgencyText(item), tone: item.urgency === 'today' ? 'warn' : 'bad' };
}
