import type { Outcome } from '../document/blocks.ts';
import { jsonPieces } from '../document/json.ts';
import { renderTerminal } from '../document/terminal.ts';
import type { Deps } from './deps.ts';
import type { Io } from './io.ts';

/** Writes an answer to stdout in the form asked for; its warnings, where not part of the JSON, to stderr. */
export async function present(outcome: Outcome, { io, env, options, note }: Deps): Promise<void> {
  if (options.json === true) {
    writeAll(io, jsonPieces(outcome));
    return;
  }
  for (const warning of outcome.warnings ?? []) note(`注意：${warning}`);
  const wellDone = outcome.routine === true && outcome.attention !== true && outcome.failed !== true;
  if (wellDone && options.quiet === true) return;
  const color = options.color && !env['NO_COLOR'];
  writeAll(io, await renderTerminal(outcome.blocks, { tty: io.stdoutTTY, columns: io.columns, color }));
}

/** Characters written at once. */
const PORTION = 1 << 20;

function writeAll({ stdout }: Io, pieces: Iterable<string>): void {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < PORTION) continue;
    stdout.write(text);
    text = '';
  }
  if (text !== '') stdout.write(text);
}
