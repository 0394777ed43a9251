import { join } from 'node:path';
import { makeFolder } from '../../kernel/make-folder.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { day } from '../values.ts';
import { dossierView, reissueView, returnView, withdrawnView } from '../views/plan-dossier.ts';
import { dossier, planDesk } from './plan-desk.ts';

interface ReturnCommandOptions {
  readonly output: string;
  readonly again?: boolean;
  readonly reason?: string;
  readonly on?: LocalDate;
}

interface FileCommandOptions {
  readonly on?: LocalDate;
  readonly superiorRef?: string;
  readonly superiorOn?: LocalDate;
  readonly note?: string;
}

/** The verbs by which the bureau decides on a plan: 退回, 备案, 公布, 撤回. */
export function registerDecisions(noun: Command, deps: Deps): void {
  noun
    .verb('return', '退回：在单位自己的表上写明问题')
    .examples(
      ['zfjd plan return 12 -o ./退回', '写出退回件并登记退回'],
      ['zfjd plan return 12 --reason 与市局计划重复', '另外写明理由'],
      ['zfjd plan return 12 --again -o ./退回', '退回件丢了：把当时的退回件再写一份'],
    )
    .argument('<序号或编码>', '计划的序号，或备案后的计划编码')
    .option('-o, --output <文件夹>', '退回件放在哪里', '退回')
    .option('--again', '不再退回，只把已退回的那份退回件原样再写一份')
    .option('--reason <理由>', '审查人另外的意见')
    .option('--on <日期>', '退回日期（默认今天）', day)
    .run(deps, async ({ output, again, reason, on }: ReturnCommandOptions, reference: string) => {
      const { writeFileAtomic } = await import('../../document/write-file.ts');
      const write = (name: string, bytes: Uint8Array) =>
        writeFileAtomic(join(makeFolder(output), name), bytes, { mode: 0o644, existing: 'number' });
      if (again === true) {
        const { reissueReturn } = await import('../../plan/reissue-return.ts');
        const kept = reissueReturn(await deps.openStore(), reference);
        return reissueView(kept, write(kept.name, kept.bytes));
      }
      const [{ returnPlan }, { readSetting }, desk] = await Promise.all([
        import('../../plan/return-plan.ts'),
        import('../../store/settings.ts'),
        planDesk(deps),
      ]);
      let path = '';
      const returned = await returnPlan(
        { ...desk, reader: await deps.reader(), bureau: readSetting(desk.store, 'bureau') ?? '' },
        { reference, reason, on },
        ({ name, bytes }) => {
          path = write(name, bytes);
        },
      );
      return returnView(returned, path);
    });

  noun
    .verb('file', '备案：没有必改问题才能备案，给出计划编码；调整后的计划备案后替代原计划')
    .examples(
      ['zfjd plan file 12', '街镇园区的计划，或市级备案已经登记的计划'],
      [
        'zfjd plan file 12 --superior-ref 沪市监备〔2026〕3号 --superior-on 2026-03-02',
        '区级部门的计划，同时登记市级条线备案',
      ],
    )
    .argument('<序号或编码>', '计划的序号，或备案后的计划编码')
    .option('--superior-ref <文号>', '市级条线备案的文号或说明')
    .option('--superior-on <日期>', '市级条线备案的日期', day)
    .option('--on <日期>', '备案日期（默认今天）', day)
    .option('--note <备注>', '备注')
    .run(deps, async (options: FileCommandOptions, reference: string) => {
      const [{ filePlan }, desk] = await Promise.all([import('../../plan/file-plan.ts'), planDesk(deps)]);
      const plan = filePlan(desk, { ...options, reference });
      return dossierView(await dossier(desk, plan), 'zfjd.plan.file/1');
    });

  noun
    .verb('publish', '登记计划已向社会公布')
    .examples(['zfjd plan publish JSBA-2026-0003 --where https://www.example.gov.cn/plan', '公布网址'])
    .argument('<序号或编码>', '计划的序号，或备案后的计划编码')
    .requiredOption('--where <网址或栏目>', '公布在哪里')
    .option('--on <日期>', '公布日期（默认今天）', day)
    .run(deps, async (options: { where: string; on?: LocalDate }, reference: string) => {
      const [{ publishPlan }, desk] = await Promise.all([
        import('../../plan/publish-plan.ts'),
        planDesk(deps),
      ]);
      const plan = publishPlan(desk, { ...options, reference });
      return dossierView(await dossier(desk, plan), 'zfjd.plan.publish/1');
    });

  noun
    .verb('withdraw', '撤回：计划不再有效，写明理由；未完成的期限一并撤销')
    .examples(
      ['zfjd plan withdraw 12 --reason 单位取消这次专项检查', '还没有备案的'],
      [
        'zfjd plan withdraw JSBA-2026-0007 --reason 上级停止部署 --on 2026-05-08',
        '已备案的；它调整过的原计划恢复有效',
      ],
      ['zfjd plan withdraw 15 --reason 单位报错文件', '收到后没有办理过的；前一版重新有效'],
    )
    .argument('<序号或编码>', '计划的序号，或备案后的计划编码')
    .requiredOption('--reason <理由>', '为什么撤回')
    .option('--on <日期>', '撤回日期（默认今天）', day)
    .run(deps, async (options: { reason: string; on?: LocalDate }, reference: string) => {
      const [{ withdrawPlan }, desk] = await Promise.all([
        import('../../plan/withdraw-plan.ts'),
        planDesk(deps),
      ]);
      const { plan, restored } = withdrawPlan(desk, { ...options, reference });
      return withdrawnView(await dossier(desk, plan), restored);
    });
}
