import { EXIT, UserError } from '../../kernel/errors.ts';
import type { CaseLetterOptions, LetterWords } from '../../supervision/draft-case-letter.ts';
import { sendingAct, type SendOptions } from '../../supervision/issue-case-letter.ts';
import { requireLetterKind } from '../../supervision/letter-kinds.ts';
import type { ObjectionResult } from '../../supervision/model.ts';
import type { CaseDeps } from '../../supervision/take-step.ts';
import type { Deps } from '../deps.ts';
import { canAsk, requireValue } from '../prompts.ts';
import type { Form, LetterOptions } from './case-issue.ts';
import { requireChoice } from './case-options.ts';
import { objectionResult } from './case-values.ts';

export interface SendCommandOptions extends LetterOptions {
  readonly kind?: string;
  readonly to?: string;
  readonly copyTo?: readonly string[];
  readonly attach?: readonly string[];
  readonly set?: readonly string[];
  readonly result?: ObjectionResult;
}

/** 函件 beside the line. */
export const SENDING: Form<SendCommandOptions> = {
  kind: 'letter',
  act: ({ kind }) => sendingAct(requireLetterKind(kind ?? '')),
  consent: ({ name, addressee }) => `制发《${name}》（主送${addressee}）`,
  read: async (deps, all, number, options) => {
    const { missingOfDraft } = await import('../../supervision/draft-case-letter.ts');
    const letter = await addressed(all, letterOf(options, number));
    const whole = canAsk(deps) ? await askMissing(deps, missingOfDraft(all, letter), letter) : letter;
    const sent: SendOptions = {
      ...whole,
      signer: await requireValue(deps, options.signer, '--signer <姓名>', '签发人'),
      result:
        letter.kind === 'objection-reply'
          ? await requireChoice(
              deps,
              options.result,
              '--result <结果>',
              '答复结果：成立、部分成立或不成立',
              objectionResult,
            )
          : undefined,
    };
    return { kind: 'letter', options: sent };
  },
};

/** What the words of the command say of a letter. @throws UserError E_USAGE */
export function letterOf(
  { kind, on, to, contact, fact, grounds, measures, copyTo, attach, set }: Omit<SendCommandOptions, 'output'>,
  number: string,
): CaseLetterOptions {
  return {
    number,
    kind: requireLetterKind(kind ?? ''),
    on,
    to,
    contact,
    facts: fact,
    grounds,
    measures,
    copyTo,
    attachments: attach,
    set: readSet(set),
  };
}

/** 告知函 goes to the superior body that the registry names, where nobody says otherwise. */
export async function addressed(all: CaseDeps, letter: CaseLetterOptions): Promise<CaseLetterOptions> {
  if (letter.kind !== 'notice' || letter.to !== undefined) return letter;
  const [{ loadCase }, { findAgency }] = await Promise.all([
    import('../../supervision/take-step.ts'),
    import('../../registry/agency-store.ts'),
  ]);
  const superior = findAgency(all.store, loadCase(all.store, letter.number).file.agency.code)?.superior;
  return superior === undefined || superior === '' ? letter : { ...letter, to: superior };
}

export function readSet(given: readonly string[] = []): Record<string, readonly string[]> {
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
  return Object.fromEntries(set);
}

/** The letter with what was missing, asked for one by one. */
export async function askMissing<L extends LetterWords>(
  deps: Deps,
  missing: readonly string[],
  letter: L,
): Promise<L> {
  const set = { ...letter.set };
  let { to } = letter;
  for (const label of missing) {
    if (label === '主送机关') to = await requireValue(deps, undefined, '--to <机关>', label);
    else set[label] = [await requireValue(deps, undefined, `--set ${label}=内容`, label)];
  }
  return { ...letter, to, set };
}
