import type { Trouble } from '../kernel/thread-trouble.ts';
import type { ReadLimits } from './model.ts';
import type { PackedWorkbook } from './packed.ts';
import type { PackedTexts } from './packed-texts.ts';

/** One file on its way to the reading thread. */
export interface ReadRequest {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly encoding: string | undefined;
  readonly limits: ReadLimits;
}

/** What comes back: the workbook, or what it ran into. */
export type ReadReply =
  { readonly kind: 'read'; readonly workbook: PackedWorkbook; readonly bytes: Uint8Array } | Trouble;

/** Shared strings that are many, before the reply: they can be decoded while the sheets are scanned. */
export interface TextsAhead {
  readonly kind: 'texts';
  readonly texts: PackedTexts;
}
