import type { Finding } from '../kernel/finding.ts';
import type { PickedRow, SharedTrouble, SheetEnd } from './record-messages.ts';
import type { RecordTrouble } from './record-cells.ts';
import { LAYOUT_NAME, type Layout } from './model.ts';
import { UNUSED_COLUMNS, type MappedColumn } from './record-columns.ts';
import type { SortCounts } from './make-records.ts';
import type { WriteCounts } from './write-records.ts';

/** 列的对应, as people are shown it. */
export interface ColumnReport {
  readonly column: number;
  readonly header: string;
  /** Label of the column of ours; undefined = not known, nothing of it was taken. */
  readonly label: string | undefined;
  /** Known, but of no use, or named twice. */
  readonly unused: boolean;
}

/** What became of one sheet of records. */
export interface SheetReport {
  readonly sheet: string;
  readonly layout: Layout;
  readonly columns: readonly ColumnReport[];
  /** Data rows. */
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
  /** Rows set apart, by class. */
  readonly outside: Readonly<Record<string, number>>;
  /** Rows that count, by 由来. */
  readonly origins: Readonly<Record<string, number>>;
  readonly cancelled: number;
  readonly unknownObjects: number;
  readonly citizens: number;
}

/** 没有采用的行, as a table that can be corrected and imported again. */
export interface RefusedTable {
  readonly sheet: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface ImportedBase {
  readonly file: string;
  readonly sheets: readonly SheetReport[];
  readonly findings: readonly Finding[];
  /** Refused rows that are not among the findings one by one. */
  readonly untold: number;
  readonly notes: readonly string[];
  readonly refusedRows: readonly RefusedTable[];
}

/** What became of one file. */
export type RecordFileReport =
  | (ImportedBase & { readonly outcome: 'imported' })
  /** Some rows cannot be taken, and nobody agreed to leave them out: none of the file is in. */
  | (ImportedBase & { readonly outcome: 'refused' })
  | {
      readonly file: string;
      readonly outcome: 'failed';
      readonly code: string;
      readonly message: string;
      readonly hint: string | undefined;
    };

export function columnReports(
  columns: readonly MappedColumn[],
  label: (key: string) => string,
): ColumnReport[] {
  return columns.map(({ column, header, key, twice }) => ({
    column,
    header,
    label: key === undefined ? undefined : label(key),
    unused: twice || (key !== undefined && UNUSED_COLUMNS.has(key)),
  }));
}

/** Of one sheet while its records are being written. */
export interface SheetProgress {
  readonly name: string;
  readonly layout: Layout;
  readonly columns: readonly MappedColumn[];
  readonly counts: WriteCounts & SortCounts;
  readonly refused: ReadonlyMap<number, string>;
}

export function sheetReport(
  { name, layout, columns, counts, refused }: SheetProgress,
  end: SheetEnd | undefined,
  label: (key: string) => string,
): SheetReport {
  return {
    sheet: name,
    layout,
    columns: columnReports(columns, label),
    rows: end?.rows ?? 0,
    added: counts.added,
    changed: counts.changed,
    same: counts.same,
    refused: refused.size,
    outside: Object.fromEntries(counts.outside),
    origins: Object.fromEntries(counts.origins),
    cancelled: counts.cancelled,
    unknownObjects: counts.unknownObjects,
    citizens: end?.citizens ?? 0,
  };
}

export function findingOf(file: string, sheet: string, trouble: RecordTrouble): Finding {
  const { code, severity, row, column, value, message, next } = trouble;
  return {
    code,
    severity,
    aspect: '录入',
    where: column === undefined ? { file, sheet, row } : { file, sheet, row, column },
    value,
    message,
    next,
  };
}

/** A remark that many rows share is told once, at the first of them. */
export function sharedFinding(file: string, sheet: string, trouble: SharedTrouble): Finding {
  const finding = findingOf(file, sheet, trouble);
  return trouble.times === 1
    ? finding
    : { ...finding, message: `${finding.message}（共${trouble.times}行）` };
}

/** What a person should know of the file besides the numbers. */
export function notesOf(sheets: readonly SheetReport[], ends: readonly SheetEnd[], kept: boolean): string[] {
  const notes: string[] = [];
  for (const end of ends) {
    if (!end.found) {
      notes.push(`工作表「${end.name}」没有找到检查记录的表头，没有导入`);
      continue;
    }
    const skipped = Object.entries(end.skipped).filter(([reason]) => reason !== '空行');
    if (skipped.length > 0) {
      const list = skipped.map(([reason, count]) => `${reason}${count}行`).join('、');
      notes.push(`工作表「${end.name}」有${list}，没有当作记录`);
    }
    if (end.citizens > 0) {
      notes.push(
        `工作表「${end.name}」有${end.citizens}条记录的对象是个人：检查本身已导入，姓名、证件号码和地点${kept ? '按要求导入' : '没有导入'}`,
      );
    }
    if (end.personal.length > 0 && !kept) {
      notes.push(
        `工作表「${end.name}」的${end.personal.map((header) => `「${header}」`).join('')}中的个人信息没有导入，留存的原件里也已隐去`,
      );
    }
  }
  for (const { sheet, layout, columns } of sheets) {
    const unknown = columns.filter(({ label }) => label === undefined);
    if (unknown.length > 0) {
      notes.push(
        `工作表「${sheet}」（${LAYOUT_NAME[layout]}）有不认识的列，没有导入：${unknown.map(({ header }) => `「${header}」`).join('')}；可用 zfjd header add inspection 登记写法`,
      );
    }
  }
  return notes;
}

/** Refused rows under the header of their sheet, each with its number and the reason. */
export function refusedTable(
  sheet: string,
  columns: readonly MappedColumn[],
  rows: readonly PickedRow[],
): RefusedTable {
  const headers = new Map(columns.map(({ column, header }) => [column, header]));
  const width = Math.max(...headers.keys());
  const cellsOf = <T>(of: (at: number) => T) => Array.from({ length: width }, (_, at) => of(at));
  return {
    sheet,
    header: [...cellsOf((at) => headers.get(at + 1) ?? ''), '原行号', '未导入原因'],
    rows: rows.map(({ row, cells, reason }) => [...cellsOf((at) => cells[at] ?? ''), String(row), reason]),
  };
}
