import { Command as Commander, type Argument, type Option } from 'commander';
import type { Outcome } from '../document/blocks.ts';
import { EXIT, UserError } from '../kernel/errors.ts';
import { didYouMean } from '../kernel/suggest.ts';
import type { Deps } from './deps.ts';
import { ChineseHelp, type Example, type Explained } from './help.ts';
import { VERBS, type Verb } from './verbs.ts';

/** What a command file exports as `register`: adds its verbs, or its own action, to the noun. */
export type Register = (noun: Command, deps: Deps) => void;

/** Takes what the parser read, typed as the command declared it. */
type Work = (options: never, ...args: never[]) => Outcome | Promise<Outcome>;

function usage(message: string, hint: string): UserError {
  return new UserError('E_USAGE', message, { hint, exit: EXIT.usage });
}

/**
 * commander's command with help and errors in Chinese. The methods that commander calls on a usage error are
 * overridden to throw a UserError (exit 2), so that it never prints or exits by itself.
 */
export class Command extends Commander implements Explained {
  shownExamples: readonly Example[] = [];

  constructor(name?: string) {
    super(name);
    this.exitOverride().helpCommand(false).helpOption('-h, --help', '显示帮助');
  }

  override createCommand(name?: string): Command {
    return new Command(name);
  }

  override createHelp(): ChineseHelp {
    return new ChineseHelp();
  }

  /** Adds a verb; its Chinese name comes from the table of verbs. The default one is meant where none is said. */
  verb(name: Verb, summary: string, options: { isDefault?: boolean } = {}): Command {
    return this.command(name, options).description(summary).alias(VERBS[name]);
  }

  /** Shown first in the help; the tests run the parser over every one of them. */
  examples(...examples: Example[]): this {
    this.shownExamples = examples;
    return this;
  }

  /** What the command does; its outcome is presented. The options and arguments are those declared on this command. */
  run(deps: Deps, work: Work): this {
    return this.action(async (...given: unknown[]) => {
      const args = given.slice(0, this.registeredArguments.length);
      await deps.present(await work(this.opts<never>(), ...(args as never[])));
    });
  }

  /** The subcommand of this English or Chinese name. @throws UserError E_USAGE */
  requireCommand(name: string): Command {
    const found = this.commands.find((c) => c.name() === name || c.aliases().includes(name));
    if (found) return found as Command;
    const candidates = this.commands.flatMap((c) => [c.name(), ...c.aliases()]);
    const near = didYouMean(name, candidates);
    throw usage(`没有「${name}」这个命令`, near || `运行 ${this.path()} --help 查看全部命令`);
  }

  /** `zfjd plan import` */
  path(): string {
    return this.parent ? `${(this.parent as Command).path()} ${this.name()}` : this.name();
  }

  // From here on: called by commander, which does not declare them.

  unknownCommand(): never {
    this.requireCommand(this.args[0] ?? '');
    throw new Error('commander reported a known command as unknown');
  }

  unknownOption(flag: string): never {
    const near = didYouMean(flag, this.longFlags());
    throw usage(`没有「${flag}」这个选项`, near || this.helpHint());
  }

  missingArgument(name: string): never {
    throw usage(`缺少参数 <${name}>`, this.helpHint());
  }

  optionMissingArgument(option: Option): never {
    throw usage(`选项 ${option.flags} 后面要有值`, this.helpHint());
  }

  missingMandatoryOptionValue(option: Option): never {
    throw usage(`必须给出选项 ${option.flags}`, this.helpHint());
  }

  _conflictingOption(option: Option, other: Option): never {
    throw usage(`选项 ${option.flags} 和 ${other.flags} 不能同时使用`, this.helpHint());
  }

  _excessArguments(received: readonly string[]): void {
    const expected = this.registeredArguments.length;
    const surplus = received.slice(expected).map((word) => `「${word}」`);
    throw usage(`多出的参数：${surplus.join('')}`, this.helpHint());
  }

  _callParseArg(target: Option | Argument, value: string, previous: unknown): unknown {
    const what = 'flags' in target ? `选项 ${target.flags}` : `参数 <${target.name()}>`;
    const choices = target.argChoices;
    if (choices && !choices.includes(value)) {
      throw usage(`${what} 的值不能是「${value}」`, `可用的值：${choices.join('、')}`);
    }
    try {
      return target.parseArg?.(value, previous);
    } catch (error) {
      throw error instanceof UserError ? usage(`${what} ${error.message}`, error.hint ?? '') : error;
    }
  }

  /** Of this command and all above it. */
  private longFlags(): string[] {
    const own = this.options.flatMap((option) => option.long ?? []);
    return this.parent ? [...own, ...(this.parent as Command).longFlags()] : own;
  }

  private helpHint(): string {
    return `运行 ${this.path()} --help 查看用法`;
  }
}
