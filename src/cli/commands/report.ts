import type { Register } from '../command.ts';
import { deliver } from '../deliver.ts';
import { count } from '../values.ts';
import { dailyView } from '../views/report.ts';

export const register: Register = (noun, deps) => {
  noun.examples(['zfjd report daily', '今天的监督日报'], ['zfjd report daily -o 日报.html', '存成网页']);

  noun
    .verb('daily', '监督日报：超期、到期、上一工作日以来的办理，以及留痕末条摘要')
    .examples(
      ['zfjd report daily', '显示在屏幕上'],
      ['zfjd report daily -o 日报.html', '按扩展名决定格式：.html、.md、.json、.txt'],
    )
    .option('-o, --output <文件>', '存成文件；已有的同名文件会被替换')
    .option('--days <天数>', '向后看几个工作日', count, 5)
    .run(deps, async ({ output, days }: { output?: string; days: number }) => {
      const [{ dailyReport }, { dutiesWithin, waitingNow }] = await Promise.all([
        import('../../report/daily.ts'),
        import('../duties.ts'),
      ]);
      const [store, calendar] = [await deps.openStore(), await deps.calendar()];
      const duties = await dutiesWithin(deps, days);
      const waiting = await waitingNow(deps);
      const today = deps.clock.today();
      const report = dailyReport(store, calendar, { today, days, duties, waiting });
      return deliver(dailyView(report), `监督日报 ${report.today}`, output);
    });
};
