import type { CommitOptions } from '../../draw/commit-draw.ts';
import type { LotteryCode, SeedSource } from '../../draw/model.ts';
import type { SeedOptions } from '../../draw/record-seed.ts';
import {
  requireDeadline,
  requireLottery,
  requireQuarter,
  requireSeedSource,
} from '../../draw/typed-values.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { Option } from 'commander';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { addChoice, several, toChoice, type ChoiceOptions } from '../draw-choice.ts';
import { confirmNumber } from '../prompts.ts';
import { count, day } from '../values.ts';
import { runView } from '../views/draw-record.ts';
import { commitView, seedView } from '../views/draw.ts';

interface CommitCommandOptions extends ChoiceOptions {
  readonly quarter: string;
  readonly lottery?: LotteryCode;
  readonly dice?: number;
  readonly notBefore?: LocalDate;
  readonly seedSource?: SeedSource;
  readonly deadline?: string;
  readonly output?: string;
  readonly confirm?: string;
}

type SeedCommandOptions = Omit<SeedOptions, 'witnesses'> & {
  readonly witness?: readonly string[];
  readonly confirm?: string;
};

/** 承诺, 种子, 抽取: the acts that cannot be taken back, in their order. */
export function registerActs(noun: Command, deps: Deps): void {
  addChoice(noun.verb('commit', '承诺：固定规则、名录、人员和回避，算出承诺值供公布；不能撤回'), true)
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
    .option('--lottery <彩种>', '种子取自这一彩种的公开开奖：KL8、SSQ、FC3D、PL5', requireLottery)
    .option('--dice <个数>', '种子取自（或另加）这么多个十面骰', count)
    .option('--not-before <日期>', '种子的最早日期；不写则取政策包允许的次日', day)
    .addOption(
      new Option(
        '--seed-source <来源>',
        '用规则文件的写法写出以上三项，如 "KL8 first draw dated >= 2026-11-27"',
      )
        .argParser(requireSeedSource)
        .conflicts(['lottery', 'dice', 'notBefore']),
    )
    .option('--deadline <时间>', '承诺截止，如 2026-11-24；不写则取政策包允许的最后一日18时', requireDeadline)
    .option('-o, --output <文件夹>', '新文件夹，放承诺的文件；默认 抽查承诺-季度')
    .option('--confirm <季度>', '再写一遍季度，表示确认')
    .run(deps, async (options: CommitCommandOptions) => {
      const { commitDraw, prepareCommitment } = await import('../../draw/commit-draw.ts');
      const { handOver, openFolder } = await import('../draw-folder.ts');
      const { quarter, lottery, dice, notBefore, seedSource, deadline, confirm } = options;
      const wanted: CommitOptions = {
        ...toChoice(options, quarter),
        source: seedSource ?? {
          ...(lottery && { lottery }),
          ...(dice !== undefined && { dice }),
          ...(notBefore && { notBefore }),
        },
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
    .verb('seed', '登记种子：公开开奖号码、骰子读数，或二者；只能登记一次')
    .examples([
      'zfjd draw seed --quarter 2026Q4 --lottery FC3D-2026310 --date 2026-11-27 --numbers 1.2.3 --dice 0138',
      '开奖号码和骰子读数照原样录入，前面的 0 照写',
    ])
    .requiredOption('--quarter <季度>', '抽查季度，如 2026Q4', requireQuarter)
    .requiredOption('--date <日期>', '开奖日期；只用骰子时为掷骰日期', day)
    .option('--lottery <彩种-期号>', '如 KL8-2026093')
    .option('--numbers <号码>', '开奖号码，用点或逗号分开，如 01.04.09')
    .option('--dice <读数>', '十面骰读数，按读出的先后连写')
    .option('--extra-dice-reason <原因>', '承诺中没有骰子而另加骰子的原因，记入抽查记录')
    .option('--published-on <日期>', '承诺值的公布日期', day)
    .option('--published-at <地点>', '承诺值的公布地点或网址')
    .option('--witness <姓名>', '见证人，可多次', several)
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
