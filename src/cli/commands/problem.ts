import { Option } from 'commander';
import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Ground, ProblemView, Subject } from '../../supervision/problems/model.ts';
import type { Register } from '../command.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { requireValue } from '../prompts.ts';
import { day } from '../values.ts';
import { exportView } from '../views/case-show.ts';
import {
  PROBLEM_COLUMNS,
  PROPOSAL_COLUMNS,
  problemList,
  problemView,
  proposalList,
} from '../views/problem.ts';
import { caseDeps } from './case-options.ts';
import { caseNumber, collect } from './case-values.ts';
import { CATEGORY_HELP } from './clue-options.ts';
import { serial, serials } from './clue-values.ts';
import { writeKeptFile } from './letter-files.ts';
import { registerGuidance } from './problem-guidance.ts';

interface AddOptions {
  readonly title?: string;
  readonly category?: string;
  readonly topic?: string;
  readonly text?: string;
  readonly cases?: readonly string[];
  readonly clues?: readonly number[];
  readonly discovered?: LocalDate;
}

interface WithdrawOptions {
  readonly reason?: string;
  readonly document?: string;
  readonly on?: LocalDate;
}

interface ShowOptions {
  readonly exportDocument?: string;
  readonly output: string;
}

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd problem propose', '近期哪些类别的问题涉及几个单位、反复出现'],
    ['zfjd problem add --title 检查不出示证件 --topic Z3', '登记发现；一个月内提出指导性意见'],
    ['zfjd 共性问题 指导 1', '编号制发指导意见，逐项询问内容'],
  );

  const propose = noun
    .verb('propose', '列出几个单位共有、反复出现的问题类别，供判断；不写入')
    .examples(
      ['zfjd problem propose', '近三个月'],
      ['zfjd problem propose --from 2026-07-01 --to 2026-09-30', '一个季度'],
      ['zfjd problem propose --filter 已登记= --sort -单位', '还没有登记的，涉及单位多的在前'],
    )
    .option('--from <日期>', '这一天起发现的', day)
    .option('--to <日期>', '到这一天为止发现的；不写为今天', day);
  listOptions(propose, PROPOSAL_COLUMNS).run(
    deps,
    async ({ from, to, ...options }: ListOptions & { from?: LocalDate; to?: LocalDate }) => {
      const { proposeProblems } = await import('../../supervision/problems/propose-problems.ts');
      const all = { store: await deps.openStore(), pack: await deps.pack() };
      const found = proposeProblems(all, deps.clock.today(), { ...(from && { from }), ...(to && { to }) });
      return answerList(proposalList(found), found.proposals, options);
    },
  );

  noun
    .verb('add', '登记发现的普遍性、系统性问题；指导性意见的期限从发现之日起算')
    .examples(
      ['zfjd problem add --title 检查不出示证件 --topic Z3', '以近期归入该事项的线索和案件为依据'],
      [
        'zfjd problem add --title 重复检查 --category 乱检查 --cases 2026-0001 --cases 2026-0004 --clues 7',
        '写明依据',
      ],
    )
    .option('--title <问题>', '是什么问题')
    .option('--category <类别>', `问题类别：${CATEGORY_HELP}`)
    .addOption(
      new Option('--topic <事项>', '监督重点、五个严禁、八个不得，写代码或名称中的几个字').conflicts(
        'category',
      ),
    )
    .option('--cases <编号>', '依据的案件，可写几次', collect)
    .option('--clues <线索号>', '依据的线索，可写几次', serials)
    .option('--text <分析>', '怎么发现的，成因是什么')
    .option('--discovered <日期>', '发现日期；不写为今天', day)
    .run(deps, async ({ cases = [], clues = [], discovered, ...options }: AddOptions) => {
      const { registerProblem } = await import('../../supervision/problems/register-problem.ts');
      const all = await caseDeps(deps);
      const grounds: Ground[] = [
        ...cases.map((number) => ({ kind: 'case' as const, number: caseNumber(number) })),
        ...clues.map((number) => ({ kind: 'clue' as const, number: String(number) })),
      ];
      const { warnings, ...view } = registerProblem(all, {
        title: await requireValue(deps, options.title, '--title <问题>', '是什么问题'),
        subject: await subjectOf(all.pack, deps.clock.today(), options, grounds.length > 0),
        text: options.text,
        grounds,
        discoveredOn: discovered,
      });
      return problemView('add', view, all.pack, warnings);
    });

  registerGuidance(noun, deps);

  noun
    .verb('withdraw', '撤回：再核实以后不是普遍性、系统性问题；或者作废写错的指导意见（--document）')
    .examples(
      ['zfjd problem withdraw 1 --reason 只涉及一个单位', '写明理由'],
      [
        'zfjd problem withdraw 1 --document 金司执监指〔2026〕1号 --reason 附件漏印',
        '作废指导意见：文号留存不再使用，期限照原来的计算，另行制发',
      ],
    )
    .argument('<编号>', '共性问题的编号', serial)
    .option('--reason <理由>', '撤回的理由，或者指导意见错在哪里')
    .option('--document <文号>', '作废这份指导意见；不写则撤回共性问题')
    .option('--on <日期>', '哪一天；不写为今天', day)
    .run(deps, async ({ reason, document, on }: WithdrawOptions, id: number) => {
      const work = await import('../../supervision/problems/guide-problem.ts');
      const all = await caseDeps(deps);
      const why = await requireValue(deps, reason, '--reason <理由>', '理由');
      const view =
        document === undefined
          ? work.withdrawProblem(all, { id, reason: why, on })
          : work.voidGuidance(all, { id, document, reason: why, on });
      return problemView('withdraw', view, all.pack);
    });

  noun
    .verb('show', '一个共性问题的依据、期限和指导性意见')
    .examples(
      ['zfjd problem show 1', '全部'],
      ['zfjd problem show 1 --export-document 金司执监指〔2026〕1号 -o ./文书', '取出指导意见'],
    )
    .argument('<编号>', '共性问题的编号', serial)
    .option('--export-document <文号>', '把这份指导意见另存出来')
    .option('-o, --output <文件或文件夹>', '存到哪里；已有的文件不会覆盖', '.')
    .run(deps, async ({ exportDocument, output }: ShowOptions, id: number) => {
      const { requireProblem } = await import('../../supervision/problems/register-problem.ts');
      const store = await deps.openStore();
      const view = requireProblem({ store }, id);
      if (exportDocument === undefined) return problemView('show', view, await deps.pack());
      const { name, path } = await writeKeptFile(store, await guidanceFile(view, exportDocument), output);
      return exportView(name, path);
    });

  const list = noun
    .verb('list', '列出共性问题，指导性意见到期没有')
    .examples(['zfjd problem list', '全部'], ['zfjd problem list --sort 期限', '先到期的在前']);
  listOptions(list, PROBLEM_COLUMNS).run(deps, async (options: ListOptions) => {
    const { listProblems } = await import('../../supervision/problems/register-problem.ts');
    const problems = listProblems({ store: await deps.openStore() });
    return answerList(problemList(await deps.pack()), problems, options);
  });
};

