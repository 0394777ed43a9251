import type { Register } from '../command.ts';
import { knownFiles } from '../known-files.ts';
import { readingDeps } from '../reading-deps.ts';
import { quarterOption, quarterOr } from '../quarter-option.ts';
import { count } from '../values.ts';
import { CHECK_COLUMNS, checkList, importView, listsView, noneView } from '../views/sample.ts';
import { PICK_COLUMNS, PICKS_SHOWN, picksList, rankedPicks } from '../views/sample-show.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { registerSampleActs } from './sample-acts.ts';

interface ImportCommandOptions {
  readonly quarter?: string;
  readonly agency?: string;
  readonly category?: string;
  readonly none?: string;
  readonly fromRegister?: boolean;
  readonly encoding?: string;
  readonly large?: boolean;
  readonly dryRun?: boolean;
}

interface ShowOptions {
  readonly quarter?: string;
  readonly round?: number;
}

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd sample import ./清单 --quarter 2026Q4', '收被抽单位的案卷、检查记录、计划清单'],
    ['zfjd sample commit --quarter 2026Q4 --lottery KL8', '固定清单，公布承诺值'],
    ['zfjd sample show --quarter 2026Q4', '各轮进度和抽中的案卷'],
  );

  quarterOption(noun.verb('import', '收清单：从表格、备案登记取得，或登记没有此类；承诺之前可以重收'))
    .examples(
      ['zfjd sample import 区水务局案卷清单.xlsx --agency 区水务局', '单位和类别也可写在表格的列里'],
      ['zfjd sample import --from-register --quarter 2026Q4', '被抽单位已备案的检查计划和本库的检查记录'],
      ['zfjd sample import --none 单位来函说明 --agency 区水务局 --category AJ', '该单位本期没有执法案卷'],
    )
    .argument('[文件或文件夹...]', '.xlsx .xls .et .ods .csv .tsv；必要的列：编号')
    .option('--agency <单位>', '表格中没有单位列时，清单属于这一单位')
    .option('--category <类别>', '表格中没有类别列时，清单属于这一类：AJ、JC、JH 或名称')
    .option('--none <原因>', '登记该单位没有这类案卷，写明根据什么')
    .option('--from-register', '检查计划、检查记录清单取自本库')
    .option('--encoding <编码>', '文本文件的编码，如 gbk、utf-8')
    .option('--large', '放宽文件大小和内存的限制')
    .option('--dry-run', '试运行，不写入')
    .run(deps, async (options: ImportCommandOptions, paths: string[]) => {
      const { importLists, declareNone, listsFromRegister } =
        await import('../../draw/sample/import-lists.ts');
      const { agency, category, encoding, large, dryRun } = options;
      const quarter = quarterOr(deps, options.quarter);
      const room = { store: await deps.openStore(), pack: await deps.pack() };
      if (options.none !== undefined) {
        const { requireValue } = await import('../prompts.ts');
        const of = await requireValue(deps, agency, '--agency', '哪个单位');
        const kind = await requireValue(deps, category, '--category', '哪类清单');
        return noneView(
          quarter,
          declareNone(room, { quarter, agency: of, category: kind, reason: options.none }),
        );
      }
      if (options.fromRegister === true) {
        return listsView(quarter, listsFromRegister(room, quarter, await knownFiles(room.store, quarter)));
      }
      const { filesOf } = await import('../inbox.ts');
      const { reader, vocabularies } = await readingDeps(deps);
      const reports = await importLists(
        { ...room, reader, vocabulary: vocabularies.sample },
        { quarter, files: filesOf(paths), agency, category, encoding, large, dryRun },
      );
      return importView(quarter, reports, dryRun ?? false);
    });

  const check = quarterOption(
    noun.verb('check', '核对清单：断号、本库有而没有列入的计划和检查记录、还没有交的清单'),
  ).examples(
    ['zfjd sample check --quarter 2026Q4', '有断号、漏列或未交的，退出码为 1'],
    ['zfjd sample check --filter "断号!="', '只列有断号的'],
  );
  listOptions(check, CHECK_COLUMNS).run(deps, async (options: { quarter?: string } & ListOptions) => {
    const { checkLists } = await import('../../draw/sample/check-lists.ts');
    const quarter = quarterOr(deps, options.quarter);
    const store = await deps.openStore();
    const known = await knownFiles(store, quarter);
    const found = checkLists(store, await deps.pack(), quarter, known, deps.clock.today());
    return answerList(checkList(quarter, found), found.lists, options);
  });

  registerSampleActs(noun, deps);

  const show = quarterOption(noun.verb('show', '查看第二阶段各轮的进度和抽中的案卷'))
    .examples(
      ['zfjd sample show --quarter 2026Q4', '全部轮次'],
      ['zfjd sample show --round 2 -o 抽中案卷.xlsx', '本季第二轮，存成表格'],
    )
    .option('--round <轮次>', '只看一轮', count);
  listOptions(show, PICK_COLUMNS, PICKS_SHOWN).run(deps, async (options: ShowOptions & ListOptions) => {
    const { showSample } = await import('../../draw/sample/show-sample.ts');
    const quarter = quarterOr(deps, options.quarter);
    const rounds = showSample(await deps.openStore(), quarter).filter(
      ({ round }) => options.round === undefined || round === options.round,
    );
    const picks = rounds.flatMap((one) => rankedPicks(one.round, one.picks));
    return answerList(picksList(quarter, rounds), picks, options, { shown: PICKS_SHOWN });
  });
};
