import { UserError } from '../../kernel/errors.ts';
import type { Deps } from '../deps.ts';
import { shellWord } from '../shell-word.ts';
import { filledWords } from './template.ts';

/**
 * Fills the blanks of a command, shows it as it would be typed and runs it. What it refuses is told, not thrown; false
 * then, and the commands after it are not for now.
 * @throws UserError E_CANCELLED where the person leaves a question
 */
export async function runTemplate(deps: Deps, template: string): Promise<boolean> {
  const words = await filledWords(template, await deps.tree(), deps.prompter);
  deps.io.stderr.write(`\n$ ${['zfjd', ...words, ...givenGlobals(deps)].map(shellWord).join(' ')}\n`);
  try {
    await deps.run(words);
    return true;
  } catch (error) {
    if (!(error instanceof UserError) || error.code === 'E_CANCELLED') throw error;
    deps.note(`没有办成：${error.message}${error.hint === undefined ? '' : `\n建议：${error.hint}`}`);
    return false;
  }
}

/** The global options the menu was begun with hold for what it runs, and so stand in what it shows. */
function givenGlobals({ options: { db, today, operator } }: Deps): string[] {
  return Object.entries({ db, today, operator }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
}
