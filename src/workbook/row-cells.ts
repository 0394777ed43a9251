import type { CellRef } from '../kernel/cell-ref.ts';
import type { Finding, Severity } from '../kernel/finding.ts';
import { parseDate, makeDate, type LocalDate } from '../kernel/local-date.ts';
import { compact, normalise } from '../kernel/text.ts';
import type { LocatedCell, LocatedRow } from './locate-model.ts';
import type { Cell, CellTrouble } from './model.ts';
import type { HeaderWords } from './vocabulary.ts';

/** Where a row stands, and where its findings go. */
export interface RowContext {
  readonly file: string;
  readonly sheet: string;
  readonly vocabulary: HeaderWords;
  readonly findings: Finding[];
}

const TROUBLE: Readonly<Record<CellTrouble, readonly [message: string, next: string]>> = {
  'error-value': ['单元格是表格软件的错误值', '改正公式或直接填写内容'],
  'no-cached-value': [
    '单元格是公式，但文件里没有保存计算结果',
    '在表格软件中打开、重新计算并保存，或直接填写结果',
  ],
  'lost-digits': ['长号码被当作数字保存，15位以后的数字已经丢失', '把该列设为“文本”格式后重新填写号码'],
};

/** The error values of spreadsheet programs, as they stand in text files. */
const ERROR_TEXT = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!)$/u;

/** What is wrong with a cell; also where its error was written out as text. */
export function troubleOf(cell: Pick<Cell, 'text' | 'trouble'>): CellTrouble | undefined {
  return (
    cell.trouble ?? (cell.text.includes('#') && ERROR_TEXT.test(cell.text.trim()) ? 'error-value' : undefined)
  );
}

/** Exports of other systems write `2026-09-01 10:23:00`; the day is what counts. */
const TIME_OF_DAY = /(?<=\d日?)[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u;

/** 一行的取值: reads cells of one row by column name; whatever cannot be trusted becomes a finding. */
export class RowCells {
  readonly row: LocatedRow;
  readonly #context: RowContext;

  constructor(row: LocatedRow, context: RowContext) {
    this.row = row;
    this.#context = context;
  }

  /** Where a value stands or should stand; the row alone where there is no such column. */
  place(key?: string): CellRef {
    const { file, sheet } = this.#context;
    const at = key === undefined ? undefined : this.row.place(key);
    return at ? { file, sheet, row: at.row, column: at.column } : { file, sheet, row: this.row.number };
  }

  /** Normalised text; empty where there is none, or where the cell is in trouble (then with a finding). */
  text(key: string): string {
    const found = this.row.get(key);
    if (!found) return '';
    const trouble = troubleOf(found.cell);
    if (trouble) {
      this.#trouble(key, found, trouble);
      return '';
    }
    return normalise(found.cell.text);
  }

  /** As written, line ends kept; for cells that hold lists. */
  raw(key: string): string {
    return this.text(key) === '' ? '' : (this.row.get(key)?.cell.text ?? '');
  }

  /** A code: no white space, capital letters. */
  code(key: string): string {
    return compact(this.text(key)).toUpperCase();
  }

  number(key: string): number | undefined {
    return this.row.get(key)?.cell.number;
  }

  /** A day; a finding where something else stands there. */
  date(key: string, code: string): LocalDate | undefined {
    const found = this.row.get(key);
    if (!found) return undefined;
    if (found.cell.date) return found.cell.date;
    const text = this.text(key).replace(TIME_OF_DAY, '');
    if (text === '' || /^(?:长期|无固定期限|-+|—+|\/|无)$/.test(text)) return undefined;
    const m = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(compact(text));
    const day = (m && makeDate(Number(m[1]), Number(m[2]), Number(m[3]))) ?? parseDate(text);
    if (day) return day;
    this.find(key, {
      code,
      severity: '必改',
      message: '不是日期',
      next: '写成 2026-03-31 的形式，没有期限的留空',
    });
    return undefined;
  }

  /** 是/否; a finding where it is neither. Empty = 否. */
  yes(key: string, code: string): boolean {
    const text = compact(this.text(key));
    if (/^(?:是|有|√|✓|Y|YES|TRUE|1)$/i.test(text)) return true;
    if (/^(?:|否|无|不|×|X|N|NO|FALSE|0|-|—|\/)$/i.test(text)) return false;
    this.find(key, { code, severity: '必改', message: '应填“是”或“否”', next: '改填“是”或“否”' });
    return false;
  }

  /** Adds a finding about a cell, or about the row where `key` is absent. */
  find(
    key: string | undefined,
    finding: { code: string; severity: Severity; message: string; next: string } & Pick<
      Partial<Finding>,
      'basis' | 'value' | 'aspect'
    >,
  ): void {
    const label = key === undefined ? '' : `「${this.#context.vocabulary.label(key)}」`;
    this.#context.findings.push({
      aspect: '录入',
      ...finding,
      message: `${label}${finding.message}`,
      where: this.place(key),
      value: finding.value ?? (key === undefined ? '' : normalise(this.row.get(key)?.cell.text ?? '')),
    });
  }

  #trouble(key: string, found: LocatedCell, trouble: CellTrouble): void {
    const [message, next] = TROUBLE[trouble];
    const where = this.place(key);
    const known = this.#context.findings.some(
      (f) =>
        f.code === 'W101' &&
        f.where.row === where.row &&
        f.where.column === where.column &&
        f.where.sheet === where.sheet,
    );
    if (!known) this.find(key, { code: 'W101', severity: '必改', message, next, value: found.cell.text });
  }
}
