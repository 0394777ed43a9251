import type { MissingYear } from '../../calendar/show-year.ts';
import type { CalendarFile } from '../../document/ics.ts';
import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import { urgencyText, type DueItem, type DueList } from '../../report/due.ts';
import type { WaitingItem } from '../../report/waiting.ts';

export function dueView(list: DueList, missing: readonly MissingYear[], strict: boolean): Outcome<DueList> {
  const { items, today, until } = list;
  const overdue = items.filter((item) => item.urgency === 'overdue').length;
  const now = items.filter((item) => item.urgency === 'today').length;
  const counts = `超期${overdue}项，今日到期${now}项，即将到期${items.length - overdue - now}项`;
  return {
    schema: 'zfjd.due/1',
    data: list,
    warnings: missing.map(({ message, next }) => `${message}；${next}`),
    blocks: [
      { kind: 'text', text: `${today}起至${until}：${counts}`, tone: 'strong' },
      dueTable(items, `${until}之前没有到期的事项；用 --days 看得更远`),
      ...waitingBlocks(list.waiting),
    ],
    attention: strict && overdue + now > 0,
  };
}

/** The deadlines listed, as all-day events. */
export function dueCalendar({ items }: DueList, now: string): CalendarFile {
  const events = items.map((item) => ({
    uid: `${item.owner}-${item.ownerId}-${item.step}@zfjd`,
    date: item.dueOn,
    summary: `${item.provisional ? '（暂定）' : ''}${item.title}：${item.responsible}`,
    description: `编号：${item.ownerId}\n依据：${item.basis}`,
  }));
  return { name: '执法监督期限', now, events };
}

/** Deadlines as a table, in the order given. */
function dueTable(items: readonly DueItem[], empty: string): Block {
  return {
    kind: 'table',
    columns: [
      { header: '状态' },
      { header: '届满日' },
      { header: '责任单位' },
      { header: '事项' },
      { header: '编号' },
      { header: '依据' },
    ],
    rows: items.map((item) => [
      stateOf(item),
      item.provisional ? `${item.dueOn}（暂定）` : item.dueOn,
      item.responsible,
      item.title,
      item.ownerId,
      item.basis,
    ]),
    empty,
  };
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
  if (item.urgency === 'soon') return urgencyText(item, '今日到期');
  return { text: urgencyText(item, '今日到期'), tone: item.urgency === 'today' ? 'warn' : 'bad' };
}
