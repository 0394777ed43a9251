import { Option } from 'commander';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Register } from '../command.ts';
import { day } from '../values.ts';
import { actView } from '../views/case.ts';
import { caseDeps, contentOf, dated, requireChoice, type ContentOptions } from './case-options.ts';
import { caseNumber, reviewResult } from './case-values.ts';

interface ReviewCommandOptions extends ContentOptions {
  readonly result?: 'done' | 'not-done';
  readonly on?: LocalDate;
  readonly by?: string;
}

interface CloseCommandOptions extends ContentOptions {
  readonly on?: LocalDate;
  readonly unfounded?: string;
}

/** The acts from the agency's answer on: rectify, review, close. */
export const registerEnd: Register = (noun, deps) => {
  noun
    .verb('rectify', '登记执法单位的整改反馈')
    .examples(['zfjd case rectify 2026-0001 --text 已停止重复检查 --on 2026-10-09', '单位书面反馈'])
    .argument('<编号>', '案件编号', caseNumber)
    .option('--text <情况>', '逐项写明整改情况')
    .option('--on <日期>', '收到反馈的日期；不写为今天', day)
    .option('--proof <凭证>', '反馈材料的文字说明')
    .option('--proof-file <文件>', '反馈材料，存入数据库')
    .run(deps, async ({ on, ...content }: ContentOptions & { readonly on?: LocalDate }, number: string) => {
      const [{ recordRectification }, { requirePossible }] = await Promise.all([
        import('../../supervision/rectify-case.ts'),
        import('../../supervision/take-step.ts'),
      ]);
      const all = await caseDeps(deps);
      requirePossible(all.store, number, 'feedback');
      const { text = '', ...rest } = await contentOf(deps, 'feedback', content);
      return actView('rectify', recordRectification(all, { number, text, ...dated(on), ...rest }));
    });

  noun
    .verb('review', '登记跟踪复查的结果')
    .examples(
      ['zfjd case review 2026-0001 --result 整改到位 --text 已查看检查记录', '可以结案'],
      ['zfjd case review 2026-0001 --result 未整改到位 --text 仍在重复检查', '可以报请决定机关处理'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--result <结果>', '整改到位（done）或未整改到位（not-done）', reviewResult)
    .option('--text <情况>', '看了什么，发现什么')
    .option('--on <日期>', '复查日期；不写为今天', day)
    .option('--by <姓名>', '谁复查的；不写为经办人')
    .option('--proof <凭证>', '复查材料的文字说明')
    .option('--proof-file <文件>', '复查材料，存入数据库')
    .run(deps, async ({ result, on, by, ...content }: ReviewCommandOptions, number: string) => {
      const [{ reviewCase }, { requirePossible }] = await Promise.all([
        import('../../supervision/rectify-case.ts'),
        import('../../supervision/take-step.ts'),
      ]);
      const all = await caseDeps(deps);
      requirePossible(all.store, number, 'review-passed');
      const found = await requireChoice(
        deps,
        result,
        '--result <结果>',
        '整改到位或未整改到位',
        reviewResult,
      );
      const act = found === 'done' ? 'review-passed' : 'review-failed';
      const { text = '', ...rest } = await contentOf(deps, act, content);
      const reviewed = reviewCase(all, {
        number,
        result: found,
        text,
        ...dated(on),
        ...(by !== undefined && { by }),
        ...rest,
      });
      return actView('review', reviewed);
    });

  noun
    .verb('close', '结案：复查合格、提醒后已整改，或者线索不成立')
    .examples(
      ['zfjd case close 2026-0001', '复查合格的'],
      ['zfjd case close 2026-0001 --text 已停止重复检查', '预警提醒后已经整改的'],
      ['zfjd case close 2026-0001 --unfounded 经核实为两家企业', '线索不成立'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--on <日期>', '结案日期；不写为今天', day)
    .option('--text <说明>', '提醒后的整改情况，或者结案说明')
    .addOption(new Option('--unfounded <理由>', '线索不成立，写明理由').conflicts('text'))
    .option('--proof <凭证>', '凭证的文字说明')
    .option('--proof-file <文件>', '凭证文件，存入数据库')
    .run(deps, async ({ on, unfounded, ...content }: CloseCommandOptions, number: string) => {
      const [{ closeCase, dismissCase, resolveCase }, { loadCase, requirePossible }] = await Promise.all([
        import('../../supervision/close-case.ts'),
        import('../../supervision/take-step.ts'),
      ]);
      const all = await caseDeps(deps);
      const { stage } = loadCase(all.store, number);
      const [act, end] =
        unfounded !== undefined
          ? (['dismiss', dismissCase] as const)
          : stage === 'warned'
            ? (['resolve', resolveCase] as const)
            : (['close', closeCase] as const);
      requirePossible(all.store, number, act);
      const text = unfounded ?? content.text;
      const brought = await contentOf(deps, act, { ...content, ...(text !== undefined && { text }) });
      return actView('close', end(all, { number, ...dated(on), ...brought }));
    });
};
