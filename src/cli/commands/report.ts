import { REPORT_PERIODS } from '../../report/periods.ts';
import type { Register } from '../command.ts';
import { deliverPeriodic, periodicOptions, type PeriodicOptions } from '../periodic.ts';
import { REPORT_FORMATS, reportFiles } from '../report-files.ts';
import { count } from '../values.ts';
import { dailySummary, dailyView } from '../views/report.ts';
import { addAgency, addCommon, addPeriods, reportDepsOf } from './report-periods.ts';

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd report daily', '今天的监督日报'],
    ['zfjd report monthly -o 月报.html', '上月的月报，存成带图的网页'],
    ['zfjd report agency 区市监局', '一个单位的监督档案'],
  );

  periodicOptions(
    noun
      .verb('daily', '监督日报：超期、到期、上一工作日以来的办理，以及留痕末条摘要')
      .examples(
        ['zfjd report daily', '显示在屏幕上'],
        ['zfjd report daily -o 日报.html', '按扩展名决定格式：.html .docx .xlsx .md .json .txt'],
        ['zfjd report daily -o 日报/ --catch-up --quiet', '定时任务：存进文件夹，补做停机期间缺的'],
        ['zfjd report daily -o 日报/ --mail zfjd@example.gov.cn', '写好以后寄出'],
      )
      .option('--days <天数>', '向后看几个工作日', count, 5),
    REPORT_FORMATS,
  ).run(deps, async ({ days, ...options }: PeriodicOptions & { days: number }) => {
    const [{ dailyReport }, { missingYears }] = await Promise.all([
      import('../../report/daily.ts'),
      import('../../calendar/show-year.ts'),
    ]);
    const reportDeps = await reportDepsOf(deps);
    const madeOn = deps.clock.today();
    return deliverPeriodic(deps, REPORT_PERIODS.daily, options, (day) => {
      const warnings = missingYears(reportDeps.calendar, day).map(
        ({ message, next }) => `${message}；${next}`,
      );
      const report = dailyReport(reportDeps, { day, madeOn, days });
      const outcome = dailyView(report, warnings);
      const own = reportFiles(report, `${report.title} ${day}`);
      return Promise.resolve({ outcome, summary: dailySummary(report), own });
    });
  });
  addPeriods(noun, deps);
  addAgency(noun, deps);
  addCommon(noun, deps);
};
