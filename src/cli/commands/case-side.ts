import { Option } from 'commander';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { ObjectionResult } from '../../supervision/model.ts';
import type { Register } from '../command.ts';
import { confirmNumber, requireValue } from '../prompts.ts';
import { count, day } from '../values.ts';
import { actView } from '../views/case.ts';
import { actOptions, caseDeps, requireAct, requireChoice, type ActCommandOptions } from './case-options.ts';
import { caseNumber, objectionResult } from './case-values.ts';

interface ExtendCommandOptions extends ActCommandOptions {
  readonly days?: number;
  readonly to?: LocalDate;
  readonly approver?: string;
}

interface WithdrawCommandOptions extends ActCommandOptions {
  readonly document?: string;
  readonly confirm?: string;
}

const PROOF = '凭证的文字说明';

/** What stands beside the line: the stage stays, the clocks may change. And the withdrawal of a document. */
export const registerSide: Register = (noun, deps) => {
  const extend = noun
    .verb('extend', '延长整改、执行期限，须有理由和批准人')
    .examples(
      [
        'zfjd case extend 2026-0001 --days 5 --approver 王局长 --text 涉及系统改造',
        '延长5个工作日；复查期限随之顺延',
      ],
      ['zfjd case extend 2026-0001 --to 2026-10-30 --approver 王局长 --text 涉及系统改造', '延长到某一天'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .addOption(new Option('--days <工作日数>', '延长几个工作日').argParser(count).conflicts('to'))
    .option('--to <日期>', '延长到哪一天', day)
    .option('--approver <姓名>', '批准人');
  actOptions(extend, { text: '延长的理由', on: '批准的日期', proof: PROOF }).run(
    deps,
    async ({ days, to, approver, ...given }: ExtendCommandOptions, number: string) => {
      const { extendClock } = await import('../../supervision/extend-clock.ts');
      const all = await caseDeps(deps);
      const options = await requireAct(deps, all, 'extend', number, given);
      const result = extendClock(all, {
        ...options,
        approver: await requireValue(deps, approver, '--approver <姓名>', '批准人'),
        ...(days !== undefined && { days }),
        ...(to !== undefined && { to }),
      });
      return actView('extend', result);
    },
  );

  const correct = noun
    .verb('correct', '更正登记错了的送达日期；原来的记录留存，期限重算')
    .examples([
      'zfjd case correct 2026-0001 --served 2026-09-17 --text 回执签收日看错 --proof 邮件回执',
      '期限从更正后的日期重新计算',
    ])
    .argument('<编号>', '案件编号', caseNumber)
    .option('--served <日期>', '正确的送达日期', day);
  actOptions(correct, { text: '原来错在哪里', on: '更正的日期', proof: '送达凭证的文字说明' }).run(
    deps,
    async ({ served, ...given }: ActCommandOptions & { readonly served?: LocalDate }, number: string) => {
      const { correctService } = await import('../../supervision/correct-service.ts');
      const all = await caseDeps(deps);
      const options = await requireAct(deps, all, 'correct-service', number, given);
      const servedOn =
        served ?? day(await requireValue(deps, undefined, '--served <日期>', '正确的送达日期'));
      return actView('correct', correctService(all, { ...options, servedOn }));
    },
  );

  const suspend = noun
    .verb('suspend', '中止监督：争议已进入行政复议、行政诉讼，期限停止计算')
    .examples([
      'zfjd case suspend 2026-0001 --text 企业已申请行政复议 --proof 复议受理通知书',
      '恢复以后继续计算剩余的工作日',
    ])
    .argument('<编号>', '案件编号', caseNumber);
  actOptions(suspend, {
    text: '哪一件复议、诉讼',
    on: '受理的日期',
    proof: '受理凭证的文字说明',
  }).run(deps, async (given: ActCommandOptions, number: string) => {
    const { suspendCase } = await import('../../supervision/suspend-case.ts');
    const all = await caseDeps(deps);
    return actView('suspend', suspendCase(all, await requireAct(deps, all, 'suspend', number, given)));
  });

  const resume = noun
    .verb('resume', '恢复监督：复议、诉讼已经结束，剩余的期限继续计算')
    .examples(['zfjd case resume 2026-0001 --text 复议申请已撤回 --on 2026-10-20', '这一天起继续计算'])
    .argument('<编号>', '案件编号', caseNumber);
  actOptions(resume, { text: '复议、诉讼的结果', on: '恢复的日期', proof: PROOF }).run(
    deps,
    async (given: ActCommandOptions, number: string) => {
      const { resumeCase } = await import('../../supervision/suspend-case.ts');
      const all = await caseDeps(deps);
      return actView('resume', resumeCase(all, await requireAct(deps, all, 'resume', number, given)));
    },
  );

  const object = noun
    .verb('object', '登记执法单位的异议')
    .examples(['zfjd case object 2026-0001 --text 认为检查有上级部署 --proof 异议书', '期限不因异议停止'])
    .argument('<编号>', '案件编号', caseNumber);
  actOptions(object, { text: '异议的理由', on: '收到异议的日期', proof: '异议书等材料' }).run(
    deps,
    async (given: ActCommandOptions, number: string) => {
      const { objectToCase } = await import('../../supervision/object-case.ts');
      const all = await caseDeps(deps);
      return actView('object', objectToCase(all, await requireAct(deps, all, 'object', number, given)));
    },
  );

  const answer = noun
    .verb('answer', '登记对异议的答复')
    .examples(
      ['zfjd case answer 2026-0001 --result 不成立 --text 该次检查不在上级部署范围内', '异议不成立'],
      ['zfjd case answer 2026-0001 --result 成立 --text 检查次数有误', '成立的，另行撤回文书'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--result <结果>', '成立、部分成立或不成立', objectionResult);
  actOptions(answer, { text: '答复的内容和理由', on: '答复的日期', proof: PROOF }).run(
    deps,
    async ({ result, ...given }: ActCommandOptions & { result?: ObjectionResult }, number: string) => {
      const { answerObjection } = await import('../../supervision/object-case.ts');
      const all = await caseDeps(deps);
      const options = await requireAct(deps, all, 'answer-objection', number, given);
      const question = '成立、部分成立或不成立';
      const found = await requireChoice(deps, result, '--result <结果>', question, objectionResult);
      return actView('answer', answerObjection(all, { ...options, result: found }));
    },
  );

  const watch = noun
    .verb('watch', '挂牌督办；或者解除（--lift）')
    .examples(
      ['zfjd case watch 2026-0001 --text 企业反映强烈', '挂牌督办'],
      ['zfjd case watch 2026-0001 --lift --text 已整改到位', '解除；挂牌期间不能结案'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--lift', '解除挂牌督办');
  actOptions(watch, { text: '挂牌或者解除的理由', on: '挂牌或者解除的日期', proof: PROOF }).run(
    deps,
    async ({ lift = false, ...given }: ActCommandOptions & { lift?: boolean }, number: string) => {
      const { watchCase } = await import('../../supervision/watch-case.ts');
      const all = await caseDeps(deps);
      const options = await requireAct(deps, all, lift ? 'unlist' : 'list', number, given);
      return actView('watch', watchCase(all, { ...options, lift }));
    },
  );

  const inform = noun
    .verb('inform', '登记已将发现的问题告知上一级主管部门')
    .examples(
      ['zfjd case inform 2026-0001 --proof 告知函回执', '告知名录中的上级主管部门'],
      ['zfjd case inform 2026-0001 --to 市消防救援总队 --proof 告知函回执', '写明部门'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--to <部门>', '上一级主管部门；不写为名录中该单位的上级主管部门');
  actOptions(inform, { text: '告知的内容', on: '告知的日期', proof: PROOF }).run(
    deps,
    async ({ to, ...given }: ActCommandOptions & { to?: string }, number: string) => {
      const [{ informSuperior }, { showCase }, { findAgency }] = await Promise.all([
        import('../../supervision/inform-superior.ts'),
        import('../../supervision/show-case.ts'),
        import('../../registry/agency-store.ts'),
      ]);
      const all = await caseDeps(deps);
      const options = await requireAct(deps, all, 'inform-superior', number, given);
      const { agency } = showCase(all, number).file;
      const known = findAgency(all.store, agency.code)?.superior;
      const superior = await requireValue(deps, to ?? known, '--to <部门>', '上一级主管部门');
      return actView('inform', informSuperior(all, { ...options, superior }));
    },
  );

  const withdraw = noun
    .verb('withdraw', '撤回有错误的文书、函件，或者撤回报请：原文号作废留存，改正后用新文号重新制发')
    .examples(
      [
        'zfjd case withdraw 2026-0001 --text 检查次数有误 --confirm 2026-0001',
        '撤回最近一份监督文书，期限停止计算；已报请的，撤回报请，回到报请以前',
      ],
      [
        'zfjd case withdraw 2026-0001 --document 金司执监约〔2026〕1号 --text 时间写错 --confirm 2026-0001',
        '作废一份函件；作废异议答复的，异议重新待答复',
      ],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--document <文号>', '哪一份；不写为最近一份监督文书，已报请的为请示')
    .option('--confirm <编号>', '再写一遍案件编号，确认撤回');
  actOptions(withdraw, { text: '错在哪里', on: '撤回的日期', proof: PROOF }).run(
    deps,
    async ({ confirm, document, ...given }: WithdrawCommandOptions, number: string) => {
      const [{ withdrawalOf, withdrawDocument }, { loadCase }] = await Promise.all([
        import('../../supervision/withdraw-document.ts'),
        import('../../supervision/take-step.ts'),
      ]);
      const all = await caseDeps(deps);
      const request = loadCase(all.store, number).state.stage === 'escalated';
      const { act, document: which = '' } = withdrawalOf(all.store, { number, document, request });
      const options = await requireAct(deps, all, act, number, given);
      await confirmNumber(deps, number, confirm, `撤回、作废${which}`);
      return actView('withdraw', withdrawDocument(all, { ...options, document, request }));
    },
  );
};
