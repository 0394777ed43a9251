import type { Command } from '../command.ts';
import type { Prompter } from '../io.ts';

/** What stands for a word that only a person knows: `<单位>`. */
const BLANK = /^<(.+)>$/u;

/**
 * 填空: asks for every blank of a command such as `zfjd plan return <序号> -o <文件夹>`, and gives the words after
 * `zfjd`. What is asked is what the command itself says of the option or argument.
 * @throws UserError E_CANCELLED
 */
export async function filledWords(template: string, program: Command, prompter: Prompter): Promise<string[]> {
  const [, ...words] = template.split(' ');
  const command = commandNamed(program, words);
  const filled: string[] = [];
  for (const word of words) {
    const name = BLANK.exec(word)?.[1];
    filled.push(
      name === undefined ? word : await answer(prompter, name, meaning(command, filled.at(-1), name)),
    );
  }
  return filled;
}

/** The deepest command that the words name, in whatever language. */
export function commandNamed(program: Command, words: readonly string[]): Command {
  let command = program;
  for (const word of words) {
    const verb = command.commands.find((c) => c.name() === word || c.aliases().includes(word));
    if (!verb) break;
    command = verb as Command;
  }
  return command;
}

interface Meaning {
  readonly text: string;
  readonly choices?: readonly string[];
}

/** Of the option before the blank, or of the argument of that name. */
function meaning(command: Command, before: string | undefined, name: string): Meaning {
  const option = command.options.find((o) => before !== undefined && [o.long, o.short].includes(before));
  const found = option ?? command.registeredArguments.find((argument) => argument.name() === name);
  return { text: found?.description ?? '', ...(found?.argChoices && { choices: found.argChoices }) };
}

async function answer(prompter: Prompter, name: string, { text, choices }: Meaning): Promise<string> {
  const question = text === '' || text === name ? name : `${name}（${text}）`;
  if (choices)
    return prompter.choose(
      question,
      choices.map((value) => ({ value, label: value })),
    );
  for (;;) {
    const given = unquoted((await prompter.input(question)).trim());
    if (given !== '') return given;
  }
}

/** Terminals quote what is dragged into them. */
function unquoted(text: string): string {
  return /^(['"])(.+)\1$/u.exec(text)?.[2] ?? text;
}
