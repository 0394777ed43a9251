import type { LocalDate } from '../../kernel/local-date.ts';
import type { Outcome } from '../../complaint/model.ts';
import { OUTCOMES } from '../../complaint/model.ts';
import type { Register } from '../command.ts';
import { requireValue } from '../prompts.ts';
import { day } from '../values.ts';
import { clueView } from '../views/clue.ts';
import { complaintView } from '../views/complaint.ts';
import { collect } from './case-values.ts';
import { CATEGORY_HELP } from './clue-options.ts';
import { named, serial } from './clue-values.ts';
import { complaintDeps, personOf, type PersonOptions } from './complaint-options.ts';
import { registerComplaintReading } from './complaint-reading.ts';
import { registerComplaintImport } from './complaint-import.ts';

interface AddOptions extends PersonOptions {
  readonly agency?: string;
  readonly subject?: string;
  readonly source?: string;
  readonly sourceId?: string;
  readonly received?: LocalDate;
  readonly due?: LocalDate;
}

interface FollowCommandOptions {
  readonly text?: string;
  readonly result?: Outcome;
  readonly due?: LocalDate;
  readonly on?: LocalDate;
}

function outcomeOf(text: string): Outcome {
  return named(Object.keys(OUTCOMES) as Outcome[], (key) => OUTCOMES[key], text, '办理结果');
}

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd complaint import 投诉台账.xlsx --source 12345', '导入，投诉人信息加密保存'],
    ['zfjd complaint list --overdue', '超过办理时限还没有办结的'],
    ['zfjd complaint clue 3', '转为线索，不带投诉人信息'],
    ['zfjd 投诉 跟踪 3 --result 属实 --text 已责令整改', '登记办理结果'],
  );

  noun
    .verb('add', '登记一件投诉；投诉人姓名、电话、地址和投诉企业加密保存')
    .examples(
      [
        'zfjd complaint add --agency 区市监局 --subject 一个月内重复检查3次 --source 12345 --source-id SH2026090101 --due 2026-09-20',
        '在终端上逐项询问投诉人信息',
      ],
      [
        'zfjd complaint add --agency 区城管局 --subject 检查人员不出示证件 --source 单位投诉电话 --name 某先生 --phone 13800000000',
        '在命令中写明；命令会留在终端的历史记录里',
      ],
    )
    .option('--agency <单位>', '被投诉的执法单位')
    .option('--subject <内容>', '诉求内容；其中的投诉人信息和电话号码会隐去，原文加密保存')
    .option('--source <渠道>', '12345、单位投诉电话、信访等')
    .option('--source-id <编号>', '工单编号；同一编号只登记一次')
    .option('--received <日期>', '收到日期；不写为今天', day)
    .option('--due <日期>', '办理时限，照工单或者单位台账所写；文件没有规定期限', day)
    .option('--name <姓名>', '投诉人姓名，加密保存')
    .option('--phone <电话>', '投诉人电话，加密保存')
    .option('--address <地址>', '投诉人地址，加密保存')
    .option('--enterprise <企业>', '投诉企业，加密保存')
    .run(deps, async ({ agency, subject, source, sourceId, received, due, ...given }: AddOptions) => {
      const [{ addComplaint }, { clueSource }, { agencyNamed }] = await Promise.all([
        import('../../complaint/register-complaint.ts'),
        import('../../supervision/clues/vocabulary.ts'),
        import('../agencies.ts'),
      ]);
      const all = await complaintDeps(deps);
      const receivedOn = received ?? deps.clock.today();
      const of = await agencyNamed(
        all.store,
        await requireValue(deps, agency, '--agency <单位>', '被投诉的单位'),
      );
      const wording = await requireValue(deps, subject, '--subject <内容>', '诉求内容');
      const from = await requireValue(deps, source, '--source <渠道>', '投诉渠道');
      const { warnings, ...view } = addComplaint(all, {
        agency: of,
        wording,
        channel: clueSource(all.pack, receivedOn, from, sourceId),
        receivedOn,
        due,
        person: await personOf(deps, given),
      });
      return complaintView('add', view, warnings);
    });

  noun
    .verb('follow', '跟踪办理：登记进展、改办理时限、登记结果')
    .examples(
      ['zfjd complaint follow 3 --text 单位已联系企业核实', '进展'],
      ['zfjd complaint follow 3 --result 属实 --text 已停止重复检查并道歉', '办结'],
      ['zfjd complaint follow 3 --due 2026-09-30 --text 单位申请延期', '改办理时限'],
    )
    .argument('<投诉号>', '投诉号', serial)
    .option('--text <情况>', '办理情况，或者改期的理由')
    .option('--result <结果>', `办结：${Object.values(OUTCOMES).join('、')}`, outcomeOf)
    .option('--due <日期>', '新的办理时限', day)
    .option('--on <日期>', '哪一天的事；不写为今天', day)
    .run(deps, async ({ text, ...options }: FollowCommandOptions, id: number) => {
      const { followComplaint } = await import('../../complaint/follow-complaint.ts');
      const all = await complaintDeps(deps);
      const said = await requireValue(deps, text, '--text <情况>', '办理情况，或者改期的理由');
      return complaintView('follow', followComplaint(all, { id, text: said, ...options }));
    });

  noun
    .verb('clue', '把一件投诉转为线索；投诉人信息留在台账里')
    .examples(
      ['zfjd complaint clue 3', '问题照诉求内容'],
      [
        'zfjd complaint clue 3 --problem 一个月内重复检查3次 --category 乱检查 --topic Z4',
        '写明问题、类别和监督事项',
      ],
    )
    .argument('<投诉号>', '投诉号', serial)
    .option('--problem <问题>', '执法单位的问题；不写照诉求内容')
    .option('--category <类别>', `问题类别：${CATEGORY_HELP}`)
    .option('--topic <事项>', '监督重点、五个严禁、八个不得，可写几次', collect)
    .run(
      deps,
      async (
        { problem, category, topic = [] }: { problem?: string; category?: string; topic?: readonly string[] },
        id: number,
      ) => {
        const [{ complaintToClue }, { requireTopics }, { requireCategory }] = await Promise.all([
          import('../../complaint/to-clue.ts'),
          import('../../supervision/clues/vocabulary.ts'),
          import('../../supervision/open-case.ts'),
        ]);
        const all = await complaintDeps(deps);
        const { known, ...report } = complaintToClue(all, {
          id,
          problem,
          category: category === undefined ? undefined : requireCategory(category),
          topics: requireTopics(all.pack, deps.clock.today(), topic),
        });
        return clueView('add', report, known ? [`这条线索此前已登记，线索号${report.clue.id}`] : []);
      },
    );

  registerComplaintImport(noun, deps);
  registerComplaintReading(noun, deps);
};
