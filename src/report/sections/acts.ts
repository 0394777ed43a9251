import type { LocalDate } from '../../kernel/local-date.ts';
import { linesSince } from '../journal.ts';
import { within, type ReportDeps, type Scope } from '../deps.ts';
import type { ReportSection } from '../model.ts';

/** 办理情况: what was done on the days of the period, as 留痕 has it. */
export function officeActs({ store }: ReportDeps, scope: Scope): ReportSection {
  const entries = linesSince(store, scope.from).filter(({ businessDate, at }) => {
    const [on, entered] = [businessDate as LocalDate, at.slice(0, 10) as LocalDate];
    return within(scope, on) || (on <= scope.to && within(scope, entered));
  });
  return {
    key: 'acts',
    title: '本期办理',
    list: `zfjd journal show --since ${scope.from}`,
    figures: [],
    tables: [
      {
        key: 'acts',
        title: `办理记录（${entries.length}条）`,
        columns: [
          { key: 'on', header: '办理日期' },
          { key: 'operator', header: '经办人' },
          { key: 'id', header: '编号' },
          { key: 'summary', header: '内容' },
        ],
        rows: entries.map((e) => ({
          on: e.businessDate,
          operator: e.operator,
          id: e.id,
          summary: e.summary,
        })),
        reading: '办理日期在本期的，以及本期补登的，出自留痕',
        empty: '本期没有办理记录',
      },
    ],
    notes: [],
  };
}
