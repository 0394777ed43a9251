import { yearOf } from '../../kernel/local-date.ts';
import type { PlanKind } from '../../plan/values/model.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { agencyDoubt, withAgencyCode } from '../plan-filter.ts';
import { count, planKind, year } from '../values.ts';
import { PUBLIC_COLUMNS, publicList } from '../views/plan-export.ts';
import { callsOf, REMIND_COLUMNS, remindersList } from '../views/plan-remind.ts';
import { STATUS_COLUMNS, statusList } from '../views/plan-status.ts';

interface YearCommandOptions {
  readonly year?: number;
  readonly agency?: string;
  readonly sector?: string;
  readonly exitCode?: boolean;
}

/** The verbs over a whole year of plans: 进度, 催办, 公布清单. */
export function registerYear(noun: Command, deps: Deps): void {
  const status = noun
    .verb('status', '备案进度：各单位年度、各月、专项计划报了没有、备案公布了没有')
    .examples(
      ['zfjd plan status --year 2026', '全部单位'],
      ['zfjd plan status --sector 消防', '一个条线今年的'],
      ['zfjd plan status --year 2026 -o 备案进度.xlsx', '存成表格，带联系人和电话'],
      ['zfjd plan status --exit-code --quiet', '定时任务：有逾期的，退出码为 1'],
    )
    .option('--year <年份>', '哪一年的计划（默认今年）', year)
    .option('--agency <单位>', '单位名称中的文字、简称或代码')
    .option('--sector <条线>', '条线，如 市监、消防')
    .option('--exit-code', '有逾期的时，退出码为 1');
  listOptions(status, STATUS_COLUMNS).run(deps, async (options: YearCommandOptions & ListOptions) => {
    const { filingYear } = await import('../../plan/filing-year.ts');
    const [store, pack] = [await deps.openStore(), await deps.pack()];
    const found = filingYear(store, pack, await wanted(deps, options));
    const warnings = found.rows.length === 0 ? await agencyDoubt(store, options) : [];
    return answerList({ ...statusList(found, options.exitCode ?? false), warnings }, found.rows, options);
  });

  const remind = noun
    .verb('remind', '催办：逐个单位列出该催什么、找谁、依据哪条')
    .examples(
      ['zfjd plan remind', '今年已经逾期和五天内到期的'],
      ['zfjd plan remind --days 30 -o 催办单.html', '向后看三十天，存成网页'],
      ['zfjd plan remind -o 催办单.xlsx', '存成表格，带联系人和电话'],
      ['zfjd plan remind --quiet --exit-code -o 催办单.txt', '定时任务：有逾期的，退出码为 1'],
    )
    .option('--year <年份>', '哪一年的计划（默认今年和明年）', year)
    .option('--agency <单位>', '单位名称中的文字、简称或代码')
    .option('--sector <条线>', '条线，如 市监、消防')
    .option('--days <天数>', '向后看几天（自然日）', count, 5)
    .option('--exit-code', '有逾期的时，退出码为 1');
  listOptions(remind, REMIND_COLUMNS).run(
    deps,
    async ({ exitCode = false, days, ...options }: YearCommandOptions & ListOptions & { days: number }) => {
      const { filingReminders } = await import('../../plan/filing-reminders.ts');
      const [store, pack] = [await deps.openStore(), await deps.pack()];
      const choice = await wanted(deps, options);
      // The plans for January are due in December.
      const years = options.year === undefined ? [choice.year, choice.year + 1] : [choice.year];
      const calls = callsOf(filingReminders(store, pack, { ...choice, years, ahead: days }));
      const warnings = calls.length === 0 ? await agencyDoubt(store, options) : [];
      const list = remindersList({ years, today: choice.today }, calls, exitCode);
      return answerList({ ...list, warnings }, calls, options);
    },
  );

  const exported = noun
    .verb('export', '导出公布清单：已备案的计划逐行列出条例要求公布的内容')
    .examples(
      ['zfjd plan export --year 2026 -o 公布清单.xlsx', '年度计划和专项计划，交网站公布'],
      ['zfjd plan export --year 2026 --kind 月度 -o 公布清单.html', '月度计划，存成网页'],
    )
    .option('--year <年份>', '哪一年的计划（默认今年）', year)
    .option('--kind <类型>', '年度、月度或专项（默认年度和专项）', planKind)
    .option('--agency <单位>', '单位名称中的文字、简称或代码');
  listOptions(exported, PUBLIC_COLUMNS).run(
    deps,
    async ({ kind, ...options }: YearCommandOptions & ListOptions & { kind?: PlanKind }) => {
      const { exportPlans } = await import('../../plan/export-plans.ts');
      const store = await deps.openStore();
      const { year: of, agency } = await wanted(deps, options);
      const list = exportPlans(store, { year: of, kind, agency });
      const warnings = list.lines.length === 0 ? await agencyDoubt(store, options) : [];
      return answerList({ ...publicList(list), warnings }, list.lines, options);
    },
  );
}

/** The filters, the agency by its code where a name or alias tells which it is. */
async function wanted(deps: Deps, { year: of, agency, sector }: YearCommandOptions) {
  const today = deps.clock.today();
  const filter = { year: of ?? yearOf(today), today, sector, ...(agency !== undefined && { agency }) };
  return withAgencyCode(await deps.openStore(), filter);
}
