import type { Outcome } from '../../document/blocks.ts';
import { requireQuarter } from '../../draw/typed-values.ts';
import type { Command, Register } from '../command.ts';
import { deliver, withSaved } from '../deliver.ts';
import type { Deps } from '../deps.ts';
import { addChoice, toChoice, type ChoiceOptions } from '../draw-choice.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { quarterOption, quarterOr } from '../quarter-option.ts';
import { count } from '../values.ts';
import { recordView } from '../views/draw-record.ts';
import { planView } from '../views/draw-plan.ts';
import { drawStatusList, QUARTER_COLUMNS, simulationView } from '../views/draw-watch.ts';
import { DRAW_COLUMNS, drawList, verificationView } from '../views/draw.ts';
import { registerActs } from './draw-acts.ts';
import { registerChanges } from './draw-changes.ts';
import { registerSite } from './draw-site.ts';

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd draw plan --quarter 2026Q4', '测算各层名额和后果，不写入'],
    ['zfjd draw commit --quarter 2026Q4 --lottery KL8 --not-before 2026-11-27', '固定规则和名单，公布承诺值'],
    ['zfjd draw verify ./抽查记录-2026Q4', '复核公布的抽查记录，不需要数据库'],
    ['zfjd draw form --quarter 2026Q4 -o 检查表', '抽中单位的现场检查表'],
    ['zfjd draw record ./检查表', '录入填好的检查表'],
  );

  addChoice(noun.verb('plan', '测算一个季度的抽查：名额、比例、覆盖周期和可派人员；不写入'), false)
    .examples(
      ['zfjd draw plan', '本季度'],
      ['zfjd draw plan --quarter 2027Q1', '另一个季度'],
      ['zfjd draw plan --cycle-start 2026Q1 --covered 区应急管理局', '第一次使用：登记本轮此前已抽的单位'],
    )
    .option('--roster', '列出全部名录，不只是本轮已抽的单位')
    .run(deps, async ({ roster, ...options }: ChoiceOptions & { roster?: boolean }) => {
      const { planDraw } = await import('../../draw/plan-draw.ts');
      const quarter = quarterOr(deps, options.quarter);
      const room = { store: await deps.openStore(), pack: await deps.pack() };
      return planView(planDraw(room, toChoice(options, quarter)), roster ?? false);
    });

  addChoice(noun.verb('simulate', '模拟：用大量固定的试验种子抽取现在的名录，比较频率与理论；不写入'), false)
    .examples(
      ['zfjd draw simulate --quarter 2026Q4', '一万个种子'],
      ['zfjd draw simulate --seeds 1000', '少抽一些，快一些'],
    )
    .option('--seeds <个数>', '试验种子的个数', count, 10_000)
    .run(deps, async ({ seeds, ...options }: ChoiceOptions & { seeds: number }) => {
      const [{ simulateDraw }, { Progress }] = await Promise.all([
        import('../../draw/simulate.ts'),
        import('../progress.ts'),
      ]);
      const quarter = quarterOr(deps, options.quarter);
      const room = { store: await deps.openStore(), pack: await deps.pack() };
      const [choice, progress] = [toChoice(options, quarter), new Progress(deps)];
      const draws = Math.max(seeds, 1);
      return simulationView(await progress.during(() => simulateDraw(room, choice, draws, progress.step)));
    });

  quarterOption(noun.verb('guide', '引导：按步骤办完一个季度的抽查；没有终端时只说明下一步和命令'))
    .examples(['zfjd draw guide --quarter 2026Q4', '逐步提问，并显示所运行的每条命令'])
    .run(deps, async ({ quarter }: { quarter?: string }) => {
      const { guide } = await import('../draw-guide.ts');
      return guide(deps, quarterOr(deps, quarter));
    });

  const status = noun
    .verb('status', '进度：各季的完成、超期和实际比例，本轮各层的覆盖')
    .examples(
      ['zfjd draw status', '自启用以来的各季和本轮覆盖'],
      ['zfjd draw status --filter "状态~超期"', '只列超期的季度'],
    );
  listOptions(status, QUARTER_COLUMNS).run(deps, async (options: ListOptions) => {
    const { drawStatus } = await import('../../draw/draw-status.ts');
    const found = drawStatus({ store: await deps.openStore(), pack: await deps.pack() });
    return answerList(drawStatusList(found), found.quarters, options);
  });

  registerActs(noun, deps);
  registerChanges(noun, deps);
  registerReading(noun, deps);
  registerSite(noun, deps);
};

interface VerifyOptions {
  readonly quarter?: string;
  readonly commitment?: string;
}

