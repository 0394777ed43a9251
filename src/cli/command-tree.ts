import type { Argument, Command as Commander, Option } from 'commander';
import type { Command } from './command.ts';
import type { Example } from './help.ts';

/** What follows an option, or stands for an argument. */
export interface ValueSpec {
  /** `日期` */
  readonly name: string;
  readonly choices: readonly string[];
  /** A file or folder of this machine. */
  readonly isPath: boolean;
}

export interface OptionSpec {
  /** As the help shows it: `-o, --output <文件夹>`. */
  readonly flags: string;
  /** `--output`, `-o` */
  readonly words: readonly string[];
  readonly summary: string;
  /** Absent where the option stands alone. */
  readonly value?: ValueSpec;
  /** The value may be left out. */
  readonly optional: boolean;
  readonly byDefault?: string;
}

/** 命令树: a command as plain data, for completion and for the reference. */
export interface CommandSpec {
  /** `plan import`; empty for the program itself. */
  readonly path: string;
  readonly name: string;
  /** Chinese name; absent for the program itself. */
  readonly alias?: string;
  readonly summary: string;
  readonly usage: string;
  readonly args: readonly (ValueSpec & { readonly summary: string })[];
  readonly options: readonly OptionSpec[];
  readonly examples: readonly Example[];
  readonly commands: readonly CommandSpec[];
}

/** The command and all below it. */
export function describeCommand(command: Command): CommandSpec {
  const help = command.createHelp();
  const alias = command.alias() as string | undefined;
  return {
    path: command.path().split(' ').slice(1).join(' '),
    name: command.name(),
    ...(alias !== undefined && { alias }),
    summary: command.description(),
    usage: help.usage(command),
    args: command.registeredArguments.map((argument) => ({
      ...valueOf(argument.name(), argument),
      summary: argument.description,
    })),
    options: help.visibleOptions(command as Commander).map(describeOption),
    examples: command.shownExamples,
    commands: (command.commands as Command[]).map(describeCommand),
  };
}

/** All commands from this one down, itself first. */
export function allCommands(command: CommandSpec): CommandSpec[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

function describeOption(option: Option): OptionSpec {
  const name = /[<[](.+)[\]>]/u.exec(option.flags)?.[1];
  const shown = option.defaultValueDescription ?? option.defaultValue;
  return {
    flags: option.flags,
    words: [option.long, option.short].filter((word) => word !== undefined),
    summary: option.description,
    ...(name !== undefined && { value: valueOf(name, option) }),
    optional: option.optional,
    ...(shown !== undefined && typeof shown !== 'boolean' && { byDefault: String(shown) }),
  };
}

function valueOf(name: string, { argChoices }: Pick<Option | Argument, 'argChoices'>): ValueSpec {
  return { name, choices: argChoices ?? [], isPath: /文件|文件夹|位置|记录$|备份$/u.test(name) };
}
