import { inertCell } from '../kernel/text.ts';
import type { Table } from './write-table.ts';

/** 导出 CSV: one table as WPS and Excel read it, UTF-8 with its mark, texts made inert as in `writeTable`. */
export function writeCsv({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const lines = [columns.map(({ header }) => header), ...rows].map((row) =>
    row.map((value) => quoted(typeof value === 'number' ? String(value) : inertCell(value ?? ''))).join(','),
  );
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
