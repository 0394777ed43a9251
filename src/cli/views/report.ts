import type { Block, Outcome } from '../../document/blocks.ts';
import type { DailyReport } from '../../report/daily.ts';
import { dueTable, waitingBlocks } from './due.ts';

/** What the day comes to, in one line. */
export function dailySummary({ overdue, dueToday, dueSoon }: DailyReport): string {
  return `超期${overdue.length}项，今日到期${dueToday.length}项，即将到期${dueSoon.length}项`;
}

export function dailyView(report: DailyReport): Outcome<DailyReport> {
  const { overdue, dueToday, dueSoon, entries, journal, since, until } = report;
  const blocks: Block[] = [
    {
      kind: 'pairs',
      pairs: [
        ['单位', report.bureau],
        ['日期', report.today],
      ],
    },
    { kind: 'heading', text: `超期（${overdue.length}项）` },
    dueTable(overdue, '没有超期的事项'),
    { kind: 'heading', text: `今日到期（${dueToday.length}项）` },
    dueTable(dueToday, '今日没有到期的事项'),
    { kind: 'heading', text: `${until}前到期（${dueSoon.length}项）` },
    dueTable(dueSoon, `${until}之前没有到期的事项`),
    ...waitingBlocks(report.waiting),
    { kind: 'heading', text: `${since}以来的办理（${entries.length}条）` },
    {
      kind: 'table',
      columns: [{ header: '办理日期' }, { header: '经办人' }, { header: '编号' }, { header: '内容' }],
      rows: entries.map((e) => [e.businessDate, e.operator, e.id, e.summary]),
      empty: `${since}以来没有办理记录`,
    },
    { kind: 'heading', text: '留痕' },
    journal.broken
      ? { kind: 'text', text: `留痕在第${journal.broken.seq}条断开：${journal.broken.reason}`, tone: 'bad' }
      : {
          kind: 'pairs',
          pairs: [
            ['条数', String(journal.entries)],
            ['末条摘要', journal.head],
          ],
        },
  ];
  return {
    schema: 'zfjd.report.daily/1',
    data: report,
    warnings: report.warnings,
    blocks,
    attention: journal.broken !== undefined,
  };
}
