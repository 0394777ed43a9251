import { requireQuarter } from '../../draw/typed-values.ts';
import { quarterOf, type LocalDate } from '../../kernel/local-date.ts';
import type { SiteProblem } from '../../onsite/open-clues.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { several } from '../draw-choice.ts';
import { confirmAct, canAsk } from '../prompts.ts';
import { day } from '../values.ts';
import { cluesView, recordFormsView } from '../views/draw-answers.ts';
import type { SubjectOptions } from './draw-site.ts';

interface RecordCommandOptions extends SubjectOptions {
  readonly on?: LocalDate;
  readonly clues?: boolean;
  readonly dryRun?: boolean;
}

/** 录入 of filled forms, and what is found in them handed over as clues. */
export function registerAnswers(noun: Command, deps: Deps): void {
  noun
    .verb('record', '录入填好的检查表；改正后再录入的，以最新一份为准，以前的保留')
    .examples(
      ['zfjd draw record ./检查表', '一个文件夹的检查表；在终端上逐个问是否转线索'],
      ['zfjd draw record ./检查表 --clues', '录入，并把未当场纠正的问题全部转线索'],
      ['zfjd draw record ./检查表 --dry-run', '只查错，不写入'],
    )
    .argument('<文件或文件夹...>', '填好的检查表')
    .option('--quarter <季度>', '表上没有写抽查季度时', requireQuarter)
    .option('--agency <单位>', '表上没有写被检查单位时')
    .option('--on <日期>', '检查日期；不写则取表上的', day)
    .option('--clues', '发现的问题全部转线索立案（当场纠正的除外）')
    .option('--dry-run', '试运行，不写入')
    .run(deps, async ({ clues, ...options }: RecordCommandOptions, paths: string[]) => {
      const [
        { recordChecks },
        { filesOf },
        { formWords },
        { openClues, openProblems, staleClues },
        { scoreChecks },
      ] = await Promise.all([
        import('../../onsite/record-checks.ts'),
        import('../inbox.ts'),
        import('../vocabularies.ts'),
        import('../../onsite/open-clues.ts'),
        import('../../onsite/score-checks.ts'),
      ]);
      const desk = { store: await deps.openStore(), pack: await deps.pack() };
      const reports = await recordChecks(
        { ...desk, reader: await deps.reader(), words: await formWords(deps.root, 'check') },
        // The printed forms lie in the same folder.
        {
          ...options,
          files: filesOf(paths).filter((f) => paths.includes(f) || !/\.(?:docx?|pdf)$/iu.test(f)),
        },
      );
      const touched = reports.flatMap((r) => ('check' in r ? [r.check] : []));
      const scores = options.dryRun
        ? []
        : [...new Map(touched.map((c) => [`${c.quarter}/${c.agency.code}`, c])).values()].flatMap((c) =>
            scoreChecks(desk.store, desk.pack, { quarter: c.quarter, agency: c.agency.code }),
          );
      const open = openProblems(scores);
      const opened = openClues(desk, clues ? open : await agreed(deps, open));
      return recordFormsView({
        reports,
        dryRun: options.dryRun ?? false,
        open,
        opened,
        stale: staleClues(scores),
      });
    });

  noun
    .verb('clue', '把现场检查发现的问题转为监督线索立案；已立案、已当场纠正的不转')
    .examples(
      ['zfjd draw clue --quarter 2026Q4 --yes', '全部未转的问题'],
      ['zfjd draw clue --quarter 2026Q4 --agency 区应急管理局 --item C02 --yes', '一个单位的一项'],
    )
    .option('--quarter <季度>', '抽查季度；不写为本季度', requireQuarter)
    .option('--agency <单位>', '一个单位')
    .option('--item <项目编号>', '只转这些项目，可多次', several)
    .run(deps, async ({ quarter, agency, item = [] }: SubjectOptions & { item?: readonly string[] }) => {
      const { chooseProblems, openClues } = await import('../../onsite/open-clues.ts');
      const desk = { store: await deps.openStore(), pack: await deps.pack() };
      const asked = quarter ?? quarterOf(deps.clock.today());
      const problems = chooseProblems(desk, { quarter: asked, agency, items: item });
      if (problems.length > 0) await confirmAct(deps, `把${problems.length}个问题转为线索立案？`);
      return cluesView(asked, openClues(desk, problems));
    });
}

/** At a terminal each problem is asked about; elsewhere none is taken without `--clues`. */
async function agreed(deps: Deps, problems: readonly SiteProblem[]): Promise<SiteProblem[]> {
  if (!canAsk(deps)) return [];
  const yes: SiteProblem[] = [];
  for (const problem of problems) {
    const { check, item, answer } = problem;
    if (await deps.prompter.confirm(`${check.agency.name} ${item.code}：${answer.problem}。转为线索立案？`))
      yes.push(problem);
  }
  return yes;
}
