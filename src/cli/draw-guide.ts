import type { Outcome } from '../document/blocks.ts';
import { commandText, nextStep, type NextStep } from '../draw/next-step.ts';
import { UserError } from '../kernel/errors.ts';
import type { Deps } from './deps.ts';
import { canAsk } from './prompts.ts';
import { stepView } from './views/draw-watch.ts';

/**
 * 引导: walks the person at the keyboard through a quarter. Each step is a plain command, shown before it runs, so that
 * what the guide does can be done, and checked, without it. Without a terminal it only tells the next step.
 */
export async function guide(deps: Deps, quarter: string): Promise<Outcome> {
  const [store, pack] = [await deps.openStore(), await deps.pack()];
  const today = deps.clock.today();
  for (;;) {
    const step = nextStep(store, pack, quarter, today);
    if (!step || !canAsk(deps) || (step.from !== undefined && step.from > today))
      return stepView(quarter, step);
    deps.note(`\n${quarter} ${step.title}\n先做：${step.before}\n命令：${commandText(step)}`);
    if (!(await deps.prompter.confirm('已经办妥，现在录入并运行这条命令'))) return stepView(quarter, step);
    const words = await filled(deps, step);
    deps.note(`运行：zfjd ${words.join(' ')}`);
    await runPlainly(deps, words);
    const after = nextStep(store, pack, quarter, today);
    if (after && commandText(after) === commandText(step) && after.before === step.before)
      return stepView(quarter, after);
  }
}

async function filled(deps: Deps, { words }: NextStep): Promise<string[]> {
  const given: string[] = [];
  for (const word of words) {
    given.push(
      typeof word === 'string'
        ? word
        : `${word.before ?? ''}${(await deps.prompter.input(word.question)).trim()}`,
    );
  }
  return given;
}

/** What is refused is told, and can be asked for again. */
async function runPlainly(deps: Deps, words: readonly string[]): Promise<void> {
  try {
    await deps.run(words);
  } catch (error) {
    if (!(error instanceof UserError) || error.code === 'E_CANCELLED') throw error;
    deps.note(`没有办成：${error.message}${error.hint === undefined ? '' : `\n${error.hint}`}`);
  }
}
