import { readSetting } from '../store/settings.ts';
import { asOf } from './as-of-store.ts';
import type { ReportDeps, Scope } from './deps.ts';
import type { Report, ReportSection } from './model.ts';

/** A whole report; its sections are worked out of what the file held on the last day of the period. */
export function makeReport(
  deps: ReportDeps,
  scope: Scope,
  title: string,
  sectionsOf: (past: ReportDeps) => readonly ReportSection[],
): Report {
  const { from, to, madeOn } = scope;
  return {
    title,
    bureau: readSetting(deps.store, 'bureau') ?? '',
    from,
    to,
    today: madeOn,
    sections: asOf(deps.store, to, (store) => sectionsOf({ ...deps, store })),
    notes: [
      `统计期间${from}至${to}，${madeOn}制作。各数都是统计截止日${to}的情况：按发生日期计，截止日以后发生的不计，发生在截止日以前而补登的计入。单位名录、检查记录、预警本身和计划审核结果没有逐日的历史，以制作之日的登记为准。`,
      '各单位按名称排列，不排名；不得据此下达处罚数量、罚没款等考核指标。',
    ],
  };
}
