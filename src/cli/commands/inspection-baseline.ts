import type { Command } from '../command.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import type { Deps } from '../deps.ts';
import { month, year } from '../values.ts';
import {
  BASELINE_COLUMNS,
  baselineImportView,
  baselineList,
  baselineSetView,
} from '../views/inspection-baseline.ts';

interface SetCommandOptions {
  readonly agency: string;
  readonly month: number;
  readonly year?: number;
  readonly source: string;
}

interface ImportCommandOptions {
  readonly year?: number;
  readonly source?: string;
  readonly dryRun?: boolean;
}

/** 基数. */
export function addBaseline(noun: Command, deps: Deps): void {
  const baseYear = async (given: number | undefined) =>
    given ?? (await deps.pack()).get('inspection.baseline_year', deps.clock.today()).value;

  const baseline = noun
    .verb('baseline', '基数：对比年份没有检查记录的单位，登记它上报的各月总数')
    .examples(
      ['zfjd inspection baseline import 2024年检查总数.xlsx', '整张表导入'],
      ['zfjd inspection baseline list', '已经登记的'],
    );

  baseline
    .verb('set', '登记一个单位一个月的总数；再登记一次即更正，旧数保留')
    .examples([
      'zfjd inspection baseline set 现场检查=120 有计划现场检查=90 --agency 区市监局 --month 3 --source 2024年统计年报',
      '两项总数',
    ])
    .argument(
      '<数值...>',
      '如 现场检查=120；另有 有计划现场检查、非现场检查、随机抽查、联合检查、有结果、发现问题',
    )
    .requiredOption('--agency <单位>', '全称、简称或代码')
    .requiredOption('--month <月份>', '1 到 12', month)
    .requiredOption('--source <来源>', '由谁上报、见于何处')
    .option('--year <年份>', '年份（默认政策包的基期年份）', year)
    .run(deps, async (options: SetCommandOptions, words: string[]) => {
      const [{ readFigures, setBaseline }, { AgencyDirectory }, { requireAgency }] = await Promise.all([
        import('../../inspection/baseline/record-baseline.ts'),
        import('../../registry/directory.ts'),
        import('../../registry/require-agency.ts'),
      ]);
      const values = readFigures(words);
      const store = await deps.openStore();
      const agency = requireAgency(new AgencyDirectory(store), options.agency, 'E_AGENCY_UNKNOWN');
      const figures = {
        agencyId: agency.id,
        year: await baseYear(options.year),
        month: options.month,
        values,
        source: options.source,
      };
      setBaseline({ store }, figures, agency.name);
      return baselineSetView(agency.name, figures);
    });

  baseline
    .verb('import', '导入各单位各月总数的表格（一行一个单位一个月）；有错的整表不导入')
    .examples(
      ['zfjd inspection baseline import 2024年检查总数.xlsx', '表头：单位、月份、现场检查…、来源'],
      ['zfjd inspection baseline import 总数.csv --source 2024年统计年报 --dry-run', '试运行，不写入'],
    )
    .argument('<文件>', '一个表格：.xlsx .xls .ods .csv')
    .option('--year <年份>', '表里没有年份列时的年份（默认政策包的基期年份）', year)
    .option('--source <来源>', '表里没有来源列时的来源')
    .option('--dry-run', '只检查，不写入')
    .run(deps, async (options: ImportCommandOptions, file: string) => {
      const [{ importBaseline }, { formWords }] = await Promise.all([
        import('../../inspection/baseline/import-baseline.ts'),
        import('../vocabularies.ts'),
      ]);
      const [store, reader] = await Promise.all([deps.openStore(), deps.reader()]);
      const words = await formWords(deps.root, 'baseline');
      const imported = await importBaseline(
        { store, reader, words },
        { file, year: await baseYear(options.year), source: options.source, dryRun: options.dryRun },
      );
      return baselineImportView(imported, options.dryRun === true);
    });

  const list = baseline
    .verb('list', '列出已登记的基数和来源')
    .examples(['zfjd inspection baseline list --year 2024 -o 基数.xlsx', '存成表格'])
    .option('--year <年份>', '年份（默认政策包的基期年份）', year);
  listOptions(list, BASELINE_COLUMNS).run(deps, async (options: ListOptions & { year?: number }) => {
    const { readBaseline } = await import('../../inspection/baseline/baseline-store.ts');
    const of = await baseYear(options.year);
    return answerList(baselineList(of), readBaseline(await deps.openStore(), of), options);
  });
}
