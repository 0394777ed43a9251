import type { LocalDate } from '../../kernel/local-date.ts';
import type { ClueState } from '../../supervision/clues/model.ts';
import type { Register } from '../command.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { day } from '../values.ts';
import { CLUE_COLUMNS, CLUE_LIST, clueView } from '../views/clue.ts';
import { clueStateOf, serial } from './clue-values.ts';

interface ClueListOptions extends ListOptions {
  readonly agency?: string;
  readonly state?: ClueState;
  readonly source?: string;
  readonly category?: string;
  readonly topic?: string;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** What changes nothing: show, list. */
export const registerClueReading: Register = (noun, deps) => {
  noun
    .verb('show', '一条线索的内容、研判经过、相似的线索和案件')
    .examples(['zfjd clue show 3', '全部'])
    .argument('<线索号>', '线索号', serial)
    .run(deps, async (_options: object, id: number) => {
      const { showClue } = await import('../../supervision/clues/show-clues.ts');
      return clueView('show', showClue({ store: await deps.openStore(), pack: await deps.pack() }, id));
    });

  const list = noun
    .verb('list', '列出线索')
    .examples(
      ['zfjd clue list --state 待研判', '还没有研判的'],
      ['zfjd clue list --agency 区市监局 --from 2026-07-01 --to 2026-09-30', '一个单位一个季度的'],
      ['zfjd clue list --topic B8 -o 线索.xlsx', '一个监督事项的，存成表格'],
    )
    .option('--agency <单位>', '只看一个执法单位')
    .option(
      '--state <状态>',
      '待研判、已受理、不重复监督、已转送、已当场纠正、不属实、重复线索、已立案',
      clueStateOf,
    )
    .option('--source <来源>', '只看一种来源')
    .option('--category <类别>', '只看一个问题类别')
    .option('--topic <事项>', '只看一个监督事项，写代码或名称中的几个字')
    .option('--from <日期>', '这一天起发现的', day)
    .option('--to <日期>', '到这一天为止发现的', day);
  listOptions(list, CLUE_COLUMNS).run(deps, async (options: ClueListOptions) => {
    const [{ listClues }, { clueSource, requireTopics }, { requireCategory }, { agencyNamed }] =
      await Promise.all([
        import('../../supervision/clues/show-clues.ts'),
        import('../../supervision/clues/vocabulary.ts'),
        import('../../supervision/open-case.ts'),
        import('../agencies.ts'),
      ]);
    const { agency, source, category, topic, state, from, to } = options;
    const [store, pack, today] = [await deps.openStore(), await deps.pack(), deps.clock.today()];
    const clues = listClues(store, {
      state,
      from,
      to,
      agencyCode: agency === undefined ? undefined : (await agencyNamed(store, agency)).code,
      sourceKind: source === undefined ? undefined : clueSource(pack, today, source).kind,
      category: category === undefined ? undefined : requireCategory(category),
      topic: topic === undefined ? undefined : requireTopics(pack, today, [topic])[0],
    });
    return answerList(CLUE_LIST, clues, options);
  });
};
