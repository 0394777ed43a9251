import type { Outcome } from '../document/blocks.ts';
import { renderJson } from '../document/json.ts';
import { renderTerminal } from '../document/terminal.ts';
import type { Deps } from './deps.ts';

/** Writes an answer to stdout in the form asked for; its warnings, where not part of the JSON, to stderr. */
export async function present(outcome: Outcome, { io, env, options, note }: Deps): Promise<void> {
  if (options.json === true) {
    io.stdout.write(renderJson(outcome));
    return;
  }
  for (const warning of outcome.warnings ?? []) note(`注意：${warning}`);
  const wellDone = outcome.routine === true && outcome.attention !== true && outcome.failed !== true;
  if (wellDone && options.quiet === true) return;
  const color = options.color && !env['NO_COLOR'];
  io.stdout.write(await renderTerminal(outcome.blocks, { tty: io.stdoutTTY, columns: io.columns, color }));
}