/** @throws UserError E_PROBLEM where nothing says what the problem was found in */
async function subjectOf(
  pack: Pack,
  on: LocalDate,
  { category, topic }: AddOptions,
  grounded: boolean,
): Promise<Subject | undefined> {
  if (category !== undefined) {
    const { requireCategory } = await import('../../supervision/open-case.ts');
    return `category/${requireCategory(category)}`;
  }
  if (topic !== undefined) {
    const { requireTopics } = await import('../../supervision/clues/vocabulary.ts');
    return `topic/${requireTopics(pack, on, [topic])[0] ?? ''}`;
  }
  if (grounded) return undefined;
  throw new UserError('E_PROBLEM', '没有写是哪一类问题，也没有写依据', {
    hint: '用 --category 或 --topic 写明类别，或用 --cases、--clues 写明依据',
  });
}

/** The kept file of a guidance of this problem. @throws UserError E_LETTER_NUMBER, E_PROBLEM */
async function guidanceFile({ problem, facts }: ProblemView, written: string): Promise<number> {
  const { formatLetterNumber, requireLetterNumber } = await import('../../document/letter-number.ts');
  const document = formatLetterNumber(requireLetterNumber(written, '--export-document'));
  const kept = facts.filter(({ act, fileId }) => act === 'guide' && fileId !== undefined);
  const fileId = kept.find((fact) => fact.document === document)?.fileId;
  if (fileId !== undefined) return fileId;
  throw new UserError('E_PROBLEM', `共性问题${problem.id}没有存入文号为「${document}」的指导意见`, {
    hint:
      kept.length === 0 ? '还没有存入指导意见' : `已存入：${kept.map((fact) => fact.document).join('、')}`,
  });
}
