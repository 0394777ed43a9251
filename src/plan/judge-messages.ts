import type { Trouble } from '../kernel/thread-trouble.ts';
import type { PackForm } from '../policy/prepared-pack.ts';
import type { Section, ColumnWordings } from '../workbook/vocabulary.ts';
import type { JudgedBytes, JudgeOptions } from './judged-file.ts';

/** Files to be read and judged, one after the other. */
export interface JudgeFiles {
  readonly kind: 'judge';
  readonly files: readonly string[];
  /** The data file, in which the registry stands. */
  readonly registry: string;
  readonly pack: PackForm;
  readonly wordings: Readonly<Record<Section, ColumnWordings>>;
  readonly options: JudgeOptions;
  readonly encoding: string | undefined;
  readonly large: boolean;
  /** The bundled `workbook/worker.ts`. */
  readonly readerPath: string;
}

export type ToJudgeWorker =
  | JudgeFiles
  /** One more file may come. */
  | { readonly kind: 'more' };

/** What became of the next file, in the order they were given. */
export type FromJudgeWorker =
  | { readonly kind: 'judged'; readonly file: JudgedBytes }
  | { readonly kind: 'failed'; readonly trouble: Trouble };
