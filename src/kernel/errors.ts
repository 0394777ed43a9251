/** 退出码, decided once, in `main`. */
export const EXIT = {
  /** 完成 */
  done: 0,
  /** 已执行，有事项需要人处理 */
  attention: 1,
  /** 用法错误 */
  usage: 2,
  /** 输入、数据或环境有问题 */
  input: 3,
  /** 程序缺陷 */
  bug: 70,
  /** 已取消 */
  cancelled: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * Expected trouble: what happened, and what to do next, in Chinese. Anything thrown that is not a
 * UserError is a bug of ours (exit 70).
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** Stable code for scripts, `E_…`. */
  readonly code: string;
  /** The next step, a sentence or a command. */
  readonly hint: string | undefined;
  readonly exit: ExitCode;

  constructor(
    code: string,
    message: string,
    options: { hint?: string; exit?: ExitCode; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.exit = options.exit ?? EXIT.input;
  }
}
