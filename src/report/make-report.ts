import { readSetting } from '../store/settings.ts';
import type { ReportDeps, Scope } from './deps.ts';
import type { Report, ReportSection } from './model.ts';

/** A whole report of its sections. */
export function makeReport(
  { store }: ReportDeps,
  scope: Scope,
  title: string,
  sections: readonly ReportSection[],
): Report {
  const { from, to, today } = scope;
  return {
    title,
    bureau: readSetting(store, 'bureau') ?? '',
    from,
    to,
    today,
    sections,
    notes: [
      `统计期间${from}至${to}，${today}制作。按发生日期计入期间；状态（在办、逾期、覆盖等）以制作之日的登记为准，以后补登的会使数字变化。`,
      '各单位按名称排列，不排名；不得据此下达处罚数量、罚没款等考核指标。',
    ],
  };
}