function registerReading(noun: Command, deps: Deps): void {
  noun
    .verb('verify', '复核抽查记录：由公布的规则、名录和种子重新计算，逐行比较；不一致时退出码为 1')
    .examples(
      ['zfjd draw verify ./抽查记录-2026Q4', '一个文件夹，不需要数据库'],
      ['zfjd draw verify ./抽查记录-2026Q4 --commitment 3f1c…', '并核对事先公布的承诺值'],
      ['zfjd draw verify --quarter 2026Q4', '数据库中的记录'],
    )
    .argument('[文件夹]', '抽查记录所在的文件夹')
    .option('--quarter <季度>', '数据库中的季度；与文件夹并用时，核对数据库中的承诺值', requireQuarter)
    .option('--commitment <承诺值>', '抽取前公布的承诺值，64位')
    .run(deps, async ({ quarter, commitment }: VerifyOptions, folder?: string) => {
      const { verifyFolder, verifyStored } = await import('../../draw/verify-draw.ts');
      const { requireDraw } = await import('../../draw/stored-draw.ts');
      if (folder === undefined) {
        const asked = quarterOr(deps, quarter);
        return verificationView(verifyStored(await deps.openStore(), asked));
      }
      const known =
        quarter === undefined ? undefined : requireDraw(await deps.openStore(), quarter).commitment;
      return verificationView(verifyFolder(folder, commitment ?? known));
    });

  const list = noun
    .verb('list', '历次抽查：各到哪一步，承诺值；附定向检查')
    .examples(['zfjd draw list', '全部'], ['zfjd draw list --filter "状态!=已抽取"', '还没有抽取的']);
  listOptions(list, DRAW_COLUMNS).run(deps, (options: ListOptions) => answerDraws(deps, options));

  noun
    .verb('show', '查看一次抽查的记录；不写季度时同 draw list')
    .examples(
      ['zfjd draw show 2026Q4', '抽中单位、检查人员、种子和名额'],
      ['zfjd draw show 2026Q4 -o 抽查记录.docx', '按公文格式印制，供签字存档'],
      ['zfjd draw show 2026Q4 -o 全部票号.xlsx', '附表：全部单位的票号'],
    )
    .argument('[季度]', '如 2026Q4；不写则列出历次抽查', requireQuarter)
    .option('--tickets', '附上全部单位的票号')
    .option('-o, --output <文件>', '存成文件：.docx、.xlsx、.html、.md、.json、.txt；已有的同名文件会被替换')
    .run(deps, async (options: { tickets?: boolean; output?: string }, quarter?: string) => {
      if (quarter === undefined) return answerDraws(deps, options);
      const [{ showDraw }, { readTargeted }] = await Promise.all([
        import('../../draw/show-draw.ts'),
        import('../../onsite/store.ts'),
      ]);
      const store = await deps.openStore();
      const targeted = readTargeted(store, quarter);
      const report = showDraw(store, await deps.pack(), quarter);
      const annex = options.tickets === true || options.output !== undefined;
      const { recordPaper, ticketWorkbook } = await import('../draw-papers.ts');
      return deliver(recordView(report, annex, targeted), `${quarter} 抽查记录`, options.output, {
        '.docx': () => recordPaper(deps, report),
        '.xlsx': () => ticketWorkbook(report),
      });
    });

  noun
    .verb('export', '把已登记的抽查文件再写成一个文件夹')
    .examples(
      ['zfjd draw export 2026Q4', '写到当前位置'],
      ['zfjd draw export 2026Q4 -o ./公布/2026Q4', '指定位置'],
    )
    .argument('<季度>', '如 2026Q4', requireQuarter)
    .option('-o, --output <文件夹>', '新文件夹；已有的不会覆盖')
    .run(deps, async ({ output }: { output?: string }, quarter: string) => {
      const { handOver, openFolder } = await import('../draw-folder.ts');
      const { showDraw } = await import('../../draw/show-draw.ts');
      const report = showDraw(await deps.openStore(), await deps.pack(), quarter);
      const folder = openFolder(output, quarter, report.result !== undefined);
      try {
        return withSaved(recordView(report, false, []), await handOver(deps, folder, quarter));
      } finally {
        folder.discard();
      }
    });
}

async function answerDraws(deps: Deps, options: ListOptions): Promise<Outcome> {
  const [{ listDraws }, { readTargeted }] = await Promise.all([
    import('../../draw/show-draw.ts'),
    import('../../onsite/store.ts'),
  ]);
  const store = await deps.openStore();
  return answerList(drawList(readTargeted(store, undefined)), listDraws(store), options);
}
