import { basename, extname, resolve } from 'node:path';
import { Option } from 'commander';
import { EXIT, UserError } from '../../kernel/errors.ts';
import type { Command, Register } from '../command.ts';
import type { Deps } from '../deps.ts';
import { canAsk } from '../prompts.ts';
import { count, day } from '../values.ts';
import { caseLetterView } from '../views/template.ts';
import { issue } from './case-issue.ts';
import { expectOption, letterDeps } from './case-options.ts';
import { addressed, askMissing, letterOf, SENDING, type SendCommandOptions } from './case-send.ts';
import { caseNumber, collect, objectionResult } from './case-values.ts';

type LetterCommandOptions = Omit<SendCommandOptions, 'output'> & {
  readonly output?: string;
  readonly issue?: boolean;
};

/** The letters of a case beside the line: drafts and records as files, or sent out under a number. */
export const registerDraft: Register = (noun, deps) => {
  const letter = noun
    .verb('letter', '函件和记录：起草成 .docx；加 --issue 编号制发并登记')
    .examples(
      [
        'zfjd case letter 2026-0001 --kind 提醒函 --grounds 《行政执法监督条例》第十一条 --measures 停止重复检查 --contact 李科员，021-57920000 -o 提醒函.docx',
        '预警提醒函',
      ],
      ['zfjd case letter 2026-0001 --kind 复查记录', '复查记录：已登记的内容填好，其余留空手写'],
      [
        'zfjd case letter 2026-0001 --kind 约谈 --set 约谈时间=2026年12月1日9时 --set 约谈地点=区司法局201室 --contact 李科员，021-57920000',
        '用 --set 补充文书要的其他内容',
      ],
      ['zfjd 案件 文书 2026-0001 --kind 送达回证', '送达回证'],
      [
        'zfjd case letter 2026-0001 --kind 告知函 --to 市市场监管局 --grounds 《行政执法监督条例》第四十二条 --contact 李科员，021-57920000 --signer 王局长 --issue --confirm 2026-0001',
        '编号制发；同时登记已告知上一级主管部门',
      ],
      [
        'zfjd case letter 2026-0001 --kind 异议答复 --result 不成立 --set 复核情况=已调阅记录 --set 答复意见=维持原文书 --contact 李科员，021-57920000 --signer 王局长 --issue --confirm 2026-0001',
        '编号制发；同时登记对异议的答复',
      ],
      ['zfjd case letter 2026-0001 --approved 3 --confirm 2026-0001', '制发已经核准的拟稿3'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option(
      '--kind <文种>',
      '提醒函（warning）、复查记录（review）、送达回证（receipt）、约谈（interview）、移送函（transfer）、告知函（notice）、异议答复（objection-reply）、决定书（decision，代拟稿，由政府编号）、指导意见（guidance）',
    )
    .option('--fact <事实>', '查明的事实，可以重复；不写为已登记的', collect)
    .option('--grounds <依据>', '认定依据，可以重复；不写为已登记的', collect)
    .option('--measures <要求>', '要求或者决定事项，可以重复；不写为已登记的', collect)
    .option('--contact <联系方式>', '联系人及电话')
    .option('--copy-to <机关>', '抄送机关，可以重复', collect)
    .option('--on <日期>', '成文日期；不写为今天', day)
    .option(
      '-o, --output <文件>',
      '存成哪个 .docx；不写则按案件编号和文书起名。编号制发的按文号起名，写文件夹',
    )
    .option('--issue', '编号制发并登记；不写则只起草，不编号，不登记')
    .option('--signer <姓名>', '签发人；制发时必须写')
    .addOption(
      new Option('--approved <拟稿>', '制发已经核准的拟稿，写拟稿的编号')
        .argParser(count)
        .conflicts(['kind', 'to', 'fact', 'grounds', 'measures', 'set', 'attach', 'signer', 'contact', 'on']),
    )
    .option('--confirm <编号>', '再写一遍案件编号，确认制发');
  expectOption(contentOptions(letter)).run(deps, (options: LetterCommandOptions, number: string) => {
    if (!options.issue && options.approved === undefined) return draft(deps, options, number);
    return issue(deps, SENDING, { ...options, output: folderOf(options.output) }, number);
  });
};

/** What only letters beside the line have. */
export function contentOptions(command: Command): Command {
  return command
    .option('--to <机关>', '主送机关；移送函必须写，告知函不写为名录中的上一级主管部门')
    .option('--attach <名称>', '附件名称，可以重复', collect)
    .option('--set <名称=内容>', '文书的其他内容，可以重复；缺什么会一次列出', collect)
    .option('--result <结果>', '异议答复的结果：成立、部分成立或不成立', objectionResult);
}

/** @throws UserError E_USAGE */
function folderOf(output: string | undefined): string {
  if (output === undefined || extname(output).toLowerCase() !== '.docx') return output ?? '.';
  throw new UserError('E_USAGE', `编号制发的文书按文号起名，-o 要写文件夹：${basename(output)}`, {
    hint: '写文件夹，或者不写',
    exit: EXIT.usage,
  });
}

async function draft(deps: Deps, options: LetterCommandOptions, number: string) {
  requireDocx(options.output);
  const [work, { writeFileAtomic }] = await Promise.all([
    import('../../supervision/draft-case-letter.ts'),
    import('../../document/write-file.ts'),
  ]);
  const all = await letterDeps(deps);
  const { output } = options;
  const letter = await addressed(all, letterOf(options, number));
  const whole = canAsk(deps) ? await askMissing(deps, work.missingOfDraft(all, letter), letter) : letter;
  const made = await work.draftCaseLetter(all, whole);
  const path = writeFileAtomic(resolve(output ?? `${number} ${made.name}（草稿）.docx`), made.bytes, {
    mode: 0o644,
    existing: output === undefined ? 'number' : 'refuse',
  });
  return caseLetterView(number, made, path);
}

/** @throws UserError E_USAGE */
export function requireDocx(output: string | undefined): void {
  if (output === undefined || extname(output).toLowerCase() === '.docx') return;
  throw new UserError('E_USAGE', `只能存成 .docx：${basename(output)}`, {
    hint: '文件名以 .docx 结尾',
    exit: EXIT.usage,
  });
}
