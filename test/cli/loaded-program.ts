import type { Command } from '../../src/cli/command.ts';
import type { Deps } from '../../src/cli/deps.ts';
import { wholeProgram } from '../../src/cli/program.ts';

/** The whole command line with all its nouns, to be looked at; nothing can be run. */
export function loadedProgram(): Promise<Command> {
  return wholeProgram({
    start: () => ({}) as Deps,
    write: () => undefined,
    writeError: () => undefined,
    version: '0',
  });
}

/** The commands that do something. */
export function leaves(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : (command.commands as Command[]).flatMap(leaves);
}
