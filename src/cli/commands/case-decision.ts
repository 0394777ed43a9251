import { Option } from 'commander';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Register } from '../command.ts';
import { requireValue } from '../prompts.ts';
import { count, day } from '../values.ts';
import { actView } from '../views/case.ts';
import { actOptions, caseDeps, requireAct, requireChoice, type ActCommandOptions } from './case-options.ts';
import { caseNumber, executionResult } from './case-values.ts';

interface DecideCommandOptions extends ActCommandOptions {
  readonly decision?: string;
  readonly declined?: string;
  readonly executeBy?: LocalDate;
  readonly executeDays?: number;
}

interface ExecuteCommandOptions extends ActCommandOptions {
  readonly result?: 'done' | 'not-done';
}

/** What follows the request to the government: decide, execute. */
export const registerDecision: Register = (noun, deps) => {
  const decide = noun
    .verb('decide', '登记政府制发的决定书；或者政府未作出决定（--declined）')
    .examples(
      [
        'zfjd case decide 2026-0001 --decision 金府执监决〔2026〕1号 --on 2026-11-02 --proof 决定书原件',
        '决定书由政府编号、制发，这里登记',
      ],
      [
        'zfjd case decide 2026-0001 --decision 金府执监决〔2026〕1号 --execute-days 10 --proof-file 决定书.pdf',
        '决定书要求送达后10个工作日内执行',
      ],
      ['zfjd case decide 2026-0001 --declined 要求再次督促 --on 2026-11-02', '政府未作出决定'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--decision <文号>', '决定书的发文字号')
    .option('--execute-by <日期>', '决定书规定的执行期限', day)
    .addOption(
      new Option('--execute-days <工作日数>', '决定书规定自送达起几个工作日内执行')
        .argParser(count)
        .conflicts('executeBy'),
    )
    .addOption(
      new Option('--declined <理由>', '政府未作出决定，写明意见').conflicts([
        'decision',
        'executeBy',
        'executeDays',
        'text',
      ]),
    );
  actOptions(decide, {
    text: '决定的内容',
    on: '决定书的成文日期，或者政府答复的日期',
    proof: '决定书或者批示的文字说明',
    proofFile: '决定书扫描件，存入数据库',
  }).run(
    deps,
    async (
      { decision, declined, executeBy, executeDays, ...given }: DecideCommandOptions,
      number: string,
    ) => {
      const { recordDecision, recordDecline } = await import('../../supervision/decide-case.ts');
      const all = await caseDeps(deps);
      if (declined !== undefined) {
        const options = await requireAct(deps, all, 'decline', number, { ...given, text: declined });
        return actView('decide', recordDecline(all, options));
      }
      const options = await requireAct(deps, all, 'decide', number, given);
      const result = recordDecision(all, {
        ...options,
        decision: await requireValue(deps, decision, '--decision <文号>', '决定书的发文字号'),
        term: {
          ...(executeBy !== undefined && { by: executeBy }),
          ...(executeDays !== undefined && { days: executeDays }),
        },
      });
      return actView('decide', result);
    },
  );

  const execute = noun
    .verb('execute', '登记决定书的执行情况')
    .examples(
      ['zfjd case execute 2026-0001 --result 已执行 --text 已停止检查并书面报告', '可以结案'],
      ['zfjd case execute 2026-0001 --result 未执行 --text 仍在检查', '可以登记问责'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--result <结果>', '已执行（done）或未执行（not-done）', executionResult);
  actOptions(execute, { text: '看了什么，发现什么', on: '核实的日期', proof: '核实材料的文字说明' }).run(
    deps,
    async ({ result, ...given }: ExecuteCommandOptions, number: string) => {
      const [{ recordExecution }, { requirePossible }] = await Promise.all([
        import('../../supervision/decide-case.ts'),
        import('../../supervision/take-step.ts'),
      ]);
      const all = await caseDeps(deps);
      requirePossible(all.store, number, 'execution-done', given.expect);
      const question = '已执行或未执行';
      const found = await requireChoice(deps, result, '--result <结果>', question, executionResult);
      const act = found === 'done' ? 'execution-done' : 'execution-failed';
      const options = await requireAct(deps, all, act, number, given);
      return actView('execute', recordExecution(all, { ...options, result: found }));
    },
  );
};
