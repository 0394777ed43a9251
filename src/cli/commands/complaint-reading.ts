import { Option } from 'commander';
import { EXIT, UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Register } from '../command.ts';
import { keyPath } from '../key-path.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { confirmAct, requireValue } from '../prompts.ts';
import { day } from '../values.ts';
import {
  COMPLAINT_COLUMNS,
  COMPLAINT_LIST,
  complaintView,
  rekeyedView,
  revealedView,
  sealCheckView,
} from '../views/complaint.ts';
import { serial } from './clue-values.ts';

interface ComplaintListOptions extends ListOptions {
  readonly agency?: string;
  readonly source?: string;
  readonly open?: boolean;
  readonly overdue?: boolean;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** What is looked up, and what is under the key: show, list, check, rekey. */
export const registerComplaintReading: Register = (noun, deps) => {
  noun
    .verb('show', '一件投诉的内容和办理情况；投诉人信息要另写理由才显示')
    .examples(
      ['zfjd complaint show 3', '不显示投诉人信息'],
      ['zfjd complaint show 3 --reveal --reason 电话回访核实情况', '显示投诉人信息，谁、为什么看的记入留痕'],
    )
    .argument('<投诉号>', '投诉号', serial)
    .option('--reveal', '显示投诉人信息，须写明理由')
    .addOption(new Option('--reason <理由>', '为什么要看投诉人信息').implies({ reveal: true }))
    .run(deps, async ({ reveal, reason }: { reveal?: boolean; reason?: string }, id: number) => {
      const store = await deps.openStore();
      if (reveal !== true) {
        const { requireComplaint } = await import('../../complaint/show-complaints.ts');
        return complaintView('show', requireComplaint(store, id));
      }
      if (deps.options.json === true) {
        throw new UserError('E_USAGE', '投诉人信息不以 JSON 输出', {
          hint: '去掉 --json，或去掉 --reveal',
          exit: EXIT.usage,
        });
      }
      const { revealPerson } = await import('../../complaint/reveal-person.ts');
      const why = await requireValue(deps, reason, '--reason <理由>', '查看投诉人信息的理由');
      return revealedView(revealPerson({ store, keyPath: keyPath(deps.env) }, id, why));
    });

  const list = noun
    .verb('list', '投诉台账：各单位办理投诉的进度和结果')
    .examples(
      ['zfjd complaint list --open', '没有办结的'],
      ['zfjd complaint list --overdue', '超过办理时限没有办结的'],
      ['zfjd complaint list --agency 区市监局 -o 投诉台账.xlsx', '一个单位的，存成表格（不含投诉人信息）'],
    )
    .option('--agency <单位>', '只看一个执法单位')
    .option('--source <渠道>', '只看一种渠道')
    .option('--open', '只看没有办结的')
    .option('--overdue', '只看超过办理时限没有办结的')
    .option('--from <日期>', '这一天起收到的', day)
    .option('--to <日期>', '到这一天为止收到的', day);
  listOptions(list, COMPLAINT_COLUMNS).run(deps, async (options: ComplaintListOptions) => {
    const [{ listComplaints }, { clueSource }, { agencyNamed }] = await Promise.all([
      import('../../complaint/show-complaints.ts'),
      import('../../supervision/clues/vocabulary.ts'),
      import('../agencies.ts'),
    ]);
    const { agency, source, open, overdue, from, to } = options;
    const store = await deps.openStore();
    const views = listComplaints(store, {
      open,
      overdue,
      from,
      to,
      agencyCode: agency === undefined ? undefined : (await agencyNamed(store, agency)).code,
      channelKind:
        source === undefined ? undefined : clueSource(await deps.pack(), deps.clock.today(), source).kind,
    });
    return answerList(COMPLAINT_LIST, views, options);
  });

  noun
    .verb('check', '核对密钥：投诉人信息是否都能解开；不显示内容')
    .examples(['zfjd complaint check', '换电脑、恢复备份以后核对；有解不开的，退出码为 1'])
    .run(deps, async () => {
      const { checkSeals } = await import('../../complaint/reveal-person.ts');
      const path = keyPath(deps.env);
      return sealCheckView(checkSeals({ store: await deps.openStore(), keyPath: path }), path);
    });

  noun
    .verb('rekey', '更换密钥：全部投诉人信息用新密钥重新加密；旧密钥另存')
    .examples([
      'zfjd complaint rekey --reason 经办人离岗 --keep-old /media/u盘/旧密钥.key --yes',
      '旧密钥另存；以前的备份仍要用它解开',
    ])
    .option('--reason <理由>', '为什么更换，记入留痕')
    .option('--keep-old <文件>', '旧密钥另存到哪个文件；已有的文件不会覆盖')
    .run(deps, async ({ reason, keepOld }: { reason?: string; keepOld?: string }) => {
      const { rekeyComplaints } = await import('../../complaint/rekey-complaints.ts');
      const why = await requireValue(deps, reason, '--reason <理由>', '更换密钥的理由');
      const old = await requireValue(deps, keepOld, '--keep-old <文件>', '旧密钥另存到哪个文件');
      await confirmAct(deps, '更换投诉台账的密钥，全部投诉人信息重新加密');
      const store = await deps.openStore();
      return rekeyedView(
        rekeyComplaints({ store, keyPath: keyPath(deps.env) }, { reason: why, keepOld: old }),
      );
    });
};
