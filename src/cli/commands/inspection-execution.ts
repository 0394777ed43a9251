import { daysInMonth, makeDate, yearOf, type LocalDate } from '../../kernel/local-date.ts';
import { agencyIdOf } from '../agency-option.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { month, year } from '../values.ts';
import { EXECUTION_COLUMNS, executionList } from '../views/inspection-execution.ts';

interface ExecutionCommandOptions {
  readonly year?: number;
  readonly month?: number;
  readonly agency?: string;
}

/** 计划执行. */
export function addExecution(noun: Command, deps: Deps): void {
  const execution = noun
    .verb('execution', '计划执行：已备案计划到期多少、完成多少，从未启动的计划，计划以外的检查')
    .examples(
      ['zfjd inspection execution --year 2026', '到今天为止'],
      ['zfjd inspection execution --year 2026 --month 6 --agency 区市监局', '一个单位到6月底为止'],
      ['zfjd inspection execution -o 计划执行.xlsx', '存成表格，另有逐月的一张'],
    )
    .option('--year <年份>', '哪一年的计划（默认今年）', year)
    .option('--month <月份>', '统计到这个月的月底（默认到今天）', month)
    .option('--agency <单位>', '只看这个单位（全称、简称或代码）');
  listOptions(execution, EXECUTION_COLUMNS).run(
    deps,
    async (options: ExecutionCommandOptions & ListOptions) => {
      const { planExecution } = await import('../../inspection/execution/plan-execution.ts');
      const today = deps.clock.today();
      const of = options.year ?? yearOf(today);
      const last = options.month ?? 12;
      const end = makeDate(of, last, daysInMonth(of, last)) as LocalDate;
      const store = await deps.openStore();
      const agencyId = await agencyIdOf(store, options.agency);
      const found = planExecution(
        { store, pack: await deps.pack() },
        {
          year: of,
          until: end < today ? end : today,
          agencyIds: agencyId === undefined ? undefined : [agencyId],
        },
      );
      return answerList(executionList(found), found.plans, options);
    },
  );
}
