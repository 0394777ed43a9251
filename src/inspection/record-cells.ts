import { groupBy } from '../kernel/group.ts';
import type { Severity } from '../kernel/finding.ts';
import { isPlain, normalise } from '../kernel/text.ts';
import { troubleOf } from '../workbook/row-cells.ts';
import type { Cell, Row } from '../workbook/model.ts';
import type { MappedColumn } from './record-columns.ts';

/** What is wrong with a value of a record. */
export interface RecordTrouble {
  readonly code: string;
  /** 必改: the record cannot be taken. */
  readonly severity: Severity;
  readonly row: number;
  /** From 1; absent = the row as a whole. */
  readonly column?: number | undefined;
  readonly value: string;
  readonly message: string;
  readonly next: string;
}

/** A code as it should be. */
const CODE = /^[0-9A-Z-]*$/;
const CONTROL = /[\u0000-\u001f\u007f]/g;

/** 一行的单元格: by column name, row after row. A value that cannot be trusted is told, and empty. */
export class RecordCells {
  /** Something of the row at hand keeps it out. */
  refused = false;
  readonly #at: ReadonlyMap<string, number>;
  /** Places of the columns of a list, where it has several. */
  readonly #several: ReadonlyMap<string, readonly number[]>;
  readonly #headers: ReadonlyMap<string, string>;
  readonly #report: (trouble: RecordTrouble) => void;
  #row: Row = { number: 0, hidden: false, cells: [] };
  /** What was said of the row at hand, since one cell is read for several purposes. */
  #told: string[] = [];

  constructor(columns: readonly MappedColumn[], report: (trouble: RecordTrouble) => void) {
    const used = columns.filter((column) => column.key !== undefined && !column.twice);
    const groups = [...groupBy(used, ({ key }) => key as string)];
    this.#at = new Map(groups.map(([key, [first]]) => [key, (first as MappedColumn).column - 1]));
    this.#headers = new Map(groups.map(([key, [first]]) => [key, (first as MappedColumn).header]));
    this.#several = new Map(
      groups.flatMap(([key, own]) => (own.length > 1 ? [[key, own.map(({ column }) => column - 1)]] : [])),
    );
    this.#report = report;
  }

  begin(row: Row): void {
    this.#row = row;
    this.refused = false;
    this.#told = [];
  }

  /** Which of these columns hold something, by their places in the row. */
  filled(keys: readonly string[]): number[] {
    return keys.flatMap((key) => {
      const at = this.#at.get(key);
      return at !== undefined && (this.#row.cells[at]?.text ?? '').trim() !== '' ? [at] : [];
    });
  }

  cell(key: string): Cell | undefined {
    const at = this.#at.get(key);
    return at === undefined ? undefined : this.#sound(key, this.#row.cells[at]);
  }

  #sound(key: string, cell: Cell | undefined): Cell | undefined {
    if (!cell || troubleOf(cell) === undefined) return cell;
    this.refuse(
      'I108',
      key,
      '单元格是错误值，或长号码已丢失末尾数字',
      '在表格软件中改正，长号码的列设为文本后重填',
    );
    return undefined;
  }

  has(key: string): boolean {
    return this.#at.has(key);
  }

  /** The texts of all columns of a list, in their order. */
  raws(key: string): string[] {
    const several = this.#several.get(key);
    if (several) return several.map((at) => this.#sound(key, this.#row.cells[at])?.text ?? '');
    return this.#at.has(key) ? [this.raw(key)] : [];
  }

  raw(key: string): string {
    return this.cell(key)?.text ?? '';
  }

  text(key: string): string {
    const raw = this.raw(key);
    return isPlain(raw) ? raw : normalise(raw).replace(CONTROL, '');
  }

  code(key: string): string {
    const text = this.text(key);
    return CODE.test(text) ? text : text.replaceAll(' ', '').toUpperCase();
  }

  refuse(code: string, key: string, message: string, next: string): void {
    this.refused = true;
    this.#tell(code, '必改', key, message, next);
  }

  remark(code: string, key: string, message: string, next: string): void {
    this.#tell(code, '建议', key, message, next);
  }

  #tell(code: string, severity: Severity, key: string, message: string, next: string): void {
    if (this.#told.includes(code + key)) return;
    this.#told.push(code + key);
    const at = this.#at.get(key);
    const header = this.#headers.get(key);
    this.#report({
      code,
      severity,
      row: this.#row.number,
      column: at === undefined ? undefined : at + 1,
      value: normalise((at === undefined ? undefined : this.#row.cells[at]?.text) ?? '').slice(0, 80),
      message: header === undefined ? message : `「${header}」${message}`,
      next,
    });
  }
}
