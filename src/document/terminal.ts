import type { Block } from './blocks.ts';
import { plainPieces } from './plain.ts';

/** What stdout is: decided by `cli` from the stream, `--no-color` and `NO_COLOR`, never in here. */
export interface TerminalOptions {
  readonly columns: number | undefined;
  readonly tty: boolean;
  readonly color: boolean;
}

/** Blocks as text for stdout, in pieces: drawn for a person on a terminal, tab-separated for anything else. */
export async function renderTerminal(
  blocks: readonly Block[],
  options: TerminalOptions,
): Promise<Iterable<string>> {
  if (!options.tty) return plainPieces(blocks);
  const { renderTty } = await import('./tty.ts');
  return [await renderTty(blocks, options)];
}
