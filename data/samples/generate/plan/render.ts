import { a1 } from '../../../../src/kernel/cell-ref.ts';
import { SheetDraft } from '../workbook.ts';
import type { Block, Key, Layout, PlanFile, Planted, Value } from './model.ts';

/** 埋设的问题 with its place: a line of `faults.json`. */
export interface Fault {
  readonly file: string;
  readonly sheet: string;
  /** `G12`, or `第12行` where no cell of it is meant. */
  readonly cell: string;
  readonly code: string;
  readonly severity: Planted['severity'];
  readonly note: string;
}

/** The sheets of a plan, and where in them the planted faults stand. */
export function renderPlan(plan: PlanFile): { sheets: SheetDraft[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const sheets = plan.sheets.map(({ name, blocks, hidden }) => {
    const sheet = new SheetDraft(name, hidden);
    // A text file has one sheet, named after the file.
    const known = plan.file.endsWith('.csv') ? plan.file.slice(0, -4) : name;
    for (const block of blocks) {
      renderBlock(sheet, block, ({ code, severity, note }, cell) =>
        faults.push({ file: plan.file, sheet: known, cell, code, severity, note }),
      );
    }
    return sheet;
  });
  return { sheets, faults };
}

type Report = (planted: Planted, cell: string) => void;

function renderBlock(sheet: SheetDraft, block: Block, report: Report): void {
  const { layout } = block;
  const width = layout.columns.length;
  let row = sheet.rows === 0 ? 1 : sheet.rows + 2;
  for (const text of block.above) {
    sheet.put(row, 1, text);
    sheet.merge(row, 1, row, width);
    row += 1;
  }
  const header = row;
  row = putHeader(sheet, layout, row);
  sheet.widths(layout.columns.map(({ key }) => WIDTHS[key] ?? 12));
  const placeOf = (key: Key, at: number) =>
    a1(at, layout.columns.findIndex((column) => column.key === key) + 1);
  for (const one of block.plantedHeader ?? []) {
    report(one, one.key === undefined ? a1(header) : placeOf(one.key, header));
  }
  if (layout.numbered) {
    for (let column = 1; column <= width; column += 1) sheet.put(row, column, column);
    row += 1;
  }
  const first = row;
  let breaks = 0;
  for (const [index, line] of block.lines.entries()) {
    if (layout.page !== undefined && index > 0 && index % layout.page === 0) {
      row = putHeader(sheet, layout, row);
      breaks = row;
    }
    if (line.band !== undefined) {
      sheet.put(row, 1, line.band);
      sheet.merge(row, 1, row, width);
      row += 1;
    }
    for (const [at, { key }] of layout.columns.entries()) {
      sheet.put(row, at + 1, key === 'seq' ? index + 1 : line.values[key]);
    }
    if (line.hidden) sheet.hideRow(row);
    for (const one of line.planted) report(one, one.key === undefined ? a1(row) : placeOf(one.key, row));
    row += 1;
  }
  for (const key of breaks === 0 ? (layout.merged ?? []) : []) {
    mergeDown(sheet, layout.columns.findIndex((column) => column.key === key) + 1, first, row - 1);
  }
  if (block.total) row = putTotal(sheet, block, row);
  for (const text of block.below ?? []) {
    sheet.put(row, 1, text);
    sheet.merge(row, 1, row, width);
    row += 1;
  }
}

/** One or two rows; returns the row after them. */
function putHeader(sheet: SheetDraft, { columns }: Layout, row: number): number {
  const deep = columns.some(({ parent }) => parent !== undefined);
  for (let at = 0; at < columns.length; at += 1) {
    const { header, parent } = columns[at] ?? { header: '' };
    if (parent === undefined) {
      sheet.put(row, at + 1, header);
      if (deep) sheet.merge(row, at + 1, row + 1, at + 1);
      continue;
    }
    let end = at;
    while (columns[end + 1]?.parent === parent) end += 1;
    sheet.put(row, at + 1, parent);
    sheet.merge(row, at + 1, row, end + 1);
    for (let child = at; child <= end; child += 1) sheet.put(row + 1, child + 1, columns[child]?.header);
    at = end;
  }
  return row + (deep ? 2 : 1);
}

/** Merges equal neighbours of a column; only the first keeps its value. */
function mergeDown(sheet: SheetDraft, column: number, first: number, last: number): void {
  for (let top = first; top <= last;) {
    const value = sheet.at(top, column);
    let bottom = top;
    while (bottom < last && same(value, sheet.at(bottom + 1, column))) bottom += 1;
    if (value !== undefined) sheet.merge(top, column, bottom, column);
    for (let row = top + 1; row <= bottom; row += 1) sheet.remove(row, column);
    top = bottom + 1;
  }
}

function same(a: Value | undefined, b: Value | undefined): boolean {
  return a !== undefined && a === b;
}

function putTotal(sheet: SheetDraft, { layout, lines }: Block, row: number): number {
  const column = layout.columns.findIndex(({ key }) => key === 'target_count') + 1;
  sheet.put(row, 1, '合计');
  sheet.put(
    row,
    column,
    lines.reduce((sum, { values }) => sum + Number(values.target_count), 0),
  );
  return row + 1;
}

/** Characters. */
const WIDTHS: Readonly<Partial<Record<Key, number>>> = {
  seq: 5,
  item: 26,
  item_detail: 32,
  basis: 34,
  object_scope: 34,
  subject: 28,
  time: 20,
  method: 18,
  necessity: 30,
  plan_name: 24,
  object_uscc: 22,
  remark: 24,
};
