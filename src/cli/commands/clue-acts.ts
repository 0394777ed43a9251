import type { LocalDate } from '../../kernel/local-date.ts';
import type { ScreenResult } from '../../supervision/clues/model.ts';
import type { Register } from '../command.ts';
import { requireValue } from '../prompts.ts';
import { day } from '../values.ts';
import { groupView, importCluesView, screenView, ungroupView } from '../views/clue.ts';
import { CATEGORY_HELP } from './clue-options.ts';
import { caseNumber, collect } from './case-values.ts';
import { screenResult, serial, serials } from './clue-values.ts';
import { slipImport, slipOptions } from './slip-import.ts';
import { requireChoice } from './case-options.ts';

interface ScreenCommandOptions {
  readonly result?: ScreenResult;
  readonly text?: string;
  readonly to?: string;
  readonly sameAs?: number;
  readonly category?: string;
  readonly topic?: readonly string[];
  readonly on?: LocalDate;
}

/** What changes clues: import, screen, group. */
export const registerClueActs: Register = (noun, deps) => {
  slipOptions(
    noun
      .verb('import', '导入线索表；再次导入时，登记过的不重复登记')
      .examples(
        ['zfjd clue import 12345转办.xlsx --source 12345', '表中没有来源列的，用 --source 写明'],
        [
          'zfjd clue import 暗访.csv --source 政协委员 --agency 区市监局 --date 2026-09-01',
          '同一单位、同一天的',
        ],
        ['zfjd clue import 线索.xlsx --dry-run', '只看会发生什么，不写入'],
      )
      .argument(
        '<文件或文件夹...>',
        '.xlsx .xls .et .ods .csv；必要的列：问题内容、被投诉单位、发现日期；可有工单编号、涉及企业、问题类别、线索来源',
      ),
    '其他来源',
  ).run(deps, async (options: Parameters<typeof slipImport>[2], paths: string[]) => {
    const { importClues } = await import('../../supervision/clues/import-clues.ts');
    const { asked, reading } = await slipImport(deps, paths, options);
    const room = { store: await deps.openStore(), pack: await deps.pack() };
    return importCluesView(await importClues({ ...room, ...reading }, asked), asked.dryRun);
  });

  noun
    .verb('screen', '研判线索：受理、转送、当场纠正、不重复监督、不属实、重复')
    .examples(
      ['zfjd clue screen 3 5 8 --result 受理 --category 乱检查 --topic Z4', '几条一起，定下类别和监督事项'],
      [
        'zfjd clue screen 4 --result 复议 --text 沪金府复〔2026〕12号，区政府已受理',
        '已经进入复议、诉讼的，不重复监督',
      ],
      ['zfjd clue screen 6 --result 转送 --to 区人社局 --text 反映劳动报酬，不是行政检查', '转送主管部门'],
      ['zfjd clue screen 7 --result 重复 --same-as 3', '和另一条线索是同一件事'],
    )
    .argument('<线索号...>', '一个或几个线索号', serials)
    .option('--result <结果>', '受理、已进入复议诉讼、转送、当场纠正、不属实、重复', screenResult)
    .option('--text <说明>', '案号和机关、转送理由、怎样纠正的、核实情况')
    .option('--to <部门>', '转送给哪个部门')
    .option('--same-as <线索号>', '与哪一条线索重复', serial)
    .option('--category <类别>', `定问题类别：${CATEGORY_HELP}`)
    .option('--topic <事项>', '定监督事项：监督重点、五个严禁、八个不得，可写几次', collect)
    .option('--on <日期>', '研判日期；不写为今天', day)
    .run(deps, async (given: ScreenCommandOptions, ids: readonly number[]) => {
      const { to, sameAs, on, category, topic = [], ...options } = given;
      const [{ screenClues }, { requireTopics }, { requireCategory }] = await Promise.all([
        import('../../supervision/clues/screen-clue.ts'),
        import('../../supervision/clues/vocabulary.ts'),
        import('../../supervision/open-case.ts'),
      ]);
      const result = await requireChoice(
        deps,
        options.result,
        '--result <结果>',
        '受理、已进入复议诉讼、转送、当场纠正、不属实、重复',
        screenResult,
      );
      const all = { store: await deps.openStore(), pack: await deps.pack() };
      const screened = screenClues(all, {
        ids,
        ...options,
        result,
        receiver: to,
        sameAs,
        on,
        category: category === undefined ? undefined : requireCategory(category),
        topics: requireTopics(all.pack, on ?? deps.clock.today(), topic),
      });
      return screenView(screened);
    });

  noun
    .verb('group', '并案：把同一单位的一条或几条线索立成一个案件，或者并入已有的案件')
    .examples(
      ['zfjd clue group 3 5 8', '立一个新案件'],
      ['zfjd clue group 9 --case 2026-0001', '并入已有的案件'],
      ['zfjd clue group 3 5 --category 乱检查 --problem 一个月内重复检查', '线索没有写类别的，在这里写明'],
    )
    .argument('<线索号...>', '一个或几个线索号', serials)
    .option('--case <编号>', '并入这个案件', caseNumber)
    .option('--category <类别>', '新案件的问题类别；不写用线索的')
    .option('--problem <问题>', '新案件的问题；不写为各线索的问题逐条列出')
    .run(
      deps,
      async (
        { case: number, category, problem }: { case?: string; category?: string; problem?: string },
        ids: readonly number[],
      ) => {
        const [{ groupClues }, { requireCategory }] = await Promise.all([
          import('../../supervision/clues/group-clues.ts'),
          import('../../supervision/open-case.ts'),
        ]);
        const all = { store: await deps.openStore(), pack: await deps.pack() };
        return groupView(
          groupClues(all, {
            ids,
            caseNumber: number,
            category: category === undefined ? undefined : requireCategory(category),
            problem,
          }),
        );
      },
    );

  noun
    .verb('ungroup', '移出：并错了案件的线索离开案件，回到研判后的状态；曾并入的记录留存')
    .examples(['zfjd clue ungroup 9 --text 反映的是另一家企业', '移出以后可以另行并案'])
    .argument('<线索号>', '线索号', serial)
    .option('--text <理由>', '为什么不属于这个案件')
    .option('--on <日期>', '哪一天；不写为今天', day)
    .run(deps, async ({ text, on }: { text?: string; on?: LocalDate }, id: number) => {
      const { ungroupClue } = await import('../../supervision/clues/ungroup-clue.ts');
      const all = { store: await deps.openStore(), calendar: await deps.calendar() };
      const why = await requireValue(deps, text, '--text <理由>', '为什么不属于这个案件');
      return ungroupView(ungroupClue(all, { id, text: why, on }));
    });
};
