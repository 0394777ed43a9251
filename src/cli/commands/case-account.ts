import type { Register } from '../command.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { requireValue } from '../prompts.ts';
import { count } from '../values.ts';
import { ACCOUNT_COLUMNS, ACCOUNT_LIST, measuresText } from '../views/case-account.ts';
import { actView } from '../views/case.ts';
import { actOptions, caseDeps, requireAct, type ActCommandOptions } from './case-options.ts';
import { caseNumber } from './case-values.ts';

interface AddCommandOptions extends ActCommandOptions {
  readonly measure?: string;
  readonly person?: string;
  readonly certificate?: string;
}

interface ListCommandOptions extends ListOptions {
  readonly case?: string;
  readonly open?: boolean;
}

/** 问责登记: add, record, list. */
export const registerAccount: Register = (noun, deps) => {
  const account = noun
    .verb('account', '问责：登记对单位、人员采取的措施和结果')
    .examples(
      ['zfjd case account add 2026-0001 --measure 通报', '登记一项措施'],
      ['zfjd case account list --open', '还没有结果的'],
    );

  const add = account
    .verb('add', '登记一项问责措施')
    .examples(
      ['zfjd case account add 2026-0001 --measure 通报 --text 在全区范围内通报', '对单位'],
      [
        'zfjd case account add 2026-0001 --measure 建议离岗教育 --person 张三 --certificate 09123456 --on 2026-11-20',
        '对人员',
      ],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--measure <措施>', '措施名称；zfjd pack show supervision.accountability 列出全部及其依据')
    .option('--person <姓名>', '对人员的措施：姓名（多人的逐人登记）')
    .option('--certificate <证号>', '该人员的执法证号');
  actOptions(add, { text: '范围、内容等说明', on: '采取措施的日期', proof: '凭证的文字说明' }).run(
    deps,
    async ({ measure, person, certificate, ...given }: AddCommandOptions, number: string) => {
      const { accountMeasures, addAccount } = await import('../../supervision/account-case.ts');
      const all = await caseDeps(deps);
      const options = await requireAct(deps, all, 'account', number, given);
      const measures = accountMeasures(all.pack, given.on ?? deps.clock.today());
      const result = addAccount(all, {
        ...options,
        measure: await requireValue(deps, measure, '--measure <措施>', measuresText(measures)),
        ...(person !== undefined && { person }),
        ...(certificate !== undefined && { certificate }),
      });
      return actView('account', result);
    },
  );

  const record = account
    .verb('record', '登记一项问责措施的结果')
    .examples([
      'zfjd case account record 2026-0001 9 --text 已批评教育 --on 2026-12-01',
      '序号见 zfjd case account list',
    ])
    .argument('<编号>', '案件编号', caseNumber)
    .argument('<序号>', '这项措施在案件经过中的序号', count);
  actOptions(record, { text: '处理结果', on: '结果的日期', proof: '凭证的文字说明' }).run(
    deps,
    async (given: ActCommandOptions, number: string, entry: number) => {
      const { recordAccountResult } = await import('../../supervision/account-case.ts');
      const all = await caseDeps(deps);
      const options = await requireAct(deps, all, 'account-result', number, given);
      return actView('account', recordAccountResult(all, { ...options, entry }));
    },
  );

  const list = account
    .verb('list', '问责台账')
    .examples(
      ['zfjd case account list', '全部'],
      ['zfjd case account list --case 2026-0001', '一个案件的'],
      ['zfjd case account list --open -o 问责台账.html', '还没有结果的，存成文件'],
    )
    .option('--case <编号>', '只看一个案件', caseNumber)
    .option('--open', '只看还没有结果的');
  listOptions(list, ACCOUNT_COLUMNS).run(deps, async (options: ListCommandOptions) => {
    const { listAccounts } = await import('../../supervision/account-case.ts');
    const { case: number, open } = options;
    const entries = listAccounts(await deps.openStore(), {
      ...(number !== undefined && { caseNumber: number }),
      ...(open !== undefined && { open }),
    });
    return answerList(ACCOUNT_LIST, entries, options);
  });
};
