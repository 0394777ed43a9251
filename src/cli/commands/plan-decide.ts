import { join } from 'node:path';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { day } from '../values.ts';
import { planView, returnView } from '../views/plan.ts';

interface FileCommandOptions {
  readonly on?: LocalDate;
  readonly superiorRef?: string;
  readonly superiorOn?: LocalDate;
  readonly note?: string;
}

/** The verbs by which the bureau decides on a plan: 退回, 备案, 公布. */
export function registerDecisions(noun: Command, deps: Deps): void {
  noun
    .verb('return', '退回：在单位自己的表上写明问题')
    .examples(
      ['zfjd plan return 12 -o ./退回', '写出退回件并登记退回'],
      ['zfjd plan return 12 --reason 与市局计划重复', '另外写明理由'],
    )
    .argument('<序号或编码>', '计划的序号，或备案后的计划编码')
    .option('-o, --output <文件夹>', '退回件放在哪里', '退回')
    .option('--reason <理由>', '审查人另外的意见')
    .option('--on <日期>', '退回日期（默认今天）', day)
    .run(deps, async (options: { output: string; reason?: string; on?: LocalDate }, reference: string) => {
      const [{ returnPlan }, { makeFolder, writeFileAtomic }, { readSetting }] = await Promise.all([
        import('../../plan/return-plan.ts'),
        import('../../document/write-file.ts'),
        import('../../store/settings.ts'),
      ]);
      const store = await deps.openStore();
      let path = '';
      const returned = await returnPlan(
        {
          store,
          pack: await deps.pack(),
          reader: await deps.reader(),
          bureau: readSetting(store, 'bureau') ?? '',
        },
        { reference, reason: options.reason, on: options.on },
        ({ name, bytes }) => {
          path = writeFileAtomic(join(makeFolder(options.output), name), bytes, {
            mode: 0o644,
            existing: 'number',
          });
        },
      );
      return returnView(returned, path);
    });

  noun
    .verb('file', '备案：没有必改问题才能备案，给出计划编码')
    .examples(
      ['zfjd plan file 12', '街镇园区的计划'],
      [
        'zfjd plan file 12 --superior-ref 沪市监备〔2026〕3号 --superior-on 2026-03-02',
        '区级部门的计划，先登记市级条线备案',
      ],
    )
    .argument('<序号或编码>', '计划的序号，或备案后的计划编码')
    .option('--superior-ref <文号>', '市级条线备案的文号或说明')
    .option('--superior-on <日期>', '市级条线备案的日期', day)
    .option('--on <日期>', '备案日期（默认今天）', day)
    .option('--note <备注>', '备注')
    .run(deps, async (options: FileCommandOptions, reference: string) => {
      const { filePlan } = await import('../../plan/file-plan.ts');
      const desk = {
        store: await deps.openStore(),
        pack: await deps.pack(),
        calendar: await deps.calendar(),
      };
      return planView(filePlan(desk, { ...options, reference }), 'zfjd.plan.file/1');
    });

  noun
    .verb('publish', '登记计划已向社会公布')
    .examples(['zfjd plan publish JSBA-2026-0003 --where https://www.example.gov.cn/plan', '公布网址'])
    .argument('<序号或编码>', '计划的序号，或备案后的计划编码')
    .requiredOption('--where <网址或栏目>', '公布在哪里')
    .option('--on <日期>', '公布日期（默认今天）', day)
    .run(deps, async (options: { where: string; on?: LocalDate }, reference: string) => {
      const { publishPlan } = await import('../../plan/file-plan.ts');
      const desk = { store: await deps.openStore(), pack: await deps.pack() };
      return planView(publishPlan(desk, { ...options, reference }), 'zfjd.plan.publish/1');
    });
}
