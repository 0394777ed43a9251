import { allCommands, type CommandSpec, type OptionSpec } from '../command-tree.ts';

/** A place on the command line: after these words. What can come next, in the forms the shells' scripts need. */
export interface Place {
  /** `plan import` */
  readonly path: string;
  readonly commands: readonly Word[];
  /** 中文名 of the same commands. */
  readonly chinese: readonly Word[];
  /** Own ones, then the global ones. */
  readonly options: readonly (OptionSpec & { readonly words: readonly string[] })[];
  /** Fixed values of the first argument that has such. */
  readonly values: readonly string[];
  /** An argument is a file or folder. */
  readonly takesPath: boolean;
  /** Commands that the next word leads to. */
  readonly next: readonly { readonly names: readonly string[]; readonly path: string }[];
}

export interface Word {
  readonly word: string;
  readonly meaning: string;
}

/** All places, the program itself first. */
export function places(program: CommandSpec): Place[] {
  return allCommands(program).map((command) => ({
    path: command.path,
    commands: command.commands.map(({ name, summary }) => ({ word: name, meaning: short(summary) })),
    chinese: command.commands.flatMap(({ alias, summary }) =>
      alias === undefined ? [] : [{ word: alias, meaning: short(summary) }],
    ),
    options: optionsAt(program, command),
    values: command.args.find(({ choices }) => choices.length > 0)?.choices ?? [],
    takesPath: command.args.some(({ isPath }) => isPath),
    next: command.commands.map(({ name, alias, path }) => ({
      names: alias === undefined ? [name] : [name, alias],
      path,
    })),
  }));
}

function optionsAt(program: CommandSpec, command: CommandSpec): OptionSpec[] {
  if (command === program) return [...program.options];
  const own = new Set(command.options.flatMap(({ words }) => words));
  return [...command.options, ...program.options.filter(({ words }) => !words.some((word) => own.has(word)))];
}

/** The first clause, on one line; the list of a shell is narrow. */
function short(summary: string): string {
  return (/^[^；。\n]+/u.exec(summary)?.[0] ?? summary).trim();
}
