/** The outside world as a command sees it; tests hand in their own. */
export interface Io {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly stdinTTY: boolean;
  readonly stdoutTTY: boolean;
  /** Width of the terminal, in columns. */
  readonly columns: number;
}

/** One of several things a person can take. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Shown below the list while it is marked. */
  readonly note?: string;
}

/** Asks a person at the terminal. @throws UserError E_CANCELLED on Ctrl-C and Esc, and on q in a list */
export interface Prompter {
  input(message: string): Promise<string>;
  confirm(message: string): Promise<boolean>;
  /** Gives the value of the one taken. */
  choose(message: string, choices: readonly Choice[]): Promise<string>;
}

export type Env = Readonly<Record<string, string | undefined>>;
