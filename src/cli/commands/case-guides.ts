import { yearOf, type LocalDate } from '../../kernel/local-date.ts';
import type { Register } from '../command.ts';
import { deliver } from '../deliver.ts';
import { day, year } from '../values.ts';
import { flowView } from '../views/case-flow.ts';
import { kindsView } from '../views/case-kinds.ts';
import { numbersView } from '../views/case-numbers.ts';
import { timelineView } from '../views/case-timeline.ts';
import { caseNumber } from './case-values.ts';

interface OutputOptions {
  readonly output?: string;
}

/** What explains the work and its registers: flow, kinds, timeline, numbers. */
export const registerGuides: Register = (noun, deps) => {
  noun
    .verb('flow', '办案流程：每一步从哪里到哪里，要带什么')
    .examples(
      ['zfjd case flow', '全部阶段和动作'],
      ['zfjd case flow -o 办案流程.html', '存成网页；.md 带 Mermaid 图'],
    )
    .option('-o, --output <文件>', '存成 .html、.md 或 .txt')
    .run(deps, ({ output }: OutputOptions) => deliver(flowView(), '办案流程', output));

  noun
    .verb('kinds', '可以制发哪些监督文书，各用于什么情形，有什么不同')
    .examples(['zfjd case kinds', '今天可用的'], ['zfjd case kinds --on 2025-12-01', '条例施行以前可用的'])
    .option('--on <日期>', '哪一天；不写为今天', day)
    .option('-o, --output <文件>', '存成 .html、.md 或 .txt')
    .run(deps, async ({ on, output }: OutputOptions & { readonly on?: LocalDate }) => {
      const today = on ?? deps.clock.today();
      return deliver(kindsView(await deps.pack(), today), '监督文书文种', output);
    });

  noun
    .verb('timeline', '案件时间线：各阶段、期限和届满日、今天，画成横条')
    .examples(
      ['zfjd case timeline 2026-0001', '在终端显示'],
      ['zfjd case timeline 2026-0001 -o 时间线.html', '存成网页'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('-o, --output <文件>', '存成 .html、.md 或 .txt')
    .run(deps, async ({ output }: OutputOptions, number: string) => {
      const { caseTimeline } = await import('../../supervision/case-timeline.ts');
      const read = { store: await deps.openStore(), calendar: await deps.calendar() };
      const view = timelineView(caseTimeline(read, number));
      return deliver(view, `案件${number}时间线`, output);
    });

  noun
    .verb('numbers', '文号登记簿：一年中各文种的文号、作废和断号')
    .examples(
      ['zfjd case numbers', '今年的'],
      ['zfjd case numbers --year 2026 -o 文号登记簿.html', '存成文件'],
    )
    .option('--year <年份>', '哪一年；不写为今年', year)
    .option('-o, --output <文件>', '存成 .html、.md 或 .txt')
    .run(deps, async (options: OutputOptions & { readonly year?: number }) => {
      const { listNumbers } = await import('../../supervision/list-numbers.ts');
      const wanted = options.year ?? yearOf(deps.clock.today());
      const view = numbersView(wanted, listNumbers(await deps.openStore(), wanted));
      return deliver(view, `${wanted}年文号登记簿`, options.output);
    });
};
