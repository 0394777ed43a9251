import type { LocalDate } from '../../kernel/local-date.ts';
import type { FilingStep } from '../../plan/filing-chain.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { day, filingStep } from '../values.ts';
import { dossierView } from '../views/plan-dossier.ts';
import { dossier, planDesk } from './plan-desk.ts';

interface PassCommandOptions {
  readonly step?: FilingStep;
  readonly ref: string;
  readonly on?: LocalDate;
  readonly note?: string;
}

interface InformCommandOptions {
  readonly to: string;
  readonly ref?: string;
  readonly on?: LocalDate;
}

/** The verbs that record what others did for a plan: 审批, 市级备案, 市司法局备案, 函告. */
export function registerSteps(noun: Command, deps: Deps): void {
  noun
    .verb('pass', '登记备案环节：审批、市级条线备案，或区备案之后的备案')
    .examples(
      ['zfjd plan pass 12 --ref 沪市监备〔2026〕3号 --on 2026-03-02', '只有一个环节没有登记的，不必写环节'],
      ['zfjd plan pass 12 --step 审批 --ref 支队主要领导2月20日签发', '消防主要领导审批、应急区政府批准'],
      ['zfjd plan pass 12 --step 后续 --ref 市司法局已在系统通过', '交通：区备案之后报市司法局'],
    )
    .argument('<序号或编码>', '计划的序号，或备案后的计划编码')
    .requiredOption('--ref <文号>', '文号，或能证明的说明')
    .option('--step <环节>', '审批、市级或后续；只有一个环节没有登记的可以不写', filingStep)
    .option('--on <日期>', '日期（默认今天）', day)
    .option('--note <备注>', '备注')
    .run(deps, async (options: PassCommandOptions, reference: string) => {
      const [{ passStep }, desk] = await Promise.all([import('../../plan/pass-step.ts'), planDesk(deps)]);
      const plan = passStep(desk, { ...options, reference });
      return dossierView(await dossier(desk, plan), 'zfjd.plan.pass/1');
    });

  noun
    .verb('inform', '登记函告：已把月度计划函告其他部门（消防，每月7日前）')
    .examples([
      'zfjd plan inform JSBA-2026-0012 --to 区应急局、区市监局 --ref 示消函〔2026〕4号 --on 2026-04-03',
      '告知了谁、文号、哪一天',
    ])
    .argument('<序号或编码>', '计划的序号，或备案后的计划编码')
    .requiredOption('--to <部门>', '函告了哪些部门')
    .option('--ref <文号>', '函的文号')
    .option('--on <日期>', '函告日期（默认今天）', day)
    .run(deps, async (options: InformCommandOptions, reference: string) => {
      const [{ informOfPlan }, desk] = await Promise.all([
        import('../../plan/inform-plan.ts'),
        planDesk(deps),
      ]);
      const plan = informOfPlan(desk, { ...options, reference });
      return dossierView(await dossier(desk, plan), 'zfjd.plan.inform/1');
    });
}
