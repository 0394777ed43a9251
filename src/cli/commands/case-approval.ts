import { Option } from 'commander';
import type { Register } from '../command.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { count } from '../values.ts';
import { approvalList, DRAFT_COLUMNS, verdictView } from '../views/case-approval.ts';
import { caseDeps } from './case-options.ts';

/** 核准: approve, approval. */
export const registerApproval: Register = (noun, deps) => {
  noun
    .verb('approve', '核准或者退回另一人的拟稿；拟稿人不能核准自己的')
    .examples(
      ['zfjd case approve 3 --operator 王局长', '核准拟稿3'],
      ['zfjd case approve 3 --return 依据写错 --operator 王局长', '退回'],
    )
    .argument('<拟稿>', '拟稿的编号', count)
    .option('--return <理由>', '退回，写明理由')
    .run(deps, async (options: { readonly return?: string }, id: number) => {
      const { judgeDraft } = await import('../../supervision/draft-letter.ts');
      const sendBack = options.return;
      const store = await deps.openStore();
      return verdictView(judgeDraft({ store }, { id, ...(sendBack !== undefined && { sendBack }) }));
    });

  const approval = noun
    .verb('approval', '制发文书是否须由第二人核准，有哪些拟稿在等')
    .examples(
      ['zfjd case approval', '现在的规定和等待的拟稿'],
      ['zfjd case approval --required on', '本局规定须由第二人核准'],
      ['zfjd case approval --filter 状态=待核准 --sort 拟稿时间', '等得最久的在前'],
    )
    .addOption(new Option('--required <开关>', 'on 须核准，off 不要求').choices(['on', 'off']));
  listOptions(approval, DRAFT_COLUMNS).run(
    deps,
    async ({ required, ...options }: ListOptions & { readonly required?: 'on' | 'off' }) => {
      const [{ approvalRule, setApproval }, { waitingDrafts }] = await Promise.all([
        import('../../supervision/approval.ts'),
        import('../../supervision/draft-letter.ts'),
      ]);
      const all = await caseDeps(deps);
      if (required !== undefined) setApproval(all, required === 'on');
      return answerList(approvalList(approvalRule(all, deps.clock.today())), waitingDrafts(all), options);
    },
  );
};
