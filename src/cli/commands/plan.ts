import { join } from 'node:path';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { PlanFilter } from '../../plan/list-plans.ts';
import type { ImportPlansOptions } from '../../plan/import-plans.ts';
import type { Register } from '../command.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { agencyDoubt, withAgencyCode } from '../plan-filter.ts';
import { readingDeps } from '../reading-deps.ts';
import { day, month, planKind, planState, year } from '../values.ts';
import { checkView, importView, PLAN_COLUMNS, PLAN_LIST } from '../views/plan.ts';
import { dossierView } from '../views/plan-dossier.ts';
import { dossier, planDesk } from './plan-desk.ts';
import { registerDecisions } from './plan-decide.ts';
import { registerDiff } from './plan-diff.ts';
import { registerFindings } from './plan-findings.ts';
import { registerSteps } from './plan-steps.ts';
import { registerJoint } from './plan-joint.ts';
import { registerOverlaps } from './plan-overlaps.ts';
import { registerTemplate } from './plan-template.ts';
import { registerWaivers } from './plan-waive.ts';
import { registerYear } from './plan-year.ts';

type ImportCommandOptions = Omit<ImportPlansOptions, 'files' | 'receivedOn' | 'onFile'> & {
  readonly received?: LocalDate;
  readonly fill?: string;
};

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd plan import ./收件箱', '导入一个文件夹的计划并逐项审查'],
    ['zfjd plan list --state faulty', '有必改问题的计划'],
    ['zfjd plan return 12 -o ./退回', '退回：在原表上写明问题'],
    ['zfjd plan file 12 --superior-ref 市局已备案', '备案，给出计划编码'],
    ['zfjd plan status --year 2026', '各单位报了没有、备案公布了没有'],
    ['zfjd plan remind', '该催谁、催什么'],
  );

  noun
    .verb('import', '导入检查计划并审查合法性、合理性、统筹情况')
    .examples(
      ['zfjd plan import ./收件箱', '文件夹中的全部表格；一个文件有问题不影响其他文件'],
      [
        'zfjd plan import 计划.xls --agency 区应急局 --year 2026 --kind 年度',
        '文件没有写明单位、年度或类型时补上',
      ],
      ['zfjd plan import 专项.xlsx --title 危险化学品专项检查计划', '标题笼统的专项计划，另给名称'],
      ['zfjd plan import ./收件箱 --dry-run', '只审查，不写入'],
    )
    .argument('<文件或文件夹...>', '表格文件或文件夹：.xlsx .xls .et .ods .csv')
    .option('--agency <单位>', '填报单位（全称、简称或代码）')
    .option('--year <年份>', '计划年度', year)
    .option('--kind <类型>', '年度、月度或专项', planKind)
    .option('--month <月份>', '月度计划的月份', month)
    .option('--title <名称>', '计划名称；同一标题的另一个专项计划用它分开')
    .option('--series <序号或编码>', '作为这份计划的新版本')
    .option('--received <日期>', '收到日期（默认今天）', day)
    .option('--fill <列>', '这些列的空格按上一行填充，用于丢失合并单元格的表，如 抽查领域,牵头部门')
    .option('--encoding <编码>', '文本文件的编码，如 gbk、utf-8')
    .option('--large', '放宽文件大小和内存的限制')
    .option('--dry-run', '试运行，不写入')
    .run(deps, async ({ received, fill, ...options }: ImportCommandOptions, paths: string[]) => {
      const [{ JudgeThread }, { filesOf }] = await Promise.all([
        import('../../plan/judged-files.ts'),
        import('../inbox.ts'),
      ]);
      const files = filesOf(paths);
      const dist = (name: string) => join(deps.root, 'dist', name);
      const threads = { judge: dist('judge-worker.cjs'), reader: dist('workbook-worker.cjs') };
      const thread = JudgeThread.forMany(files, threads);
      try {
        const [{ importPlans }, { Progress }] = await Promise.all([
          import('../../plan/import-plans.ts'),
          import('../progress.ts'),
        ]);
        const progress = new Progress(deps);
        const desk = { ...(await readingDeps(deps)), pack: await deps.pack(), thread };
        const reports = await progress.during(() =>
          importPlans(desk, {
            ...options,
            files,
            receivedOn: received,
            blankFill: fill?.split(/[,，、]/u).filter((name) => name.trim() !== ''),
            onFile: progress.step,
          }),
        );
        return importView(reports, options.dryRun ?? false);
      } finally {
        await thread?.close();
      }
    });

  noun
    .verb('check', '按现在的名录和政策包重新审查尚未备案的计划')
    .examples(['zfjd plan check', '各年度全部未备案的计划'], ['zfjd plan check 12', '一份计划'])
    .argument('[序号或编码]', '计划的序号或编码；不写则审查全部')
    .option('--year <年份>', '只审查一个年度', year)
    .run(deps, async ({ year: only }: { year?: number }, reference?: string) => {
      const [{ checkPlan, checkYear, planYears }, { Progress }] = await Promise.all([
        import('../../plan/check-plans.ts'),
        import('../progress.ts'),
      ]);
      const desk = await planDesk(deps);
      if (reference !== undefined)
        return dossierView(await dossier(desk, checkPlan(desk, reference)), 'zfjd.plan.check/1');
      const years = only === undefined ? planYears(desk) : [only];
      const progress = new Progress(deps);
      return checkView(await progress.during(() => years.flatMap((y) => checkYear(desk, y, progress.step))));
    });

  const list = noun
    .verb('list', '列出计划')
    .examples(
      ['zfjd plan list --year 2026 --state open', '可以备案的'],
      ['zfjd plan list --agency 区市监局', '一个单位的'],
      ['zfjd plan list --filter "必改>0" --sort -必改 --limit 10', '必改问题最多的十份'],
    )
    .option('--year <年份>', '年度', year)
    .option('--kind <类型>', '年度、月度或专项', planKind)
    .option('--state <状态>', '可备案、有问题、已退回、已备案、已公布、已替代、已撤回', planState)
    .option('--agency <单位>', '单位名称中的文字或代码');
  listOptions(list, PLAN_COLUMNS).run(deps, async (options: PlanFilter & ListOptions) => {
    const { listPlans } = await import('../../plan/list-plans.ts');
    const store = await deps.openStore();
    const plans = listPlans(store, await withAgencyCode(store, options));
    const warnings = plans.length === 0 ? await agencyDoubt(store, options) : [];
    return answerList({ ...PLAN_LIST, warnings }, plans, options);
  });

  noun
    .verb('show', '查看一份计划：经过、备案顺序、期限和问题')
    .examples(['zfjd plan show 12', '按序号'], ['zfjd plan show JSBA-2026-0003', '按计划编码'])
    .argument('<序号或编码>', '计划的序号，或备案后的计划编码')
    .run(deps, async (_options: object, reference: string) => {
      const [{ showPlan }, desk] = await Promise.all([import('../../plan/show-plan.ts'), planDesk(deps)]);
      return dossierView(showPlan(desk, reference), 'zfjd.plan.show/1');
    });

  registerDecisions(noun, deps);
  registerSteps(noun, deps);
  registerTemplate(noun, deps);
  registerWaivers(noun, deps);
  registerDiff(noun, deps);
  registerFindings(noun, deps);
  registerYear(noun, deps);
  registerOverlaps(noun, deps);
  registerJoint(noun, deps);
};
