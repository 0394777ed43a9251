import { basename, extname, resolve } from 'node:path';
import { EXIT, UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { CaseLetterOptions } from '../../supervision/draft-case-letter.ts';
import type { Register } from '../command.ts';
import type { Deps } from '../deps.ts';
import { canAsk, requireValue } from '../prompts.ts';
import { day } from '../values.ts';
import { caseLetterView } from '../views/template.ts';
import { caseDeps } from './case-options.ts';
import { caseNumber, collect } from './case-values.ts';

interface LetterCommandOptions {
  readonly kind: string;
  readonly output?: string;
  readonly on?: LocalDate;
  readonly to?: string;
  readonly contact?: string;
  readonly fact?: readonly string[];
  readonly grounds?: readonly string[];
  readonly measures?: readonly string[];
  readonly copyTo?: readonly string[];
  readonly attach?: readonly string[];
  readonly set?: readonly string[];
}

/** Drafts of the letters of a case that bear no number of their own. */
export const registerDraft: Register = (noun, deps) => {
  noun
    .verb('letter', '起草函件和记录：不编号，不登记，存成 .docx')
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
    )
    .argument('<编号>', '案件编号', caseNumber)
    .requiredOption(
      '--kind <文种>',
      '提醒函（warning）、复查记录（review）、送达回证（receipt）、约谈（interview）、移送函（transfer）、告知函（notice）、异议答复（objection-reply）、决定书（decision，代拟稿）、指导意见（guidance）',
    )
    .option('--to <机关>', '主送机关；移送函、告知函必须写')
    .option('--fact <事实>', '查明的事实，可以重复；不写为已登记的', collect)
    .option('--grounds <依据>', '认定依据，可以重复；不写为已登记的', collect)
    .option('--measures <要求>', '要求或者决定事项，可以重复；不写为已登记的', collect)
    .option('--contact <联系方式>', '联系人及电话')
    .option('--copy-to <机关>', '抄送机关，可以重复', collect)
    .option('--attach <名称>', '附件名称，可以重复', collect)
    .option('--set <名称=内容>', '文书的其他内容，可以重复；缺什么会一次列出', collect)
    .option('--on <日期>', '成文日期；不写为今天', day)
    .option('-o, --output <文件>', '存成哪个 .docx；不写则按案件编号和文书起名')
    .run(deps, (options: LetterCommandOptions, number: string) => draft(deps, options, number));
};

async function draft(deps: Deps, options: LetterCommandOptions, number: string) {
  requireDocx(options.output);
  const [{ requireLetterKind }, { letterTemplates }, { letterRenderer }, work, { writeFileAtomic }] =
    await Promise.all([
      import('../../supervision/letter-kinds.ts'),
      import('../../supervision/letter-templates.ts'),
      import('../../supervision/render-letter.ts'),
      import('../../supervision/draft-case-letter.ts'),
      import('../../document/write-file.ts'),
    ]);
  const base = await caseDeps(deps);
  const all = {
    ...base,
    letterTemplate: letterTemplates(deps.root),
    renderLetter: letterRenderer(base.store),
  };
  const { kind, output, fact, attach, set, ...rest } = options;
  const letter: CaseLetterOptions = {
    ...rest,
    number,
    kind: requireLetterKind(kind),
    facts: fact,
    attachments: attach,
    set: readSet(set),
  };
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

function readSet(given: readonly string[] = []): Map<string, string[]> {
  const set = new Map<string, string[]>();
  for (const text of given) {
    const [, name = '', value = ''] = /^([^=＝]+)[=＝]([\s\S]+)$/u.exec(text) ?? [];
    if (name === '') {
      throw new UserError('E_USAGE', `--set 应写成 名称=内容：「${text}」`, {
        hint: '例如 --set 约谈时间=2026年12月1日9时',
        exit: EXIT.usage,
      });
    }
    set.set(name.trim(), [...(set.get(name.trim()) ?? []), value]);
  }
  return set;
}

async function askMissing(
  deps: Deps,
  missing: readonly string[],
  letter: CaseLetterOptions,
): Promise<CaseLetterOptions> {
  const set = new Map(letter.set);
  let { to } = letter;
  for (const label of missing) {
    if (label === '主送机关') to = await requireValue(deps, undefined, '--to <机关>', label);
    else set.set(label, [await requireValue(deps, undefined, `--set ${label}=内容`, label)]);
  }
  return { ...letter, to, set };
}
