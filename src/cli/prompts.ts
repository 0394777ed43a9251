import { EXIT, UserError } from '../kernel/errors.ts';
import type { Deps } from './deps.ts';
import type { Prompter } from './io.ts';

type Asking = Pick<Deps, 'io' | 'options' | 'prompter'>;

/** Questions are asked only where a person sits at both ends and `--no-input` is not given. */
export function canAsk({ io, options }: Asking): boolean {
  return io.stdinTTY && io.stdoutTTY && options.input && options.json !== true;
}

/** The value of a flag; asked for at a terminal where it is missing. @throws UserError E_USAGE naming the flag */
export async function requireValue(
  deps: Asking,
  value: string | undefined,
  flag: string,
  question: string,
): Promise<string> {
  const given = value?.trim() || (canAsk(deps) ? (await deps.prompter.input(question)).trim() : '');
  if (given !== '') return given;
  throw new UserError('E_USAGE', `缺少选项 ${flag}（${question}）`, {
    hint: `补上 ${flag} 后重新运行`,
    exit: EXIT.usage,
  });
}

/** Consent to an act that can be taken back; `--yes` gives it beforehand. @throws UserError E_CANCELLED, E_USAGE */
export async function confirmAct(deps: Asking, question: string): Promise<void> {
  if (deps.options.yes === true) return;
  if (!canAsk(deps)) {
    throw new UserError('E_USAGE', `需要确认：${question}`, {
      hint: '确认无误后加上 --yes 重新运行',
      exit: EXIT.usage,
    });
  }
  if (!(await deps.prompter.confirm(question))) throw cancelled();
}

/**
 * Consent to an act that cannot be taken back (印发文书、公布抽查结果): the number of the thing is typed, or given
 * by `--confirm`; `--yes` is not enough. @throws UserError E_CONFIRM, E_USAGE
 */
export async function confirmNumber(
  deps: Asking,
  number: string,
  given: string | undefined,
  act: string,
): Promise<void> {
  const ask = `${act}后不能撤回。请输入编号 ${number} 确认`;
  if (given === undefined && !canAsk(deps)) {
    throw new UserError('E_USAGE', `${act}后不能撤回，需要用编号确认`, {
      hint: `核对无误后加上 --confirm ${number} 重新运行`,
      exit: EXIT.usage,
    });
  }
  const typed = (given ?? (await deps.prompter.input(ask))).trim();
  if (typed === number) return;
  throw new UserError('E_CONFIRM', `输入的编号「${typed}」与「${number}」不一致，没有执行`, {
    hint: '核对编号后重新运行',
    exit: EXIT.usage,
  });
}

function cancelled(cause?: unknown): UserError {
  return new UserError('E_CANCELLED', '已取消，没有改动', { exit: EXIT.cancelled, cause });
}

/** Questions are no result: they go to stderr. */
const aside = { output: process.stderr };

const LIST_KEYS = '↑↓ 移动，回车选定，q 或 Esc 离开';
/** Lines of a list on the screen at once. */
const LIST_LINES = 16;

/** The real terminal. The library is loaded at the first question. */
export const terminalPrompter: Prompter = {
  input: (message) =>
    asked(['escape'], async (signal) =>
      (await import('@inquirer/prompts')).input({ message }, { ...aside, signal }),
    ),
  confirm: (message) =>
    asked(['escape'], async (signal) =>
      (await import('@inquirer/prompts')).confirm({ message, default: false }, { ...aside, signal }),
    ),
  choose: (message, choices) =>
    asked(['escape', 'q'], async (signal) => {
      const { select } = await import('@inquirer/prompts');
      const listed = choices.map(({ value, label, note }) => ({
        value,
        name: label,
        ...(note !== undefined && { description: note }),
      }));
      const theme = { style: { keysHelpTip: () => LIST_KEYS } };
      return select({ message, choices: listed, theme, pageSize: LIST_LINES }, { ...aside, signal });
    }),
};

/** Asks; the library knows Ctrl-C only, the other keys that leave a question are watched here. */
async function asked<T>(leaving: readonly string[], ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const left = new AbortController();
  const watch = (_text: unknown, key: { name?: string; ctrl?: boolean } | undefined) => {
    if (key?.name !== undefined && leaving.includes(key.name)) left.abort();
  };
  process.stdin.on('keypress', watch);
  try {
    return await ask(left.signal);
  } catch (error) {
    // Ctrl-C, one of the keys, or the terminal went away.
    if (error instanceof Error && /^(ExitPromptError|AbortPromptError)$/.test(error.name))
      throw cancelled(error);
    throw error;
  } finally {
    process.stdin.off('keypress', watch);
  }
}
