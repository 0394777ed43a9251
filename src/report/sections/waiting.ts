import type { ReportDeps } from '../deps.ts';
import { countFigure, type ReportSection } from '../model.ts';
import { superiorNotices, uninformedSuperiors, unservedLetters } from '../waiting.ts';

/** 没有届满日、需要办理的事项; no section where there are none. */
export function waitingMatters({ store, pack }: ReportDeps): ReportSection[] {
  const waiting = [...unservedLetters(store), ...superiorNotices(store, pack, uninformedSuperiors(store))];
  if (waiting.length === 0) return [];
  const reading = '没有送达凭证的文书、没有告知上级主管部门的案件，以统计截止日为准';
  return [
    {
      key: 'waiting',
      title: '没有届满日、需要办理的事项',
      list: 'zfjd due',
      figures: [
        countFigure('D11', '没有届满日的事项', waiting.length, '没有届满日、需要办理的事项数', reading),
      ],
      tables: [
        {
          key: 'waiting',
          title: '没有届满日、需要办理的事项',
          columns: [
            { key: 'caseNumber', header: '编号' },
            { key: 'responsible', header: '责任单位' },
            { key: 'title', header: '事项' },
            { key: 'since', header: '自' },
            { key: 'basis', header: '依据' },
          ],
          rows: waiting.map(({ caseNumber, responsible, title, since, basis }) => ({
            caseNumber,
            responsible,
            title,
            since,
            basis,
          })),
          reading,
          empty: '',
        },
      ],
      notes: [],
    },
  ];
}
