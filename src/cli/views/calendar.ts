import type { Due, DayKind } from '../../calendar/calendar.ts';
import type { ImportedHolidays } from '../../calendar/import-holidays.ts';
import type { OffRange, YearView } from '../../calendar/show-year.ts';
import type { Block, Outcome } from '../../document/blocks.ts';
import { weekdayName, type LocalDate } from '../../kernel/local-date.ts';
import { periodText, type Period } from '../../kernel/period.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

const UNPUBLISHED = '该年放假安排尚未公布，结果为暂定；公布后用 zfjd calendar import 导入';

/** A run of days off, or a weekend day that is worked. */
export interface YearDays extends OffRange {
  readonly kind: '放假' | '调休上班';
}

/** 放假和调休的列 */
export const YEAR_COLUMNS: readonly ListColumn<YearDays>[] = [
  { key: 'kind', title: '安排', value: ({ kind }) => kind },
  { key: 'name', title: '节日', value: ({ name }) => name },
  { key: 'from', title: '起', kind: 'date', value: ({ from }) => from, width: 12 },
  { key: 'to', title: '止', kind: 'date', value: ({ to }) => to, width: 12 },
  { key: 'days', title: '天数', kind: 'number', value: ({ days }) => days },
  { key: 'weekday', title: '星期', value: ({ from }) => weekdayName(from) },
];

/** 放假和调休 of the year, by date. */
export function yearDays({ off, makeUp }: YearView): YearDays[] {
  return [
    ...off.map((range): YearDays => ({ kind: '放假', ...range })),
    ...makeUp.map(({ date, name }): YearDays => ({ kind: '调休上班', name, from: date, to: date, days: 1 })),
  ].sort((a, b) => (a.from < b.from ? -1 : 1));
}

export function yearList(year: YearView): ListForm<YearDays> {
  const basis = year.provisional
    ? `${year.measure}（安排尚未公布，暂定）`
    : year.notices.map((notice) => notice.number ?? notice.title).join('、');
  return {
    schema: 'zfjd.calendar.show/1',
    title: `${year.year}年放假和调休`,
    field: 'list',
    columns: YEAR_COLUMNS,
    data: () => year,
    warnings: year.provisional ? [UNPUBLISHED] : [],
    head: () => [
      { kind: 'heading', text: `${year.year}年` },
      {
        kind: 'pairs',
        pairs: [
          ['工作日', `${year.workingDays}天`],
          ['休息日', `${year.restDays}天（法定节假日${year.statutoryDays}天）`],
          ['依据', basis],
        ],
      },
    ],
    empty: '没有放假日期；用 zfjd calendar import 导入放假安排',
  };
}

export function dayView(day: LocalDate, kind: DayKind): Outcome {
  const notice = kind.notice === undefined ? '' : `（${kind.notice}）`;
  return {
    schema: 'zfjd.calendar.day/1',
    data: { date: day, ...kind },
    warnings: kind.provisional ? [UNPUBLISHED] : [],
    blocks: [
      {
        kind: 'text',
        text: `${day} ${weekdayName(day)}：${kind.working ? '上班' : '休息'}，${kind.reason}${notice}`,
      },
    ],
  };
}

export function dueDateView(start: LocalDate, period: Period, due: Due): Outcome {
  return {
    schema: 'zfjd.calendar.explain/1',
    data: { start, period, ...due },
    warnings: due.provisional ? [UNPUBLISHED] : [],
    blocks: [
      {
        kind: 'text',
        text: `${start}起${periodText(period)}，${due.due}届满${due.provisional ? '（暂定）' : ''}`,
        tone: 'strong',
      },
      {
        kind: 'table',
        columns: [
          { header: '日期' },
          { header: '星期' },
          { header: '第几日', align: 'right' },
          { header: '说明' },
        ],
        rows: due.days.map(({ date, weekday, counted, count, reason }) => [
          date,
          weekday,
          counted ? String(count) : '',
          { text: reason, tone: counted ? 'plain' : 'quiet' },
        ]),
        empty: '没有日期',
      },
    ],
  };
}

export function importView(result: ImportedHolidays, dryRun: boolean): Outcome {
  const replaced = result.replaced === undefined ? '' : '，替换原有的该年安排';
  const blocks: Block[] = [
    {
      kind: 'text',
      text: `${dryRun ? '试算，未保存：' : ''}${result.year}年节假日安排（${result.notice}）：放假${result.added.off}天，调休上班${result.added.work}天${replaced}`,
      tone: dryRun ? 'warn' : 'good',
    },
    {
      kind: 'table',
      columns: [
        { header: '事项' },
        { header: '编号' },
        { header: '责任单位' },
        { header: '原届满日' },
        { header: '现届满日' },
      ],
      rows: result.recomputed.map(({ before, after }) => [
        after.title,
        after.ownerId,
        after.responsible,
        before.dueOn,
        after.dueOn,
      ]),
      empty: '没有期限因此变动',
    },
  ];
  return {
    schema: 'zfjd.calendar.import/1',
    data: { ...result, dryRun },
    warnings: result.warnings,
    blocks,
  };
}
