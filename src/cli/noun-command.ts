import { Command } from './command.ts';
import type { Deps } from './deps.ts';
import { NOUNS } from './nouns.ts';

/** A noun with its verbs, apart from the program: a parser that is at work cannot be asked again. */
export async function nounCommand(name: string, deps: Deps): Promise<Command> {
  const noun = NOUNS.find((n) => n.name === name);
  if (!noun) throw new Error(`no such noun: ${name}`);
  const command = new Command(noun.name);
  (await noun.load()).register(command, deps);
  return command;
}
