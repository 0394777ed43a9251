import type { Merge, Row } from '../workbook/model.ts';
import type { RecordTrouble } from './record-cells.ts';
import type { MappedColumn } from './record-columns.ts';
import { UNUSED_COLUMNS } from './record-columns.ts';

/**
 * 合并单元格: regions of several rows in columns that are used. Only their first row holds the value, so whether the
 * rows are several records or one nobody can tell: none of them is taken.
 */
export function mergedRecords(
  merges: readonly Merge[],
  columns: readonly MappedColumn[],
  headerRow: number,
): Merge[] {
  const used = columns.filter(({ key }) => key !== undefined && !UNUSED_COLUMNS.has(key));
  return merges
    .filter(
      ({ top, bottom, left, right }) =>
        bottom > top && bottom > headerRow && used.some(({ column }) => column >= left && column <= right),
    )
    .sort((a, b) => a.top - b.top);
}

/** Tells of each row, in their order, in which merged regions it lies. */
export class MergedRows {
  readonly #merges: readonly Merge[];
  #next = 0;
  #open: Merge[] = [];

  /** @param merges sorted by their first row */
  constructor(merges: readonly Merge[]) {
    this.#merges = merges;
  }

  troubles({ number, cells }: Row, columns: readonly MappedColumn[]): RecordTrouble[] {
    while ((this.#merges[this.#next]?.top ?? Infinity) <= number)
      this.#open.push(this.#merges[this.#next++] as Merge);
    if (this.#open.length === 0) return [];
    this.#open = this.#open.filter(({ bottom }) => bottom >= number);
    return this.#open.map(({ top, bottom, left, right }) => {
      const header = columns.find(({ column }) => column >= left && column <= right)?.header ?? '';
      return {
        code: 'I109',
        severity: '必改',
        row: number,
        column: left,
        value: (cells[left - 1]?.text ?? '').slice(0, 80),
        message: `「${header}」第${top}至${bottom}行是合并单元格，只有第${top}行有值，看不出是几条记录`,
        next: '取消合并，把值填到每一行；本来是一条记录的，写成一行',
      };
    });
  }
}
