import { tooManyCells } from './faults.ts';

/** Counts the cells of a workbook. */
export function cellCounter(file: string, limit: number): () => void {
  let cells = 0;
  return () => {
    if (++cells > limit) throw tooManyCells(file, limit);
  };
}
