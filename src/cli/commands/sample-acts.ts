import type { CommitRoundOptions } from '../../draw/sample/commit-round.ts';
import type { SeedReading } from '../../draw/take-seed.ts';
import { requireDeadline } from '../../draw/typed-values.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { several } from '../draw-choice.ts';
import { confirmNumber } from '../prompts.ts';
import { quarterOption, quarterOr } from '../quarter-option.ts';
import { addReading, addSource, toReading, toSource, type SourceOptions } from '../seed-options.ts';
import { count, day } from '../values.ts';
import { commitView, doneView, runView } from '../views/sample.ts';

interface RoundOptions {
  readonly quarter?: string;
  readonly round?: number;
  readonly confirm?: string;
}

interface CommitCommandOptions extends RoundOptions, SourceOptions {
  readonly deadline?: string;
  readonly output?: string;
}

interface PublishCommandOptions extends RoundOptions {
  readonly on: LocalDate;
  readonly at: string;
  readonly lateReason?: string;
}

type SeedCommandOptions = RoundOptions &
  SeedReading & { readonly witness?: readonly string[]; readonly roller?: string };

/** 第二阶段的承诺, 公布, 种子, 抽取. */
export function registerSampleActs(noun: Command, deps: Deps): void {
  addSource(quarterOption(noun.verb('commit', '承诺：固定已收而未承诺的清单，算出承诺值供公布；不能撤回')))
    .examples([
      'zfjd sample commit --quarter 2026Q4 --lottery KL8 --not-before 2026-12-15 --confirm 2026Q4',
      '第二个种子须晚于第一个种子',
    ])
    .option('--deadline <时间>', '承诺截止；不写则取政策包允许的最后一日18时', requireDeadline)
    .option('-o, --output <文件夹>', '新文件夹，放承诺的文件；默认 抽样承诺-季度-轮次')
    .option('--confirm <季度>', '再写一遍季度，表示确认')
    .run(deps, async (options: CommitCommandOptions) => {
      const { commitSample, prepareRound } = await import('../../draw/sample/commit-round.ts');
      const [{ NewFolder }, { FILE }] = await Promise.all([
        import('../../document/new-folder.ts'),
        import('../../draw/canonical.ts'),
      ]);
      const quarter = quarterOr(deps, options.quarter);
      const room = { store: await deps.openStore(), pack: await deps.pack() };
      const wanted: CommitRoundOptions = { quarter, source: toSource(options), deadline: options.deadline };
      const { inputs, lists } = prepareRound(room.store, room, wanted);
      const { round } = inputs.rules;
      const folder = new NewFolder(options.output ?? `抽样承诺-${quarter}-${round}`);
      try {
        const act = `对${lists.length}份清单作出${quarter}第二阶段第${round}轮承诺`;
        await confirmNumber(deps, quarter, options.confirm, act);
        const done = commitSample(room, wanted);
        return commitView(done, folder.finish(done.files, FILE.verify));
      } finally {
        folder.discard();
      }
    });

  ofRound(noun.verb('publish', '登记第二阶段承诺值公布的时间和地点；在种子之前，只登记一次'))
    .examples(['zfjd sample publish --quarter 2026Q4 --on 2026-12-13 --at 区政府网站', '最近一轮'])
    .requiredOption('--on <日期>', '承诺值的公布日期', day)
    .requiredOption('--at <地点>', '公布的地点或网址')
    .option('--late-reason <原因>', '公布迟于规定的原因，记入抽查记录')
    .run(deps, async ({ round, on, at, lateReason, ...options }: PublishCommandOptions) => {
      const { publishSample } = await import('../../draw/sample/publish-round.ts');
      const quarter = quarterOr(deps, options.quarter);
      const room = { store: await deps.openStore(), pack: await deps.pack() };
      const late = lateReason === undefined ? {} : { lateReason };
      const done = publishSample(room, { quarter, round, on, place: at, ...late });
      return doneView(
        'zfjd.sample.publish/1',
        { quarter, ...done, on, place: at },
        `${quarter} 第二阶段第${done.round}轮承诺值的公布已登记：${on}，${at}`,
        `种子产生后运行 zfjd sample seed --quarter ${quarter} --date <日期>`,
      );
    });

  addReading(ofRound(noun.verb('seed', '登记第二个种子；须晚于第一个种子，只能登记一次')))
    .examples([
      'zfjd sample seed --quarter 2026Q4 --date 2026-12-15 --dice 00713358 --confirm 2026Q4',
      '骰子读数照原样录入',
    ])
    .option('--witness <姓名>', '见证人，可多次', several)
    .option('--roller <姓名>', '掷骰人，印入抽查记录')
    .option('--confirm <季度>', '再写一遍季度，表示确认')
    .run(deps, async ({ witness = [], roller, round, confirm, ...options }: SeedCommandOptions) => {
      const { prepareRoundSeed, seedSample } = await import('../../draw/sample/seed-round.ts');
      const quarter = quarterOr(deps, options.quarter);
      const room = { store: await deps.openStore(), pack: await deps.pack() };
      const named = roller === undefined ? {} : { roller };
      const read = { ...toReading(options), ...named, quarter, round, witnesses: witness };
      const { line } = prepareRoundSeed(room.store, room, read);
      await confirmNumber(deps, quarter, confirm, `登记第二阶段种子 ${line} `);
      const done = seedSample(room, read);
      return doneView(
        'zfjd.sample.seed/1',
        { quarter, ...done },
        `${quarter} 第二阶段第${done.round}轮的种子已登记：${line}`,
        `zfjd sample run --quarter ${quarter}`,
      );
    });

  ofRound(noun.verb('run', '抽取案卷并写出含第二阶段的抽查记录；重复运行结果不变'))
    .examples(['zfjd sample run --quarter 2026Q4 -o ./公布/2026Q4-第二阶段', '写到指定的新文件夹'])
    .option('-o, --output <文件夹>', '新文件夹；默认 抽查记录-季度-第二阶段-轮次')
    .run(deps, async ({ round, output, ...options }: RoundOptions & { output?: string }) => {
      const [{ runSample }, { requireRound }, { handOver, openFolder }] = await Promise.all([
        import('../../draw/sample/run-round.ts'),
        import('../../draw/sample/stored-sample.ts'),
        import('../draw-folder.ts'),
      ]);
      const quarter = quarterOr(deps, options.quarter);
      const store = await deps.openStore();
      const known = requireRound(store, quarter, round);
      const shown = known.result !== undefined && output === undefined;
      const folder = shown
        ? undefined
        : openFolder(output ?? `抽查记录-${quarter}-第二阶段-${known.round}`, quarter, true);
      try {
        const run = runSample({ store }, quarter, known.round);
        return runView(run, folder && (await handOver(deps, folder, quarter)));
      } finally {
        folder?.discard();
      }
    });
}

function ofRound(command: Command): Command {
  return quarterOption(command).option('--round <轮次>', '第几轮；不写为最近一轮', count);
}
