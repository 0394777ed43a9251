import type { Merge } from '../workbook/model.ts';
import type { ColumnWordings } from '../workbook/vocabulary.ts';
import type { RecordTrouble } from './record-cells.ts';
import type { Layout } from './model.ts';
import type { RecordBatch } from './record-batch.ts';
import type { MappedColumn } from './record-columns.ts';

export interface ReadRecords {
  readonly kind: 'read';
  readonly path: string;
  readonly encoding: string | undefined;
  readonly wordings: ColumnWordings;
  /** Days since 1970-01-01. */
  readonly today: number;
  readonly withCitizens: boolean;
  readonly agencyGiven: boolean;
  /** By the library: the fast path gave the file up. */
  readonly slowly: boolean;
  /** Merged regions among the records, by sheet: known once the file was read to its end. */
  readonly merged?: MergedRegions | undefined;
}

export type MergedRegions = ReadonlyMap<number, readonly Merge[]>;

/** Rows that were refused, by sheet and number, each with what the reading thread cannot know: why, or ''. */
export type RefusedRows = ReadonlyMap<number, ReadonlyMap<number, string>>;

export type ToRecordWorker =
  | ReadRecords
  /** The objects of a batch are to be looked up in the data file. */
  | {
      readonly kind: 'find';
      readonly registry: string;
      /** `OBJECT_TEXTS` of each record. */
      readonly texts: readonly string[];
    }
  /** One more batch may come. */
  | { readonly kind: 'more' }
  /** What is to be kept of the file last read. */
  | { readonly kind: 'keep' }
  /** The rows themselves, of the file last read. */
  | { readonly kind: 'pick'; readonly rows: RefusedRows };

/** A sheet whose table of records was found. */
export interface SheetFound {
  readonly sheet: number;
  readonly name: string;
  readonly layout: Layout;
  readonly columns: readonly MappedColumn[];
}

/** What a sheet came to. */
export interface SheetEnd {
  readonly sheet: number;
  readonly name: string;
  /** Absent where it has no table of records. */
  readonly found: boolean;
  /** Rows of data, refused ones included. */
  readonly rows: number;
  /** Rows that are no data: how many for each reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Records of citizens. */
  readonly citizens: number;
  /** Headers of columns that name citizens and hold something. */
  readonly personal: readonly string[];
  /** Some cell holds what is not to be kept, of a refused row too. */
  readonly hides: boolean;
}

/** The file in the form it is kept. */
export interface KeptForm {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly packed: Uint8Array<ArrayBuffer>;
}

export interface BatchMessage {
  readonly kind: 'batch';
  readonly sheet: number;
  readonly batch: RecordBatch;
  /** As many as are shown one by one. */
  readonly troubles: readonly RecordTrouble[];
  /** Rows that were refused, each once. */
  readonly refused: readonly number[];
}

/** A remark that many rows share. */
export interface SharedTrouble extends RecordTrouble {
  readonly sheet: number;
  readonly times: number;
}

export type FromRecordWorker =
  | ({ readonly kind: 'sheet' } & SheetFound)
  | BatchMessage
  | {
      readonly kind: 'end';
      readonly digest: string;
      readonly sheets: readonly SheetEnd[];
      readonly shared: readonly SharedTrouble[];
    }
  /** All of it again: slowly, where the fast path met something it does not know; or with what is merged. */
  | { readonly kind: 'again'; readonly slowly: boolean; readonly merged: MergedRegions | undefined }
  | { readonly kind: 'found'; readonly objects: Int32Array<ArrayBuffer> }
  | ({ readonly kind: 'kept' } & KeptForm)
  | { readonly kind: 'picked'; readonly rows: readonly PickedRow[] };

/** A refused row as it stands in the file, under the header of its sheet. */
export interface PickedRow {
  readonly sheet: number;
  readonly row: number;
  readonly cells: readonly string[];
  readonly reason: string;
}
