import { yearOf } from '../../kernel/local-date.ts';
import type { Breakdown } from '../../inspection/indicators/groups.ts';
import { agencyIdOf } from '../agency-option.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { breakdown, month, year } from '../values.ts';
import { INDICATOR_COLUMNS, indicatorList, indicatorRows } from '../views/inspection-indicators.ts';

interface IndicatorsCommandOptions extends ListOptions {
  readonly year?: number;
  readonly month?: number;
  readonly agency?: string;
  readonly sector?: string;
  readonly by?: Breakdown;
}

/** 指标. */
export function addIndicators(noun: Command, deps: Deps): void {
  const verb = noun
    .verb('indicators', '指标：四减少四提高、及时率、执行率等，与基期同月比较，附计算式和口径')
    .examples(
      ['zfjd inspection indicators --year 2026', '今年以来，全区'],
      ['zfjd inspection indicators --year 2026 --month 9 --sector 市监', '一个条线一个月'],
      ['zfjd inspection indicators --by 单位 -o 指标.xlsx', '逐个单位，存成表格'],
      ['zfjd inspection indicators --by 单位 --filter 代码=I12 --sort -本期', '一个指标，各单位由高到低'],
    )
    .option('--year <年份>', '哪一年（默认今年）', year)
    .option('--month <月份>', '只看一个月（默认全年，到今天为止）', month)
    .option('--agency <单位>', '只看这个单位（全称、简称或代码）')
    .option('--sector <条线>', '只看一个条线，如 市监、消防')
    .option('--by <分组>', '单位、条线或月份，合计以外再逐组列出', breakdown);
  listOptions(verb, INDICATOR_COLUMNS).run(deps, async (options: IndicatorsCommandOptions) => {
    const { showIndicators } = await import('../../inspection/indicators/show-indicators.ts');
    const today = deps.clock.today();
    const of = options.year ?? yearOf(today);
    const store = await deps.openStore();
    const report = showIndicators(
      { store, pack: await deps.pack(), calendar: await deps.calendar() },
      {
        year: of,
        months: options.month === undefined ? undefined : [options.month, options.month],
        agencyId: await agencyIdOf(store, options.agency),
        sector: options.sector,
        by: options.by,
        today,
      },
    );
    return answerList(indicatorList(report), indicatorRows(report), options);
  });
}
