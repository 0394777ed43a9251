/** The outside world as a command sees it; tests hand in their own. */
export interface Io {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly stdinTTY: boolean;
  readonly stdoutTTY: boolean;
  /** Width of the terminal, in columns. */
  readonly columns: number;
}

/** Asks a person at the terminal. @throws UserError E_CANCELLED on Ctrl-C */
export interface Prompter {
  input(message: string): Promise<string>;
  confirm(message: string): Promise<boolean>;
}

export type Env = Readonly<Record<string, string | undefined>>;
