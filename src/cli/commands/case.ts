import type { LocalDate } from '../../kernel/local-date.ts';
import { CATEGORIES } from '../../supervision/model.ts';
import type { Register } from '../command.ts';
import { requireValue } from '../prompts.ts';
import { day } from '../values.ts';
import { actView } from '../views/case.ts';
import { registerAccount } from './case-account.ts';
import { registerActs } from './case-acts.ts';
import { registerDraft } from './case-draft.ts';
import { registerApproval } from './case-approval.ts';
import { registerDecision } from './case-decision.ts';
import { registerEnd } from './case-end.ts';
import { registerGuides } from './case-guides.ts';
import { registerLetters } from './case-letters.ts';
import { caseDeps, findAgency } from './case-options.ts';
import { registerReading } from './case-reading.ts';
import { registerSide } from './case-side.ts';
import { registerViews } from './case-views.ts';

interface OpenCommandOptions {
  readonly agency?: string;
  readonly problem?: string;
  readonly category?: string;
  readonly discovered?: LocalDate;
  readonly source?: string;
  readonly sourceId?: string;
}

const CATEGORY_HELP = Object.entries(CATEGORIES)
  .map(([key, name]) => `${key} ${name}`)
  .join('；');

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd case list --open', '没有办结的案件，各到哪一步'],
    ['zfjd case show 2026-0001', '一个案件的经过、期限、文书，和接下来可以运行的命令'],
    ['zfjd 案件 立案 --agency 区市监局 --problem 重复检查 --category 乱检查 --source 季度抽查', '登记线索'],
  );

  noun
    .verb('open', '立案：登记一条线索')
    .examples(
      [
        'zfjd case open --agency 区市监局 --problem 一个月内重复检查3次 --category conduct --source 12345 --source-id SH2026090101',
        '投诉举报；同一线索只立一次案',
      ],
      [
        'zfjd case open --agency 区城管局 --problem 未出示执法证件 --category procedure --source 2026年第三季度抽查 --discovered 2026-09-01',
        '补登几天前发现的问题',
      ],
    )
    .option('--agency <单位>', '执法单位的名称、简称或代码')
    .option('--problem <问题>', '发现的问题；文书以此为查明的事实')
    .option('--category <类别>', `问题类别，可写代码、名称或名称中的几个字：${CATEGORY_HELP}`)
    .option('--source <来源>', '季度抽查、数据监督、12345、投诉举报等；文书照此写明来源')
    .option('--source-id <编号>', '线索在来源处的编号')
    .option('--discovered <日期>', '发现日期；不写为今天', day)
    .run(deps, async (options: OpenCommandOptions) => {
      const { openCase, readSource, requireCategory } = await import('../../supervision/open-case.ts');
      const all = await caseDeps(deps);
      const { code, name } = await findAgency(
        all.store,
        await requireValue(deps, options.agency, '--agency <单位>', '执法单位'),
      );
      const problem = await requireValue(deps, options.problem, '--problem <问题>', '发现的问题');
      const category = requireCategory(
        await requireValue(deps, options.category, '--category <类别>', `问题类别：${CATEGORY_HELP}`),
      );
      const source = await requireValue(deps, options.source, '--source <来源>', '线索来源');
      const result = openCase(all, {
        agency: { code, name },
        problem,
        category,
        source: readSource(source, options.sourceId),
        discoveredOn: options.discovered ?? deps.clock.today(),
      });
      return actView('open', result);
    });

  registerActs(noun, deps);
  registerLetters(noun, deps);
  registerDraft(noun, deps);
  registerApproval(noun, deps);
  registerEnd(noun, deps);
  registerDecision(noun, deps);
  registerSide(noun, deps);
  registerAccount(noun, deps);
  registerReading(noun, deps);
  registerGuides(noun, deps);
  registerViews(noun, deps);
};
