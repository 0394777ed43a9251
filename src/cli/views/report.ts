import type { Outcome } from '../../document/blocks.ts';
import type { Report } from '../../report/model.ts';
import { reportView } from './report-sections.ts';

function numberOf({ sections }: Report, code: string): number {
  return sections.flatMap(({ figures }) => figures).find((one) => one.code === code)?.value ?? 0;
}

/** What the day comes to, in one line. */
export function dailySummary(report: Report): string {
  const of = (code: string) => numberOf(report, code);
  return `超期${of('D01')}项，当日到期${of('D02')}项，即将到期${of('D03')}项`;
}

/** 监督日报: somebody has to look at it where 留痕 is broken. */
export function dailyView(report: Report, warnings: readonly string[]): Outcome<Report> {
  return { ...reportView('daily', report, 2), warnings, attention: numberOf(report, 'J02') > 0 };
}
