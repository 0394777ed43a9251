import type { CommitOptions } from '../../draw/commit-draw.ts';
import type { SeedOptions } from '../../draw/record-seed.ts';
import { requireDeadline, requireQuarter } from '../../draw/typed-values.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { addChoice, several, toChoice, type ChoiceOptions } from '../draw-choice.ts';
import { confirmNumber } from '../prompts.ts';
import { addReading, addSource, toSource, type SourceOptions } from '../seed-options.ts';
import { day } from '../values.ts';
import { runView } from '../views/draw-record.ts';
import { commitView, publicationView, seedView } from '../views/draw.ts';

interface CommitCommandOptions extends ChoiceOptions, SourceOptions {
  readonly quarter: string;
  readonly deadline?: string;
  readonly output?: string;
  readonly confirm?: string;
}

interface PublishCommandOptions {
  readonly quarter: string;
  readonly on: LocalDate;
  readonly at: string;
  readonly lateReason?: string;
}

type SeedCommandOptions = Omit<SeedOptions, 'witnesses'> & {
  readonly witness?: readonly string[];
  readonly confirm?: string;
};

/** 承诺, 种子, 抽取: the acts that cannot be taken back, in their order. */
export function registerActs(noun: Command, deps: Deps): void {
  addSource(
    addChoice(noun.verb('commit', '承诺：固定规则、名录、人员和回避，算出承诺值供公布；不能撤回'), true),
  )
    .examples(
      [
        'zfjd draw commit --quarter 2026Q4 --lottery KL8 --not-before 2026-11-27',
        '11月27日起的首次快乐8开奖作种子',
      ],
      [
        'zfjd draw commit --quarter 2026Q4 --dice 20 --confirm 2026Q4',
        '当众掷二十个十面骰，确认编号写在命令里',
      ],
    )
    .option('--deadline <时间>', '承诺截止，如 2026-11-24；不写则取政策包允许的最后一日18时', requireDeadline)
    .option('-o, --output <文件夹>', '新文件夹，放承诺的文件；默认 抽查承诺-季度')
    .option('--confirm <季度>', '再写一遍季度，表示确认')
    .run(deps, async (options: CommitCommandOptions) => {
      const { commitDraw, prepareCommitment } = await import('../../draw/commit-draw.ts');
      const { handOver, openFolder } = await import('../draw-folder.ts');
      const { quarter, deadline, confirm } = options;
      const wanted: CommitOptions = {
        ...toChoice(options, quarter),
        source: toSource(options),
        ...(deadline !== undefined && { deadline }),
      };
      const room = {
        store: await deps.openStore(),
        pack: await deps.pack(),
        calendar: await deps.calendar(),
      };
      const { inputs } = prepareCommitment(room.store, room, wanted);
      const folder = openFolder(options.output, quarter, false);
      try {
        const act = `对${inputs.units.length}家单位作出${quarter}抽查承诺`;
        await confirmNumber(deps, quarter, confirm, act);
        const done = commitDraw(room, wanted);
        return commitView(done, await handOver(deps, folder, quarter));
      } finally {
        folder.discard();
      }
    });

  noun
    .verb('publish', '登记承诺值公布的时间和地点；在种子之前，只登记一次')
    .examples(['zfjd draw publish --quarter 2026Q4 --on 2026-11-24 --at 区政府网站', '公布之后登记'])
    .requiredOption('--quarter <季度>', '抽查季度，如 2026Q4', requireQuarter)
    .requiredOption('--on <日期>', '承诺值的公布日期', day)
    .requiredOption('--at <地点>', '公布的地点或网址')
    .option('--late-reason <原因>', '公布迟于规定的原因，记入抽查记录')
    .run(deps, async ({ quarter, on, at, lateReason }: PublishCommandOptions) => {
      const { publishDraw } = await import('../../draw/publish-draw.ts');
      const room = { store: await deps.openStore(), pack: await deps.pack() };
      return publicationView(
        publishDraw(room, { quarter, on, place: at, ...(lateReason !== undefined && { lateReason }) }),
      );
    });

  addReading(noun.verb('seed', '登记种子：公开开奖号码、骰子读数，或二者；只能登记一次'))
    .examples([
      'zfjd draw seed --quarter 2026Q4 --lottery FC3D-2026310 --date 2026-11-27 --numbers 1.2.3 --dice 0138',
      '开奖号码和骰子读数照原样录入，前面的 0 照写',
    ])
    .requiredOption('--quarter <季度>', '抽查季度，如 2026Q4', requireQuarter)
    .option('--extra-dice-reason <原因>', '承诺中没有骰子而另加骰子的原因，记入抽查记录')
    .option('--published-on <日期>', '承诺值的公布日期，还没有用 publish 登记的在此一并登记', day)
    .option('--published-at <地点>', '承诺值的公布地点或网址')
    .option('--witness <姓名>', '见证人，可多次', several)
    .option('--roller <姓名>', '掷骰人，印入抽查记录')
    .option('--confirm <季度>', '再写一遍季度，表示确认')
    .run(deps, async ({ witness = [], confirm, ...read }: SeedCommandOptions) => {
      const { prepareSeed, recordSeed } = await import('../../draw/record-seed.ts');
      const room = { store: await deps.openStore(), pack: await deps.pack() };
      const options: SeedOptions = { ...read, witnesses: witness };
      const { line } = prepareSeed(room.store, room, options);
      await confirmNumber(deps, read.quarter, confirm, `登记种子 ${line} `);
      return seedView(recordSeed(room, options), read.quarter);
    });

  noun
    .verb('run', '抽取并配对检查人员，写出抽查记录；重复运行结果不变')
    .examples(
      ['zfjd draw run --quarter 2026Q4', '写到 抽查记录-2026Q4'],
      ['zfjd draw run --quarter 2026Q4 -o ./公布/2026Q4', '写到指定的新文件夹'],
    )
    .requiredOption('--quarter <季度>', '抽查季度，如 2026Q4', requireQuarter)
    .option('-o, --output <文件夹>', '新文件夹；已有的不会覆盖')
    .run(deps, async ({ quarter, output }: { quarter: string; output?: string }) => {
      const [{ runDraw }, { showDraw }, { handOver, openFolder }, { findDraw }] = await Promise.all([
        import('../../draw/run-draw.ts'),
        import('../../draw/show-draw.ts'),
        import('../draw-folder.ts'),
        import('../../draw/stored-draw.ts'),
      ]);
      const store = await deps.openStore();
      // Asked for again without a place to write to, the result is only shown.
      const shown = findDraw(store, quarter)?.result !== undefined && output === undefined;
      const folder = shown ? undefined : openFolder(output, quarter, true);
      try {
        const run = runDraw({ store }, quarter);
        const path = folder && (await handOver(deps, folder, quarter));
        return runView(showDraw(store, await deps.pack(), quarter), run.again, path);
      } finally {
        folder?.discard();
      }
    });
}
