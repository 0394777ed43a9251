import { DEFAULT_LIMITS, type ReadLimits } from './model.ts';

/** For `--large`: exports of a whole district's year. The ratio and the number of entries stay bounded. */
export const LARGE_LIMITS: ReadLimits = {
  ...DEFAULT_LIMITS,
  fileBytes: 1e9,
  partBytes: 2e9,
  totalBytes: 3e9,
  // As many rows of one cell each still fit into Node's usual heap of 4 GB.
  cells: 20e6,
  milliseconds: 600_000,
  heapMb: 4096,
};

/** The bounds for one file: what the caller sets over what `large` or its absence gives. */
export function limitsFor(large: boolean, own: Partial<ReadLimits> = {}): ReadLimits {
  return { ...(large ? LARGE_LIMITS : DEFAULT_LIMITS), ...own };
}
