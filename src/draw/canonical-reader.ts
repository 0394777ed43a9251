import { printable } from '../kernel/text.ts';
import type { Fault, Rate } from './model.ts';

const INTEGER = /^(?:0|[1-9][0-9]{0,6})$/;

/** Lines of a file without their ends; undefined where the bytes are no UTF-8 text. */
export function linesOf(bytes: Uint8Array): string[] | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const lines = text.split('\n');
    if (lines.at(-1) === '') lines.pop();
    return lines;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** `10/100` as a fraction of integers; undefined where it is none. */
export function parseRate(text: string): Rate | undefined {
  const [numerator = '', denominator = '', ...rest] = text.split('/');
  if (rest.length > 0 || !INTEGER.test(numerator) || !INTEGER.test(denominator)) return undefined;
  return { numerator: Number(numerator), denominator: Number(denominator) };
}

/** One file of a record being read: its rows, and the faults found in it. */
export class CanonicalReader {
  readonly faults: Fault[] = [];
  readonly #file: string;
  readonly #bytes: Uint8Array | undefined;
  readonly #lines: readonly string[];

  constructor(files: ReadonlyMap<string, Uint8Array>, file: string) {
    this.#file = file;
    this.#bytes = files.get(file);
    const lines = this.#bytes && linesOf(this.#bytes);
    this.#lines = lines ?? [];
    if (this.#bytes === undefined) this.fault(undefined, '', '缺少此文件');
    else if (lines === undefined) this.fault(undefined, '', '不是 UTF-8 文本');
  }

  fault(line: number | undefined, value: string, message: string): void {
    const place = line === undefined ? {} : { line };
    this.faults.push({ file: this.#file, ...place, value: printable(value), message });
  }

  /** Rows of so many fields, with the line each stands on; others become faults. */
  *rows(fields: number, header: readonly string[] | undefined): Generator<readonly [number, string[]]> {
    for (const [index, text] of this.#lines.entries()) {
      const row = text.split('\t');
      if (index === 0 && header) {
        if (text !== header.join('\t')) this.fault(1, text, `表头应为「${header.join(' ')}」`);
      } else if (row.length === fields) {
        yield [index + 1, row];
      } else {
        this.fault(index + 1, text, `应有${fields}栏（以制表符分隔），现有${row.length}栏`);
      }
    }
  }

  /** Key–value lines, each key of `keys` once; undefined, with faults, where they are not so. */
  values<K extends string>(keys: readonly K[]): RuleValues<K> | undefined {
    const value = new Map<K, string>();
    const lineOf = new Map<K, number>();
    for (const [line, [key = '', text = '']] of this.rows(2, undefined)) {
      const known = keys.find((k) => k === key);
      if (known === undefined || value.has(known)) {
        this.fault(line, key, '规则的键不认识或重复');
        continue;
      }
      value.set(known, text);
      lineOf.set(known, line);
    }
    for (const key of keys) if (!value.has(key)) this.fault(undefined, key, '规则缺少此键');
    if (this.faults.length > 0) return undefined;
    const text = (key: K): string => value.get(key) ?? '';
    return {
      text,
      integer: (key) => this.integer(lineOf.get(key) ?? 0, text(key), key),
      bad: (key, message) => this.fault(lineOf.get(key), text(key), message),
    };
  }

  integer(line: number, text: string, what: string): number {
    if (!INTEGER.test(text)) this.fault(line, text, `${what}应为不带前导 0 的整数`);
    return Number(text);
  }

  /** The file must be written in the one canonical way: order, line ends, nothing in front or behind. */
  requireBytes(canonical: string): void {
    if (this.faults.length > 0 || this.#bytes === undefined) return;
    if (Buffer.compare(this.#bytes, Buffer.from(canonical)) === 0) return;
    const expected = canonical.split('\n');
    const at = this.#lines.findIndex((text, i) => text !== expected[i]);
    const line = at < 0 ? undefined : at + 1;
    this.fault(
      line,
      line === undefined ? '' : (this.#lines[at] ?? ''),
      '不是规范写法（应为 UTF-8 无 BOM、换行 LF、按代码字节序排列、末行有换行）',
    );
  }
}

/** What key–value lines say; `bad` puts a fault on the line of a key. */
export interface RuleValues<K extends string> {
  readonly text: (key: K) => string;
  readonly integer: (key: K) => number;
  readonly bad: (key: K, message: string) => void;
}
