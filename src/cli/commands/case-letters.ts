import { Option } from 'commander';
import type { Command, Register } from '../command.ts';
import { count, day } from '../values.ts';
import {
  draft,
  issue,
  NOTICE,
  REQUEST,
  type EscalateCommandOptions,
  type NoticeCommandOptions,
} from './case-issue.ts';
import { contentOptions } from './case-draft.ts';
import { expectOption } from './case-options.ts';
import { SENDING, type SendCommandOptions } from './case-send.ts';
import { caseNumber, collect } from './case-values.ts';

const SIGNED = '--signer 王局长 --contact 李科员，021-57920000';

/** The acts that issue a letter, or draft one: notice, escalate, draft. */
export const registerLetters: Register = (noun, deps) => {
  const notice = noun
    .verb('notice', '制发监督文书：编号，生成 .docx')
    .examples(
      ['zfjd case notice 2026-0001', '在终端逐项询问文种、依据、要求、签发人，再确认'],
      ['zfjd case notice 2026-0001 --kind 意见书 --draft', '先看草稿：不编号，不登记'],
      [
        `zfjd case notice 2026-0001 --kind 意见书 --grounds 《行政执法监督条例》第二十八条 --measures 停止重复检查 ${SIGNED} --confirm 2026-0001`,
        '不询问，直接制发',
      ],
      ['zfjd case notice 2026-0001 --approved 3 --confirm 2026-0001', '制发已经核准的拟稿3'],
    )
    .argument('<编号>', '案件编号', caseNumber);
  issueOptions(letterOptions(noticeOptions(notice), '监督要求，可以重复')).run(
    deps,
    (options: NoticeCommandOptions, number: string) => issue(deps, NOTICE, options, number),
  );

  const escalate = noun
    .verb('escalate', '报请：复查不合格的，或者涉及重大问题的（--direct），向决定机关呈报请示')
    .examples(
      [`zfjd case escalate 2026-0001 ${SIGNED} --draft`, '草稿'],
      [`zfjd case escalate 2026-0001 ${SIGNED} --confirm 2026-0001`, '呈报'],
      [
        `zfjd case escalate 2026-0001 --direct 造成企业停产 --grounds 《行政执法监督条例》第二十九条 --measures 撤销检查决定 ${SIGNED} --confirm 2026-0001`,
        '重大问题，不经监督文书直接报请',
      ],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--direct <理由>', '涉及的重大问题：未经督办函、意见书而直接报请的理由')
    .option('--text <说明>', '登记时的说明，不印入文书');
  issueOptions(letterOptions(escalate, '处理建议，可以重复；不写为监督文书中的要求')).run(
    deps,
    (options: EscalateCommandOptions, number: string) => issue(deps, REQUEST, options, number),
  );

  const drafting = noun
    .verb('draft', '拟稿，交另一人核准（zfjd case approve）后制发；加 --request 拟请示，加 --letter 拟函件')
    .examples(
      [
        `zfjd case draft 2026-0001 --kind 意见书 --grounds 《行政执法监督条例》第二十八条 --measures 停止重复检查 ${SIGNED}`,
        '监督文书的拟稿',
      ],
      [`zfjd case draft 2026-0001 --request ${SIGNED}`, '请示的拟稿'],
      [
        `zfjd case draft 2026-0001 --letter --kind 约谈 --set 约谈时间=2026年12月1日9时 --set 约谈地点=区司法局201室 --set 约谈人员=王局长 ${SIGNED}`,
        '函件的拟稿',
      ],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .addOption(
      new Option('--request', '拟请示，不是监督文书').conflicts(['kind', 'copyTo', 'allowProvisional']),
    )
    .addOption(
      new Option('--letter', '拟函件（文种同 zfjd case letter），不是监督文书').conflicts([
        'request',
        'direct',
        'allowProvisional',
      ]),
    );
  contentOptions(letterOptions(noticeOptions(drafting), '监督要求或者处理建议，可以重复')).run(
    deps,
    (options: DraftCommandOptions, number: string) => {
      if (options.letter) return draft(deps, SENDING, options, number);
      return options.request ? draft(deps, REQUEST, options, number) : draft(deps, NOTICE, options, number);
    },
  );
};

type DraftCommandOptions = NoticeCommandOptions &
  SendCommandOptions & { readonly request?: boolean; readonly letter?: boolean };

function noticeOptions(command: Command): Command {
  return command
    .option(
      '--kind <文种>',
      '建议书（suggestion）、督办函（urge）或意见书（opinion）；区别见 zfjd case kinds；只有一种可用时可以不写',
    )
    .option('--copy-to <机关>', '抄送机关，可以重复', collect)
    .option('--direct <理由>', '问题突出，未经“提醒未整改”直接制发的理由')
    .option('--allow-provisional', '整改期限届满日为暂定的也制发，文书中注明暂定');
}

function letterOptions(command: Command, measures: string): Command {
  const whole = command
    .option('--fact <事实>', '查明的事实，可以重复；不写为立案时的问题', collect)
    .option('--grounds <依据>', '认定依据，可以重复', collect)
    .option('--measures <要求>', measures, collect)
    .option('--signer <姓名>', '签发人')
    .option('--contact <联系方式>', '联系人及电话')
    .option('--on <日期>', '成文日期；不写为今天', day)
    .option('-o, --output <文件夹>', '文书存到哪个文件夹', '.');
  return expectOption(whole);
}

function issueOptions(command: Command): Command {
  return command
    .option('--draft', '只生成不编号的草稿，不登记')
    .addOption(
      new Option('--approved <拟稿>', '制发已经核准的拟稿，写拟稿的编号')
        .argParser(count)
        .conflicts(['draft', 'kind', 'direct', 'fact', 'grounds', 'measures', 'signer', 'contact', 'on']),
    )
    .option('--confirm <编号>', '再写一遍案件编号，确认制发');
}
