import { Option } from 'commander';
import type { EndAct } from '../../supervision/close-case.ts';
import type { Stage } from '../../supervision/model.ts';
import type { Register } from '../command.ts';
import { actView } from '../views/case.ts';
import { actOptions, caseDeps, requireAct, requireChoice, type ActCommandOptions } from './case-options.ts';
import { caseNumber, reviewResult } from './case-values.ts';

interface ReviewCommandOptions extends ActCommandOptions {
  readonly result?: 'done' | 'not-done';
  readonly by?: string;
}

interface CloseCommandOptions extends ActCommandOptions {
  readonly unfounded?: string;
  readonly terminated?: string;
}

/** The acts from the agency's answer on: rectify, review, close. */
export const registerEnd: Register = (noun, deps) => {
  const rectify = noun
    .verb('rectify', '登记执法单位的整改反馈')
    .examples(['zfjd case rectify 2026-0001 --text 已停止重复检查 --on 2026-10-09', '单位书面反馈'])
    .argument('<编号>', '案件编号', caseNumber);
  actOptions(rectify, {
    text: '逐项写明整改情况',
    on: '收到反馈的日期',
    proof: '反馈材料的文字说明',
    proofFile: '反馈材料，存入数据库',
  }).run(deps, async (given: ActCommandOptions, number: string) => {
    const { recordRectification } = await import('../../supervision/rectify-case.ts');
    const all = await caseDeps(deps);
    const { text = '', ...options } = await requireAct(deps, all, 'feedback', number, given);
    return actView('rectify', recordRectification(all, { text, ...options }));
  });

  const review = noun
    .verb('review', '登记跟踪复查的结果')
    .examples(
      ['zfjd case review 2026-0001 --result 整改到位 --text 已查看检查记录', '可以结案'],
      ['zfjd case review 2026-0001 --result 未整改到位 --text 仍在重复检查', '可以报请决定机关处理'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--result <结果>', '整改到位（done）或未整改到位（not-done）', reviewResult)
    .option('--by <姓名>', '谁复查的；不写为经办人');
  actOptions(review, {
    text: '看了什么，发现什么',
    on: '复查日期',
    proof: '复查材料的文字说明',
    proofFile: '复查材料，存入数据库',
  }).run(deps, async ({ result, by, ...given }: ReviewCommandOptions, number: string) => {
    const [{ reviewCase }, { requirePossible }] = await Promise.all([
      import('../../supervision/rectify-case.ts'),
      import('../../supervision/take-step.ts'),
    ]);
    const all = await caseDeps(deps);
    requirePossible(all.store, number, 'review-passed', given.expect);
    const found = await requireChoice(deps, result, '--result <结果>', '整改到位或未整改到位', reviewResult);
    const act = found === 'done' ? 'review-passed' : 'review-failed';
    const { text = '', ...options } = await requireAct(deps, all, act, number, given);
    return actView(
      'review',
      reviewCase(all, { ...options, text, result: found, ...(by !== undefined && { by }) }),
    );
  });

  const close = noun
    .verb('close', '结案：复查合格、决定已执行、提醒后已整改、线索不成立，或者终止监督')
    .examples(
      ['zfjd case close 2026-0001', '复查合格的，决定已执行的'],
      ['zfjd case close 2026-0001 --text 已停止重复检查', '预警提醒后已经整改的'],
      ['zfjd case close 2026-0001 --unfounded 经核实为两家企业', '线索不成立'],
      [
        'zfjd case close 2026-0001 --terminated 复议决定已撤销该检查 --proof 复议决定书',
        '中止后，复议、诉讼已经处理的',
      ],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .addOption(new Option('--unfounded <理由>', '线索不成立，写明理由').conflicts(['text', 'terminated']))
    .addOption(new Option('--terminated <结果>', '终止监督，写明复议、诉讼的结果').conflicts('text'));
  actOptions(close, {
    text: '提醒后的整改情况、结案说明，或者文书撤回、政府未作出决定而结案的理由',
    on: '结案日期',
    proof: '凭证的文字说明',
  }).run(deps, async ({ unfounded, terminated, ...given }: CloseCommandOptions, number: string) => {
    const [work, { loadCase }] = await Promise.all([
      import('../../supervision/close-case.ts'),
      import('../../supervision/take-step.ts'),
    ]);
    const all = await caseDeps(deps);
    const { stage } = loadCase(all.store, number).state;
    const act = endActOf(stage, { unfounded, terminated });
    const text = unfounded ?? terminated ?? given.text;
    const options = await requireAct(deps, all, act, number, {
      ...given,
      ...(text !== undefined && { text }),
    });
    return actView('close', work.endCase(all, act, options));
  });
};

type Reasons = Readonly<Record<'unfounded' | 'terminated', string | undefined>>;

function endActOf(stage: Stage, { unfounded, terminated }: Reasons): EndAct {
  if (unfounded !== undefined) return 'dismiss';
  if (terminated !== undefined) return 'terminate';
  if (stage === 'warned') return 'resolve';
  return stage === 'withdrawn' || stage === 'declined' ? 'conclude' : 'close';
}
