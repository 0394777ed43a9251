import type { RowCells } from '../workbook/row-cells.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { AgencyDirectory } from './directory.ts';
import type { Roster } from './model.ts';

/** What reading one roster's rows may look up. */
export interface RosterContext {
  readonly directory: AgencyDirectory;
  readonly today: LocalDate;
}

/**
 * 名录的读法: how one roster's rows become records. `read` gives undefined for a row that cannot be taken,
 * after saying why in a finding.
 */
export interface RosterForm<R> {
  readonly roster: Roster;
  /** Columns without which the sheet cannot be this roster. */
  readonly columns: readonly string[];
  read(cells: RowCells, context: RosterContext): R | undefined;
  code(record: R): string;
  name(record: R): string;
  /** Joins a further row of the same code, where a roster spreads one record over rows; undefined = a clash. */
  join?(known: R, further: R): R | undefined;
  /** The record on file, in the same form. */
  find(reader: Reader, code: string): R | undefined;
  save(tx: Tx, record: R, on: LocalDate): void;
  /** Codes on file. */
  codes(reader: Reader): string[];
}
