import { extname, resolve } from 'node:path';
import { EXIT, UserError } from '../../kernel/errors.ts';
import { yearOf, type LocalDate } from '../../kernel/local-date.ts';
import type { JointState } from '../../plan/joint/model.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { count, day, jointState, year } from '../values.ts';
import {
  answerView,
  exportView,
  JOINT_COLUMNS,
  jointList,
  jointView,
  proposeView,
} from '../views/plan-joint.ts';

interface ProposeCommandOptions {
  readonly year?: number;
  readonly enterprise?: string;
  readonly all?: boolean;
  readonly lead?: string;
}

interface JointListOptions extends ListOptions {
  readonly year?: number;
  readonly state?: JointState;
  readonly agency?: string;
}

interface AnswerCommandOptions {
  readonly agency: string;
  readonly reason?: string;
  readonly on?: LocalDate;
}

/** 合并、联合检查的建议: proposed, answered by each agency, exported as a plan. */
export function registerJoint(noun: Command, deps: Deps): void {
  const joint = noun
    .verb('joint', '合并、联合检查：提出建议，登记各单位答复，导出联合检查计划')
    .examples(
      ['zfjd plan joint propose --all', '对今年全部重叠提出建议'],
      ['zfjd plan joint accept 3 --agency 区市监局', '登记一个单位同意'],
      ['zfjd plan joint decline 3 --agency 区公安分局 --reason 须暗访取证', '不同意要写明理由'],
      ['zfjd plan joint export -o 联合检查计划.xlsx', '已商定的导出成计划'],
    );
  const desk = async () => ({ store: await deps.openStore(), pack: await deps.pack() });
  const thisYear = () => yearOf(deps.clock.today());

  joint
    .verb('propose', '提出合并、联合检查的建议；同一重叠只提一次')
    .examples(
      ['zfjd plan joint propose --all', '今年全部重叠'],
      ['zfjd plan joint propose --enterprise 上海甲食品有限公司', '一家企业'],
      [
        'zfjd plan joint propose --enterprise 上海甲食品有限公司 --lead 区卫健委',
        '另定牵头单位（没有单位答复时也可以改定）',
      ],
    )
    .option('--enterprise <企业>', '企业名称中的文字，或统一社会信用代码')
    .option('--all', '全部企业')
    .option('--year <年份>', '年度（默认今年）', year)
    .option('--lead <单位>', '牵头单位；不写则消防重点单位由消防部门牵头，其余由最先报送计划的单位牵头')
    .run(deps, async ({ all, ...options }: ProposeCommandOptions) => {
      if ((options.enterprise === undefined) === (all !== true)) {
        throw usage('写 --enterprise 企业，或者 --all，二者写一个', '例如 zfjd plan joint propose --all');
      }
      if (all === true && options.lead !== undefined) {
        throw usage('--lead 不能和 --all 同时使用', '另定牵头单位要逐家企业办：加 --enterprise 企业');
      }
      const { proposeJoint } = await import('../../plan/joint/propose-joint.ts');
      return proposeView(proposeJoint(await desk(), { ...options, year: options.year ?? thisYear() }));
    });

  const list = joint
    .verb('list', '列出建议、答复和前后次数')
    .examples(
      ['zfjd plan joint list', '今年的'],
      ['zfjd plan joint list --state 待答复 --agency 区市监局', '等一个单位答复的'],
      ['zfjd plan joint list -o 联合建议.xlsx', '存成表格'],
    )
    .option('--year <年份>', '年度（默认今年）', year)
    .option('--state <状态>', '待答复、已商定、已列入计划、未商成、不再需要、已有新建议', jointState)
    .option('--agency <单位>', '只看这个单位参加的');
  listOptions(list, JOINT_COLUMNS).run(deps, async (options: JointListOptions) => {
    const { chooseProposals } = await import('../../plan/joint/choose-proposals.ts');
    const { state, agency, year: of = thisYear() } = options;
    const found = chooseProposals(await desk(), { state, agency, year: of });
    return answerList(jointList(of), found, options);
  });

  joint
    .verb('show', '查看一条建议：参加单位、各项检查、答复、牵头和时间的由来')
    .examples(['zfjd plan joint show 3', '一条建议'])
    .argument('<序号>', '建议的序号', count)
    .run(deps, async (_options: object, id: number) => {
      const { requireProposal } = await import('../../plan/joint/stored-joint.ts');
      const { store, pack } = await desk();
      return jointView(requireProposal(store, pack, id));
    });

  const answer = (name: 'accept' | 'decline', summary: string) =>
    joint
      .verb(name, summary)
      .argument('<序号>', '建议的序号', count)
      .requiredOption('--agency <单位>', '答复的单位（全称、简称或代码）')
      .option('--on <日期>', '答复日期（默认今天）', day);
  const record = async (which: 'accept' | 'decline', options: AnswerCommandOptions, id: number) => {
    const { answerJoint } = await import('../../plan/joint/answer-joint.ts');
    return answerView(answerJoint(await desk(), { ...options, id, answer: which }));
  };
  answer('accept', '登记一个单位同意；全部参加单位同意才算商定')
    .examples(['zfjd plan joint accept 3 --agency 区市监局', '今天答复'])
    .option('--reason <说明>', '附带的说明')
    .run(deps, (options: AnswerCommandOptions, id: number) => record('accept', options, id));
  answer('decline', '登记一个单位不同意和理由；其余单位满两个的，继续商定')
    .examples(['zfjd plan joint decline 3 --agency 区公安分局 --reason 须暗访取证', '理由必填'])
    .requiredOption('--reason <理由>', '为什么不参加')
    .run(deps, (options: AnswerCommandOptions, id: number) => record('decline', options, id));

  joint
    .verb('export', '把已商定的写成联合检查计划，每个牵头单位一张表，可以直接导入')
    .examples(
      ['zfjd plan joint export -o 联合检查计划.xlsx', '今年已商定的'],
      ['zfjd plan joint export --agency 区市监局 -o 市监牵头.xlsx', '一个单位牵头的'],
    )
    .option('--year <年份>', '年度（默认今年）', year)
    .option('--agency <单位>', '只写这个单位牵头的')
    .option('-o, --output <文件>', '存成哪个 .xlsx；不写则按年度起名，存在当前文件夹')
    .run(deps, async (options: { year?: number; agency?: string; output?: string }) => {
      if (options.output !== undefined && extname(options.output).toLowerCase() !== '.xlsx')
        throw usage(`联合检查计划只能存成 .xlsx：${options.output}`, '文件名以 .xlsx 结尾');
      const [{ exportJoint }, { writeFileAtomic }] = await Promise.all([
        import('../../plan/joint/export-joint.ts'),
        import('../../document/write-file.ts'),
      ]);
      const workbook = await exportJoint(await desk(), { ...options, year: options.year ?? thisYear() });
      // One of that name may have been worked on since: it is never replaced.
      const path = writeFileAtomic(resolve(options.output ?? workbook.file), workbook.bytes, {
        mode: 0o644,
        existing: options.output === undefined ? 'number' : 'refuse',
      });
      return exportView(workbook, path);
    });
}

function usage(message: string, hint: string): UserError {
  return new UserError('E_USAGE', message, { hint, exit: EXIT.usage });
}
