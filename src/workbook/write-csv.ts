import { inertCell } from '../kernel/text.ts';
import type { Table } from './write-table.ts';

/**
 * 导出 CSV: UTF-8 with the mark by which Excel and WPS know it, lines ending as RFC 4180 wants. Texts are made
 * inert.
 */
export function writeCsv({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const lines = [columns.map(({ header }) => header), ...rows].map((values) =>
    values.map((value) => field(value === null ? '' : String(value))).join(','),
  );
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
}

function field(text: string): string {
  const inert = inertCell(text);
  // Other separators too, or a reader that guesses takes them for the one.
  return /[",;|\t\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
