import type { JournalFilter } from '../../report/journal.ts';
import type { Register } from '../command.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions, rowsToRead } from '../list/options.ts';
import { day } from '../values.ts';
import { JOURNAL_COLUMNS, JOURNAL_LIST, verifyView } from '../views/journal.ts';

/** How many entries a screen shows where nothing else is said. */
const SHOWN = 20;

export const register: Register = (noun, deps) => {
  noun.examples(['zfjd journal show', '最近20条操作'], ['zfjd journal verify', '核对留痕是否完整、未被改动']);

  const show = noun
    .verb('show', '查看操作留痕，新的在前')
    .examples(
      ['zfjd journal show --limit 100', '最近100条'],
      ['zfjd journal show --subject case --id 2026-003', '一件事项的全部留痕'],
      ['zfjd journal show --since 2026-11-01', '11月1日以来的留痕'],
    )
    .option('--subject <类别>', '只看一类事项，如 plan、case、draw')
    .option('--id <编号>', '只看这个编号')
    .option('--since <日期>', '从这一天起', day);
  listOptions(show, JOURNAL_COLUMNS, SHOWN).run(
    deps,
    async (options: ListOptions & Omit<JournalFilter, 'limit'>) => {
      const { countLines, newestLines } = await import('../../report/journal.ts');
      const store = await deps.openStore();
      const most = rowsToRead(options, SHOWN);
      const lines = newestLines(store, { ...options, limit: most ?? -1 });
      const total = most === undefined ? undefined : countLines(store, options);
      return answerList(JOURNAL_LIST, lines, options, { shown: SHOWN, total });
    },
  );

  noun
    .verb('verify', '核对留痕是否完整、未被改动')
    .examples(
      ['zfjd journal verify', '重新计算全部摘要，显示末条摘要，请抄存在数据库之外'],
      ['zfjd journal verify --head 3f1c…', '另外确认以前抄存的那一条还在（末尾未被截去）'],
    )
    .option('--head <摘要>', '以前抄存的末条摘要，64位')
    .run(deps, async ({ head }: { head?: string }) => {
      const { journalEntries, verifyJournal } = await import('../../store/journal.ts');
      const store = await deps.openStore();
      const check = verifyJournal(store);
      const kept = head === undefined || store.all(journalEntries).some((entry) => entry.hash === head);
      return verifyView({ ...check, ...(head !== undefined && { noted: { hash: head, found: kept } }) });
    });
};
