import { basename } from 'node:path';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Register } from '../command.ts';
import { requireValue } from '../prompts.ts';
import { day } from '../values.ts';
import { clueView } from '../views/clue.ts';
import { collect } from './case-values.ts';
import { CATEGORY_HELP, SOURCE_HELP } from './clue-options.ts';
import { registerClueActs } from './clue-acts.ts';
import { registerClueReading } from './clue-reading.ts';

interface AddOptions {
  readonly agency?: string;
  readonly problem?: string;
  readonly source?: string;
  readonly sourceId?: string;
  readonly enterprise?: string;
  readonly category?: string;
  readonly topic?: readonly string[];
  readonly discovered?: LocalDate;
  readonly proof?: string;
  readonly proofFile?: string;
}

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd clue import 12345转办.xlsx --source 12345', '导入一张线索表'],
    ['zfjd clue list --state 待研判', '还没有研判的线索'],
    ['zfjd clue screen 3 --result 受理', '研判'],
    ['zfjd 线索 并案 3 5 8', '几条线索立成一个案件'],
  );

  noun
    .verb('add', '登记一条线索，列出与它相似的线索和案件')
    .examples(
      [
        'zfjd clue add --agency 区市监局 --problem 一个月内重复检查3次 --source 12345 --source-id SH2026090101 --enterprise 某食品公司',
        '热线转来的；同一编号、同一问题只登记一次',
      ],
      [
        'zfjd clue add --agency 区城管局 --problem 以督导名义进企业检查 --source 政协委员 --category 乱检查 --topic B8 --discovered 2026-09-01',
        '写明类别和监督事项',
      ],
    )
    .option('--agency <单位>', '执法单位的名称、简称或代码')
    .option('--problem <问题>', '反映的问题；不要写投诉人的姓名、电话')
    .option('--source <来源>', `${SOURCE_HELP}；zfjd pack show supervision.clue_sources 看各来源的条款`)
    .option('--source-id <编号>', '线索在来源处的编号')
    .option('--enterprise <企业>', '涉及的企业')
    .option('--category <类别>', `问题类别，可以以后再定：${CATEGORY_HELP}`)
    .option(
      '--topic <事项>',
      '监督重点、五个严禁、八个不得，写代码或名称中的几个字，可写几次；zfjd pack show supervision.topics 查看',
      collect,
    )
    .option('--discovered <日期>', '发现日期；不写为今天', day)
    .option('--proof <说明>', '佐证的文字说明')
    .option('--proof-file <文件>', '佐证文件，存入数据库')
    .run(deps, async (options: AddOptions) => {
      const [{ addClue }, { clueSource, requireTopics }, { requireCategory }, { agencyNamed }] =
        await Promise.all([
          import('../../supervision/clues/register-clue.ts'),
          import('../../supervision/clues/vocabulary.ts'),
          import('../../supervision/open-case.ts'),
          import('../agencies.ts'),
        ]);
      const all = { store: await deps.openStore(), pack: await deps.pack() };
      const on = options.discovered ?? deps.clock.today();
      const agency = await agencyNamed(
        all.store,
        await requireValue(deps, options.agency, '--agency <单位>', '执法单位'),
      );
      const problem = await requireValue(deps, options.problem, '--problem <问题>', '反映的问题');
      const source = await requireValue(deps, options.source, '--source <来源>', `线索来源：${SOURCE_HELP}`);
      const { category, topic = [], enterprise, proof = '' } = options;
      const clue = {
        agency,
        problem,
        source: clueSource(all.pack, on, source, options.sourceId),
        enterprise,
        category: category === undefined ? undefined : requireCategory(category),
        topics: requireTopics(all.pack, on, topic),
        discoveredOn: on,
        proof: { text: proof },
      };
      const report = addClue(all, clue, await evidence(options.proofFile));
      return clueView('add', report);
    });

  registerClueActs(noun, deps);
  registerClueReading(noun, deps);
};

/** The file of evidence that was named. @throws UserError E_FILE_READ */
async function evidence(path: string | undefined): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  if (path === undefined) return undefined;
  const { readInput } = await import('../files.ts');
  return { name: basename(path), bytes: readInput(path) };
}
