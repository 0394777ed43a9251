import type { Trouble } from '../kernel/thread-trouble.ts';
import type { ReadLimits } from './model.ts';
import type { PackedWorkbook } from './packed.ts';

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
