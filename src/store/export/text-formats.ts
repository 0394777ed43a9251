import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell } from '../store.ts';
import type { ExportFormat, TableSink } from './sink.ts';
import type { TableShape } from './table-shape.ts';

/** Text gathered before it is written. */
const CHUNK = 1 << 20;

type Line = (row: readonly Cell[]) => string;

/** One file, a line a row, never more than a chunk of it in memory. */
class LinesSink implements TableSink {
  readonly #name: string;
  readonly #file: number;
  readonly #line: Line;
  #text: string;

  constructor(folder: string, name: string, { head, line }: { head: string; line: Line }) {
    this.#name = name;
    this.#file = openSync(join(folder, name), 'wx', 0o600);
    this.#line = line;
    this.#text = head;
  }

  write(row: readonly Cell[]): void {
    this.#text += this.#line(row);
    if (this.#text.length >= CHUNK) this.#flush();
  }

  finish(): string[] {
    this.#flush();
    closeSync(this.#file);
    return [this.#name];
  }

  #flush(): void {
    const bytes = Buffer.from(this.#text);
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    this.#text = '';
  }
}

const SHARED = {
  INTEGER: '十进制整数，最多19位，一位不少',
  REAL: '能还原原值的最短写法',
  TEXT: 'UTF-8，原样',
  BLOB: 'base64',
};

/** Nothing but what needs it is quoted; a text that is empty is, to tell it from no value. */
const QUOTED = /^$|[",\r\n]/u;

export function csvField(value: Cell): string {
  if (value === null) return '';
  const text = Buffer.isBuffer(value) ? value.toString('base64') : String(value);
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const csvLine = (values: readonly Cell[]) => `${values.map(csvField).join(',')}\r\n`;

/** RFC 4180, without a mark at the start: for programs. Formulas are not made harmless: the values are exact. */
export const CSV: ExportFormat = {
  values: { ...SHARED, NULL: '空；空文本写成 ""', line: '换行为 CRLF，首行为列名' },
  open: (folder, table) =>
    new LinesSink(folder, `${table.name}.csv`, {
      head: csvLine(table.columns.map(({ name }) => name)),
      line: csvLine,
    }),
};

export function jsonValue(value: Cell): string {
  if (typeof value === 'bigint') return value.toString();
  if (Buffer.isBuffer(value)) return `"${value.toString('base64')}"`;
  if (typeof value === 'number' && !Number.isFinite(value)) return value > 0 ? '1e999' : '-1e999';
  return JSON.stringify(value);
}

function jsonLine({ columns }: TableShape): Line {
  const names = columns.map(({ name }) => `${JSON.stringify(name)}:`);
  return (row) => `{${row.map((value, i) => `${names[i]}${jsonValue(value)}`).join(',')}}\n`;
}

/** JSON lines. */
export const JSONL: ExportFormat = {
  values: { ...SHARED, NULL: 'null', line: '一行一个对象' },
  open: (folder, table) => new LinesSink(folder, `${table.name}.jsonl`, { head: '', line: jsonLine(table) }),
};
