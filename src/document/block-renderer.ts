import type { Block } from './blocks.ts';

export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** How one medium shows each kind of block; a new kind does not compile until every medium knows it. */
export type BlockRenderer<T> = { readonly [K in Block['kind']]: (block: BlockOf<K>) => T };

export function renderBlock<T>(renderer: BlockRenderer<T>, block: Block): T {
  return (renderer[block.kind] as (block: Block) => T)(block);
}
