import { yearOf } from '../../kernel/local-date.ts';
import { agencyIdOf } from '../agency-option.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { quarterNumber, year } from '../values.ts';
import { assessmentList, SCORECARD_COLUMNS } from '../views/inspection-assess.ts';

interface AssessCommandOptions extends ListOptions {
  readonly year?: number;
  readonly quarter?: number;
  readonly agency?: string;
  readonly sector?: string;
}

/** 效能评估. */
export function addAssess(noun: Command, deps: Deps): void {
  const verb = noun
    .verb(
      'assess',
      '效能评估：六个方面和现场抽查逐单位计分，附公布的计分方法；按名称排列，不排名。各方面的名称也是列',
    )
    .examples(
      ['zfjd inspection assess --year 2026', '今年以来'],
      ['zfjd inspection assess --year 2026 --quarter 3 -o 评估.xlsx', '第三季度，存成表格'],
      ['zfjd inspection assess --filter "总分<60" --columns 单位,总分', '总分不到60分的单位'],
    )
    .option('--year <年份>', '哪一年（默认今年）', year)
    .option('--quarter <季度>', '只看一个季度，1 到 4（默认全年，到今天为止）', quarterNumber)
    .option('--agency <单位>', '只看这个单位（全称、简称或代码）')
    .option('--sector <条线>', '只看一个条线');
  listOptions(verb, SCORECARD_COLUMNS).run(deps, async (options: AssessCommandOptions) => {
    const [{ assess }, { siteScoresOf }] = await Promise.all([
      import('../../inspection/assessment/assess.ts'),
      import('../../onsite/year-scores.ts'),
    ]);
    const today = deps.clock.today();
    const [store, pack] = [await deps.openStore(), await deps.pack()];
    const asked = options.year ?? yearOf(today);
    const assessment = assess(
      { store, pack, calendar: await deps.calendar() },
      {
        year: asked,
        quarter: options.quarter,
        agencyId: await agencyIdOf(store, options.agency),
        sector: options.sector,
        siteScores: siteScoresOf(store, pack, asked),
        today,
      },
    );
    return answerList(assessmentList(assessment), assessment.agencies, options);
  });
}
