import { basename } from 'node:path';
import type { Realign } from '../../calendar/import-holidays.ts';
import { yearOf, type LocalDate } from '../../kernel/local-date.ts';
import type { Period } from '../../kernel/period.ts';
import type { Register } from '../command.ts';
import { readInput } from '../files.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { count, day, period } from '../values.ts';
import { dayView, dueDateView, importView, YEAR_COLUMNS, yearDays, yearList } from '../views/calendar.ts';

interface ImportOptions {
  readonly notice?: string;
  readonly dryRun?: boolean;
}

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd calendar explain 2026-09-18 +15', '9月18日起十五个工作日到哪一天，逐日说明'],
    ['zfjd calendar show 2026', '2026年放假和调休'],
    ['zfjd calendar import 2027.json', '导入新公布的一年，期限自动重算'],
  );

  const show = noun
    .verb('show', '一年的放假、调休和工作日数')
    .examples(
      ['zfjd calendar show', '今年'],
      ['zfjd calendar show 2026 --filter 安排=调休上班', '只列要上班的周末'],
      ['zfjd calendar show 2027', '尚未公布的年份只有法定节假日，为暂定'],
    )
    .argument('[年份]', '四位年份；不写为今年', count);
  listOptions(show, YEAR_COLUMNS).run(
    deps,
    async (options: ListOptions, asked: number = yearOf(deps.clock.today())) => {
      const { showYear } = await import('../../calendar/show-year.ts');
      const year = showYear(await deps.calendar(), asked);
      return answerList(yearList(year), yearDays(year), options);
    },
  );

  noun
    .verb('explain', '推算届满日并逐日说明；不写期限时说明这一天是不是工作日')
    .examples(
      ['zfjd calendar explain 2026-09-18 +15', '十五个工作日'],
      ['zfjd calendar explain 2026-09-18 +1月', '一个月'],
      ['zfjd calendar explain 2026-09-18 +30日', '三十日（自然日）'],
      ['zfjd calendar explain 2026-10-10', '这一天上不上班，依据哪份通知'],
    )
    .argument('<起算日>', '事件发生之日，不计入期限', day)
    .argument('[期限]', '+15（工作日）、+30日、+1月', period)
    .run(deps, async (_options: object, start: LocalDate, length?: Period) => {
      const calendar = await deps.calendar();
      return length === undefined
        ? dayView(start, calendar.kind(start))
        : dueDateView(start, length, calendar.due(start, length));
    });

  noun
    .verb('import', '导入国务院办公厅公布的一年节假日安排，并重算未完成的期限')
    .examples(
      ['zfjd calendar import 2027.json', '本程序的 JSON、holiday-cn 的 JSON 或 CSV'],
      ['zfjd calendar import 2027.csv --notice 国办发明电〔2026〕9号', '文件没有写文号时补上'],
      ['zfjd calendar import 2027.json --dry-run', '只看会改动哪些期限'],
    )
    .argument('<文件>', 'JSON 或 CSV（日期,名称,休或班）')
    .option('--notice <文号>', '通知的发文字号')
    .option('--dry-run', '只试算，不保存')
    .run(deps, async ({ notice, dryRun = false }: ImportOptions, path: string) => {
      const [{ importHolidays }, { realignReviews }] = await Promise.all([
        import('../../calendar/import-holidays.ts'),
        import('../../supervision/clocks.ts'),
      ]);
      const file = { name: basename(path), bytes: readInput(path) };
      const options = { file, dryRun, ...(notice !== undefined && { notice }) };
      const realign: Realign = (tx, calendar, reason) =>
        realignReviews(tx, calendar, deps.clock.today(), reason);
      const importDeps = { store: await deps.openStore(), root: deps.root, realign };
      return importView(importHolidays(importDeps, options), dryRun);
    });
};
