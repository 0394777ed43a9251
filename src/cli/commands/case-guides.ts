import { yearOf, type LocalDate } from '../../kernel/local-date.ts';
import type { Register } from '../command.ts';
import { deliver } from '../deliver.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { requireValue } from '../prompts.ts';
import { count, day, year } from '../values.ts';
import { FLOW_LIST, STEP_COLUMNS, STEPS } from '../views/case-flow.ts';
import { KIND_COLUMNS, kindsList } from '../views/case-kinds.ts';
import { NUMBER_COLUMNS, numbersList, numberStartView, registeredNumbers } from '../views/case-numbers.ts';
import { timelineView } from '../views/case-timeline.ts';
import { caseNumber } from './case-values.ts';

interface OutputOptions {
  readonly output?: string;
}

interface StartCommandOptions {
  readonly kind?: string;
  readonly last?: number;
  readonly text?: string;
  readonly year?: number;
}

/** What explains the work and its registers: flow, kinds, timeline, numbers, number-start. */
export const registerGuides: Register = (noun, deps) => {
  const flow = noun
    .verb('flow', '办案流程：每一步从哪里到哪里，要带什么')
    .examples(
      ['zfjd case flow', '全部阶段和动作'],
      ['zfjd case flow --filter "现在的阶段~整改中"', '一个阶段可以做什么'],
      ['zfjd case flow -o 办案流程.html', '存成网页；.md 带 Mermaid 图'],
    );
  listOptions(flow, STEP_COLUMNS).run(deps, (options: ListOptions) => answerList(FLOW_LIST, STEPS, options));

  const kinds = noun
    .verb('kinds', '可以制发哪些监督文书，各用于什么情形，有什么不同')
    .examples(['zfjd case kinds', '今天可用的'], ['zfjd case kinds --on 2025-12-01', '条例施行以前可用的'])
    .option('--on <日期>', '哪一天；不写为今天', day);
  listOptions(kinds, KIND_COLUMNS).run(
    deps,
    async ({ on = deps.clock.today(), ...options }: ListOptions & { readonly on?: LocalDate }) => {
      const pack = await deps.pack();
      return answerList(kindsList(pack, on), pack.get('supervision.documents', on).value, options);
    },
  );

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

  const numbers = noun
    .verb('numbers', '文号登记簿：一年中各文种的文号、作废和断号')
    .examples(
      ['zfjd case numbers', '今年的'],
      ['zfjd case numbers --year 2026 -o 文号登记簿.xlsx', '存成表格'],
      ['zfjd case numbers --filter "状态~作废"', '只列作废的'],
    )
    .option('--year <年份>', '哪一年；不写为今年', year);
  listOptions(numbers, NUMBER_COLUMNS).run(
    deps,
    async ({
      year: wanted = yearOf(deps.clock.today()),
      ...options
    }: ListOptions & { readonly year?: number }) => {
      const { listNumbers } = await import('../../supervision/list-numbers.ts');
      const series = listNumbers(await deps.openStore(), wanted);
      return answerList(numbersList(wanted, series), registeredNumbers(series), options);
    },
  );

  noun
    .verb('number-start', '起编：接着纸质登记的文号往下编')
    .examples(
      [
        'zfjd case number-start --kind 建议书 --last 4 --text 纸质已用',
        '今年1号至4号已在纸上编出，程序从5号编起',
      ],
      [
        'zfjd case number-start --kind 约谈 --year 2026 --last 0 --text 核对后纸质没有用过',
        '登记错了，改回从1号编起',
      ],
    )
    .option(
      '--kind <文种>',
      '哪一个文种，写法同 zfjd case notice、zfjd case letter 的 --kind；请示写 request',
    )
    .option('--last <序号>', '纸质最后用到的号；一个也没有用的写 0', count)
    .option('--text <说明>', '纸质文号的用途')
    .option('--year <年份>', '哪一年；不写为今年', year)
    .run(deps, async (options: StartCommandOptions) => {
      const [{ startNumbers }, { requireLetterKind }] = await Promise.all([
        import('../../supervision/start-numbers.ts'),
        import('../../supervision/letter-kinds.ts'),
      ]);
      const kind = requireLetterKind(await requireValue(deps, options.kind, '--kind <文种>', '哪一个文种'));
      const last =
        options.last ?? count(await requireValue(deps, undefined, '--last <序号>', '纸质最后用到的号'));
      const text = await requireValue(deps, options.text, '--text <说明>', '纸质文号的用途');
      const all = { store: await deps.openStore(), pack: await deps.pack() };
      return numberStartView(startNumbers(all, { kind, last, text, year: options.year }));
    });
};
