import type { Command, Register } from '../command.ts';
import { day } from '../values.ts';
import {
  issueNotice,
  issueRequest,
  type EscalateCommandOptions,
  type NoticeCommandOptions,
} from './case-issue.ts';
import { caseNumber, collect } from './case-values.ts';

/** The acts that issue a letter: notice, escalate. */
export const registerLetters: Register = (noun, deps) => {
  const notice = noun
    .verb('notice', '制发监督文书：编号，生成 .docx')
    .examples(
      ['zfjd case notice 2026-0001', '在终端逐项询问文种、依据、要求、签发人，再确认'],
      ['zfjd case notice 2026-0001 --kind 意见书 --draft', '先看草稿：不编号，不登记'],
      [
        'zfjd case notice 2026-0001 --kind 意见书 --grounds 《行政执法监督条例》第二十八条 --measures 停止重复检查 --signer 王局长 --contact 李科员，021-57920000 --confirm 2026-0001',
        '不询问，直接制发；不能撤回',
      ],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option(
      '--kind <文种>',
      '建议书（suggestion）、督办函（urge）或意见书（opinion）；只有一种可用时可以不写',
    )
    .option('--fact <事实>', '查明的事实，可以重复；不写为立案时的问题', collect)
    .option('--grounds <依据>', '认定依据，可以重复', collect)
    .option('--copy-to <机关>', '抄送机关，可以重复', collect)
    .option('--direct <理由>', '问题突出，未经“提醒未整改”直接制发的理由')
    .option('--allow-provisional', '整改期限届满日为暂定的也制发，文书中注明暂定');
  letterOptions(notice, '监督要求，可以重复').run(deps, (options: NoticeCommandOptions, number: string) =>
    issueNotice(deps, options, number),
  );

  const escalate = noun
    .verb('escalate', '报请：复查不合格的，向决定机关呈报请示')
    .examples(
      ['zfjd case escalate 2026-0001 --signer 王局长 --contact 李科员，021-57920000 --draft', '草稿'],
      [
        'zfjd case escalate 2026-0001 --signer 王局长 --contact 李科员，021-57920000 --confirm 2026-0001',
        '呈报',
      ],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--text <说明>', '登记时的说明，不印入文书');
  letterOptions(escalate, '处理建议，可以重复；不写为监督文书中的要求').run(
    deps,
    (options: EscalateCommandOptions, number: string) => issueRequest(deps, options, number),
  );
};

function letterOptions(command: Command, measures: string): Command {
  return command
    .option('--measures <要求>', measures, collect)
    .option('--signer <姓名>', '签发人')
    .option('--contact <联系方式>', '联系人及电话')
    .option('--on <日期>', '成文日期；不写为今天', day)
    .option('--draft', '只生成不编号的草稿，不登记')
    .option('-o, --output <文件夹>', '文书存到哪个文件夹', '.')
    .option('--confirm <编号>', '再写一遍案件编号，确认制发');
}
