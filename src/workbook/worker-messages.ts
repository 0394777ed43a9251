import type { ReadLimits } from './model.ts';
import type { PackedWorkbook } from './packed.ts';

/** One file on its way to the reading thread. */
export interface ReadRequest {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly encoding: string | undefined;
  readonly limits: ReadLimits;
}

/** What comes back: the workbook, a `UserError` taken apart, or a defect of ours. */
export type ReadReply =
  | { readonly kind: 'read'; readonly workbook: PackedWorkbook; readonly bytes: Uint8Array }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly hint: string | undefined;
    }
  | { readonly kind: 'defect'; readonly message: string; readonly stack: string | undefined };
