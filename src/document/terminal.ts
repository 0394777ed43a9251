import type { Block } from './blocks.ts';
import { renderPlain } from './plain.ts';

/** What stdout is: decided by `cli` from the stream, `--no-color` and `NO_COLOR`, never in here. */
export interface TerminalOptions {
  readonly columns: number | undefined;
  readonly tty: boolean;
  readonly color: boolean;
}

/** Blocks as text for stdout: drawn for a person on a terminal, tab-separated for anything else. */
export async function renderTerminal(blocks: readonly Block[], options: TerminalOptions): Promise<string> {
  if (!options.tty) return renderPlain(blocks);
  const { renderTty } = await import('./tty.ts');
  return renderTty(blocks, options);
}
