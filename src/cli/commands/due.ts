import type { Register } from '../command.ts';
import { save, withSaved } from '../deliver.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { count } from '../values.ts';
import { choose } from '../list/choose.ts';
import { DUE_COLUMNS, dueCalendar, dueList } from '../views/due.ts';

interface DueCommandOptions extends ListOptions {
  readonly days: number;
  readonly responsible?: string;
  readonly exitCode?: boolean;
  readonly ics?: string;
}

export const register: Register = (noun, deps) => {
  const due = noun
    .examples(
      ['zfjd due', '超期、当日到期和今后五个工作日到期的事项，应报而没有报来的计划也在内'],
      ['zfjd due --days 10 --responsible 区市场监管局', '一个单位今后十个工作日的事项'],
      ['zfjd due --exit-code --quiet', '定时任务：有超期或当日到期的，退出码为 1'],
      ['zfjd due --days 60 --ics 期限.ics', '另存成日历文件，导入手机或办公日历'],
      ['zfjd due --today 2026-12-31', '假定今天是12月31日'],
    )
    .option('--days <天数>', '向后看几个工作日', count, 5)
    .option('--responsible <名称>', '只看一个责任单位或责任人')
    .option('--exit-code', '有超期或当日到期的事项时，退出码为 1')
    .option('--ics <文件>', '把列出的事项另存成日历文件');
  listOptions(due, DUE_COLUMNS).run(deps, async (options: DueCommandOptions) => {
    const { days, responsible, exitCode = false, ics } = options;
    const [{ listDue }, { missingYears }, { dutiesWithin, waitingNow }] = await Promise.all([
      import('../../report/due.ts'),
      import('../../calendar/show-year.ts'),
      import('../duties.ts'),
    ]);
    const [store, calendar] = [await deps.openStore(), await deps.calendar()];
    const today = deps.clock.today();
    const list = listDue(store, calendar, {
      today,
      days,
      duties: await dutiesWithin(deps, today, days),
      waiting: await waitingNow(deps),
      ...(responsible !== undefined && { responsible }),
    });
    const form = dueList(list, missingYears(calendar, today), exitCode);
    const answer = await answerList(form, list.items, options);
    if (ics === undefined) return answer;
    const { renderIcs } = await import('../../document/ics.ts');
    const { listed } = choose(DUE_COLUMNS, list.items, options);
    return withSaved(answer, await save(ics, renderIcs(dueCalendar(listed, deps.clock.now()))));
  });
};
