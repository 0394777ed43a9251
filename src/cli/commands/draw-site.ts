import { requireQuarter } from '../../draw/typed-values.ts';
import { quarterOf, type LocalDate } from '../../kernel/local-date.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { several } from '../draw-choice.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { day } from '../values.ts';
import { SCORE_COLUMNS, scoreList } from '../views/draw-score.ts';
import { formsView, targetView } from '../views/draw-site.ts';
import { registerNotice } from './draw-notice.ts';
import { registerAnswers } from './draw-record-forms.ts';

interface TargetCommandOptions {
  readonly agency: string;
  readonly reason: string;
  readonly on?: LocalDate;
  readonly inspector?: readonly string[];
}

export interface SubjectOptions {
  readonly quarter?: string;
  readonly agency?: string;
}

/** 现场检查: notices, targeted checks, forms out and back, scores, clues. */
export function registerSite(noun: Command, deps: Deps): void {
  registerNotice(noun, deps);

  noun
    .verb('target', '登记定向检查：因投诉举报等指定检查的单位；不计入抽查比例')
    .examples(
      [
        'zfjd draw target --agency 区市监局 --reason 企业反映重复检查 --on 2026-11-20',
        '登记在11月20日所属的季度',
      ],
      ['zfjd draw target --agency 区城管局 --reason 12345投诉集中 --inspector 张三 --inspector 李四', '今天'],
    )
    .requiredOption('--agency <单位>', '执法单位的名称、简称或代码')
    .requiredOption('--reason <原因>', '为什么检查这个单位')
    .option('--on <日期>', '检查日期；不写为今天', day)
    .option('--inspector <姓名>', '检查人员，可多次', several)
    .run(deps, async ({ agency, reason, on, inspector = [] }: TargetCommandOptions) => {
      const { targetAgency } = await import('../../onsite/target-agency.ts');
      const store = await deps.openStore();
      const checkedOn = on ?? deps.clock.today();
      return targetView(targetAgency({ store }, { agency, reason, on: checkedOn, inspectors: inspector }));
    });

  noun
    .verb('form', '制作现场检查表：每家一份，.xlsx 填写后导回，.docx 打印；已知情况预先填好')
    .examples(
      ['zfjd draw form --quarter 2026Q4 -o 检查表', '全部抽中单位和定向检查单位'],
      ['zfjd draw form --quarter 2026Q4 --agency 区应急管理局', '一个单位'],
    )
    .option('--quarter <季度>', '抽查季度；不写为本季度', requireQuarter)
    .option('--agency <单位>', '只做一个单位的')
    .option('-o, --output <文件夹>', '检查表存到哪个文件夹', '检查表')
    .run(deps, async ({ quarter, agency, output }: SubjectOptions & { output: string }) => {
      const [{ makeForms }, { officialLetter }, { writeAll }] = await Promise.all([
        import('../../onsite/make-forms.ts'),
        import('../../document/official-letter.ts'),
        import('../draw-papers.ts'),
      ]);
      const made = await makeForms(
        {
          store: await deps.openStore(),
          pack: await deps.pack(),
          calendar: await deps.calendar(),
          renderLetter: officialLetter,
        },
        { quarter: quarter ?? quarterOf(deps.clock.today()), agency },
      );
      return formsView(
        made,
        writeAll(
          output,
          made.flatMap(({ files }) => files),
        ),
      );
    });

  registerAnswers(noun, deps);

  const score = noun
    .verb('score', '现场检查的评分：按公布的公式算，写明每个数怎么来')
    .examples(
      ['zfjd draw score --quarter 2026Q4', '各单位的得分、问题和处理'],
      ['zfjd draw score --quarter 2026Q4 --agency 区应急管理局', '一个单位，逐项列出'],
      ['zfjd draw score --quarter 2026Q4 --filter "问题>0" --sort 得分', '有问题的，得分低的在前'],
      ['zfjd draw score --quarter 2026Q4 -o 评分.html', '存成文件，逐项列出'],
    )
    .option('--quarter <季度>', '抽查季度；不写为本季度', requireQuarter)
    .option('--agency <单位>', '一个单位');
  listOptions(score, SCORE_COLUMNS).run(
    deps,
    async ({ quarter, agency, ...options }: SubjectOptions & ListOptions) => {
      const { scoreChecks } = await import('../../onsite/score-checks.ts');
      const asked = quarter ?? quarterOf(deps.clock.today());
      const scores = scoreChecks(await deps.openStore(), await deps.pack(), { quarter: asked, agency });
      const each = agency !== undefined || options.output !== undefined;
      return answerList(scoreList(asked, each, scores[0]?.form.notes ?? []), scores, options);
    },
  );
}
